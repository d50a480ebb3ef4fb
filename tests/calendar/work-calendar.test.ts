import { describe, expect, test } from '@jest/globals';
import { daysOffOf, WORK_CALENDAR } from '../../src/calendar/work-calendar.ts';
import { addWorkingDays, isWorkingDay } from '../../src/calendar/working-days.ts';

const noon = (day: string) => new Date(`${day}T12:00:00+07:00`);

describe('days off that have no fixed date', () => {
  test('2026 is as it was announced: 14/2 to 22/2 for Tết, and 27/4 for a Sunday', () => {
    expect(daysOffOf(2026)).toEqual([
      '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-04-26', '2026-04-27',
    ]); // biome-ignore format: a list of days
  });

  test('Tết on a weekend is made up for behind it', () => {
    // 6 and 7 February 2027 are Saturday and Sunday: the two days in lieu follow mùng 4.
    expect(daysOffOf(2027).slice(0, 7)).toEqual([
      '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11',
    ]); // biome-ignore format: a list of days
  });

  test('no day is off twice, and every one in lieu is a weekday', () => {
    for (let year = 2026; year <= 2060; year += 1) {
      const days = daysOffOf(year);
      expect(new Set(days).size).toBe(days.length);
      expect(days.length).toBeLessThanOrEqual(14);
      for (const day of days) expect(isWorkingDay(noon(day))).toBe(false);
    }
  });
});

test('nothing is promised for Tết', () => {
  expect(WORK_CALENDAR.off).toContain('2027-02-08');
  expect(addWorkingDays(noon('2027-02-04'), 1).toISOString()).toBe('2027-02-12T10:00:00.000Z');
});
