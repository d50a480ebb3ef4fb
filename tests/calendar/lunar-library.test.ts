import { createRequire } from 'node:module';
import { expect, test } from '@jest/globals';
import { lunarOf, solarOf } from '../../src/calendar/lunar.ts';

interface ChineseDay {
  getYear(): number;
  getMonth(): number;
  getDay(): number;
}

const { Solar } = createRequire(import.meta.url)('lunar-javascript') as {
  Solar: { fromYmd(year: number, month: number, day: number): { getLunar(): ChineseDay } };
};

/** The library counts in Beijing's time, an hour ahead of ours: months differ where a new moon falls between 23:00 and midnight here. */
const FIRST = 2000;
const LAST = 2050;

/** Years of these fifty in which the Vietnamese Tết is another day than the Chinese new year. */
const OTHER_TET: Readonly<Record<number, [ours: string, theirs: string]>> = {
  2007: ['2007-02-17', '2007-02-18'],
  2030: ['2030-02-02', '2030-02-03'],
};

test('Tết is the new year of an independent library in fifty years, except where the hour between Hà Nội and Beijing parts them', () => {
  for (let year = FIRST; year <= LAST; year += 1) {
    const ours = solarOf({ year, month: 1, day: 1 })!;
    const [, theirs] = OTHER_TET[year] ?? [ours, ours];
    const lunar = Solar.fromYmd(...parts(theirs)).getLunar();
    expect({ year, month: lunar.getMonth(), day: lunar.getDay() }).toEqual({ year, month: 1, day: 1 });
    const other = OTHER_TET[year];
    if (other) expect(ours).toBe(other[0]);
  }
});

test('on every eleventh day of fifty years no date differs by more than the one day that an hour can make', () => {
  let different = 0;
  let days = 0;
  for (let moment = Date.UTC(FIRST, 0, 1); moment < Date.UTC(LAST + 1, 0, 1); moment += 11 * 86_400_000) {
    const [year, month, day] = parts(new Date(moment).toISOString().slice(0, 10));
    const ours = lunarOf(year, month, day);
    const theirs = Solar.fromYmd(year, month, day).getLunar();
    days += 1;
    if (ours.day === theirs.getDay()) continue;
    different += 1;
    const off = Math.abs(ours.day - theirs.getDay());
    expect(off === 1 || off === 28 || off === 29).toBe(true);
  }
  // A new moon lies in that hour once in 24 months: about a month of each twenty-four.
  expect(different / days).toBeLessThan(1 / 18);
  expect(different).toBeGreaterThan(0);
});

function parts(day: string): [number, number, number] {
  return day.split('-').map(Number) as [number, number, number];
}
