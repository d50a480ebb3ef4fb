import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isTetGap, mayRemind, nextLoudMoment } from '../../src/calendar/quiet.ts';
import { momentOn, plusDays, townDay } from '../../src/calendar/town-day.ts';

test.each([
  ['2026-11-23', '20:59', '20:59'],
  ['2026-11-23', '06:30', '06:30'],
  ['2026-11-23', '06:29', '06:30'],
])('%s %s: the next moment to remind is %s of that day', (day, hour, next) => {
  expect(nextLoudMoment(momentOn(day, hour))).toEqual(momentOn(day, next));
});

test('at nine in the evening it is the next morning', () => {
  expect(nextLoudMoment(momentOn('2026-11-23', '21:00'))).toEqual(momentOn('2026-11-24', '06:30'));
});

test('nothing from 27 Chạp to mùng 5: in 2027 from 03/02 to 10/02', () => {
  const days = Array.from({ length: 40 }, (_, index) => plusDays('2027-01-20', index));
  const gap = days.filter(isTetGap);
  expect([gap[0], gap.at(-1), gap.length]).toEqual(['2027-02-03', '2027-02-10', 8]);
  expect(nextLoudMoment(momentOn('2027-02-02', '21:30'))).toEqual(momentOn('2027-02-11', '06:30'));
});

test('the next loud moment is loud, not before, and at most ten days off', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2024-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
      (moment) => {
        const next = nextLoudMoment(moment);
        expect(mayRemind(next)).toBe(true);
        expect(next >= moment).toBe(true);
        expect(Date.parse(townDay(next)) - Date.parse(townDay(moment))).toBeLessThanOrEqual(11 * 86_400_000);
      },
    ),
    { numRuns: 300 },
  );
});
