import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FIXED_HOLIDAYS } from '../../src/calendar/holidays.ts';
import { addWorkingDays, isWorkingDay } from '../../src/calendar/working-days.ts';

/** As people in Vietnam read it: `2026-11-23 17:00`. */
const local = (time: Date) => new Date(time.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+07:00`);

describe('addWorkingDays', () => {
  test.each([
    ['a working day later is the end of the next day', '2026-11-23 08:00', 1, '2026-11-24 17:00'],
    ['the evening counts as its day', '2026-11-23 23:59', 1, '2026-11-24 17:00'],
    [
      'the first minute of a day is that day, though it is still yesterday in UTC',
      '2026-11-24 00:01',
      1,
      '2026-11-25 17:00',
    ],
    ['a weekend is jumped over', '2026-11-20 09:00', 1, '2026-11-23 17:00'],
    ['what comes on a Sunday is due a working day after it', '2026-11-22 09:00', 1, '2026-11-23 17:00'],
    ['ten working days are two weeks', '2026-11-23 08:00', 10, '2026-12-07 17:00'],
    ['New Year is a day off', '2026-12-31 08:00', 1, '2027-01-04 17:00'],
    ['30/4 and 1/5 are days off', '2026-04-29 08:00', 1, '2026-05-04 17:00'],
    ['no days: the end of the same day', '2026-11-23 08:00', 0, '2026-11-23 17:00'],
    ['no days from a Saturday: the end of Monday', '2026-11-21 08:00', 0, '2026-11-23 17:00'],
  ])('%s', (_name, from, days, expected) => {
    expect(local(addWorkingDays(at(from), days))).toBe(expected);
  });

  test('days off and worked Saturdays are data', () => {
    const calendar = { ...FIXED_HOLIDAYS, off: ['2026-11-24'], worked: ['2026-11-28'] };
    expect(local(addWorkingDays(at('2026-11-23 08:00'), 1, calendar))).toBe('2026-11-25 17:00');
    expect(local(addWorkingDays(at('2026-11-27 08:00'), 1, calendar))).toBe('2026-11-28 17:00');
  });

  test('the result is always 17:00 of a working day, later for more days', () => {
    const times = fc.date({ min: at('2026-01-01 00:00'), max: at('2030-01-01 00:00'), noInvalidDate: true });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const due = addWorkingDays(from, days);
        expect(local(due).slice(11)).toBe('17:00');
        expect(isWorkingDay(due)).toBe(true);
        expect(due.getTime()).toBeGreaterThan(from.getTime());
        expect(addWorkingDays(from, days + 1).getTime()).toBeGreaterThan(due.getTime());
      }),
    );
  });

  test.each([-1, 1.5, Number.NaN, 1001])('%p working days are refused', (days) => {
    expect(() => addWorkingDays(at('2026-11-23 08:00'), days)).toThrow(RangeError);
  });
});
