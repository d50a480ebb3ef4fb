import { expect, test } from '@jest/globals';
import { daySchema } from '../../src/calendar/day-schema.ts';

test.each([
  ['2026-11-30', true],
  ['1900-01-01', true],
  ['2099-12-31', true],
  // PostgreSQL knows no year 0, and a plan up to the year 9999 takes minutes.
  ['0000-01-01', false],
  ['1899-12-31', false],
  ['2100-01-01', false],
  ['9999-12-31', false],
  ['2026-02-30', false],
  ['30/11/2026', false],
])('the day %s can be entered: %s', (day, fits) => {
  expect(daySchema.safeParse(day).success).toBe(fits);
});
