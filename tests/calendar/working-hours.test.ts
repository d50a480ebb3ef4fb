import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { momentWords } from '../../src/calendar/day-words.ts';
import { FIXED_HOLIDAYS } from '../../src/calendar/holidays.ts';
import { addWorkingTime, isWorkingMoment, nextWorkingMoment } from '../../src/calendar/working-hours.ts';

/** As people in Vietnam read it: `2026-11-23 17:00`. */
const local = (time: Date) => new Date(time.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+07:00`);
const MINUTE = 60_000;
const moments = fc.date({ min: at('2026-01-01 00:00'), max: at('2040-01-01 00:00'), noInvalidDate: true });

describe('the next working moment', () => {
  test.each([
    ['in working hours it is now', '2026-11-23 08:15', '2026-11-23 08:15'],
    ['the first minute of a shift is worked', '2026-11-23 07:30', '2026-11-23 07:30'],
    ['before work it is half past seven', '2026-11-23 05:00', '2026-11-23 07:30'],
    ['at noon it is half past one', '2026-11-23 11:30', '2026-11-23 13:30'],
    ['at five work is over', '2026-11-23 17:00', '2026-11-24 07:30'],
    ['on Friday evening it is Monday morning', '2026-11-20 19:00', '2026-11-23 07:30'],
    ['shortly after midnight it is the same day', '2026-11-24 00:10', '2026-11-24 07:30'],
    ['before Tết 2027 it is after the days in lieu', '2027-02-04 17:30', '2027-02-12 07:30'],
  ])('%s', (_name, now, expected) => {
    expect(local(nextWorkingMoment(at(now)))).toBe(expected);
  });

  test('days off and worked Saturdays are data', () => {
    const calendar = { ...FIXED_HOLIDAYS, off: ['2026-11-24'], worked: ['2026-11-28'] };
    expect(local(nextWorkingMoment(at('2026-11-23 18:00'), calendar))).toBe('2026-11-25 07:30');
    expect(local(nextWorkingMoment(at('2026-11-27 18:00'), calendar))).toBe('2026-11-28 07:30');
  });

  test('it is worked, never earlier, and nothing before it is', () => {
    fc.assert(
      fc.property(moments, (now) => {
        const next = nextWorkingMoment(now);
        expect(next.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect(isWorkingMoment(next)).toBe(true);
        expect(nextWorkingMoment(next)).toEqual(next);
        const between = new Date(now.getTime() + Math.floor((next.getTime() - now.getTime()) / 2));
        expect(isWorkingMoment(between)).toBe(between.getTime() === next.getTime());
      }),
    );
  });

  test('a calendar without hours is refused, not searched for ever', () => {
    expect(() => nextWorkingMoment(at('2026-11-23 08:00'), { ...FIXED_HOLIDAYS, shifts: [] })).toThrow(RangeError);
  });
});

describe('working time', () => {
  test.each([
    ['an hour in the morning', '2026-11-23 08:00', 60, '2026-11-23 09:00'],
    ['the noon does not count', '2026-11-23 11:00', 60, '2026-11-23 14:00'],
    ['what ends with the shift ends there', '2026-11-23 10:30', 60, '2026-11-23 11:30'],
    ['the night does not count', '2026-11-23 16:45', 60, '2026-11-24 08:15'],
    ['nor the weekend', '2026-11-20 18:00', 60, '2026-11-23 08:30'],
    ['no time at all is the same moment, or the next that is worked', '2026-11-21 18:00', 0, '2026-11-23 07:30'],
    ['a whole day is seven and a half hours', '2026-11-23 07:30', 450, '2026-11-23 17:00'],
  ])('%s', (_name, from, minutes, expected) => {
    expect(local(addWorkingTime(at(from), minutes * MINUTE))).toBe(expected);
  });

  test('more time ends later, and two parts end where the whole does', () => {
    const minutes = fc.integer({ min: 1, max: 3_000 });
    fc.assert(
      fc.property(moments, minutes, minutes, (from, first, second) => {
        const half = addWorkingTime(from, first * MINUTE);
        const whole = addWorkingTime(from, (first + second) * MINUTE);
        expect(whole.getTime()).toBeGreaterThan(half.getTime());
        expect(addWorkingTime(half, second * MINUTE)).toEqual(whole);
      }),
    );
  });

  test.each([-1, Number.NaN])('%p is refused', (ms) => {
    expect(() => addWorkingTime(at('2026-11-23 08:00'), ms)).toThrow(RangeError);
  });
});

describe('a moment in words', () => {
  test.each([
    ['2026-11-23 13:30', '2026-11-23 12:00', '13 giờ 30 hôm nay', '13:30 today'],
    ['2026-11-24 07:30', '2026-11-23 18:00', '7 giờ 30, thứ Ba, 24/11', '7:30, Tuesday, 24/11'],
    ['2026-11-24 08:00', '2026-11-23 23:30', '8 giờ, thứ Ba, 24/11', '8:00, Tuesday, 24/11'],
  ])('%s seen at %s', (moment, now, vi, en) => {
    expect(momentWords(at(moment), at(now), 'vi')).toBe(vi);
    expect(momentWords(at(moment), at(now), 'en')).toBe(en);
  });
});
