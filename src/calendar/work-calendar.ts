import { FIXED_HOLIDAYS, type WorkCalendar } from './holidays.ts';
import { solarOf } from './lunar.ts';

const DAY_MS = 86_400_000;

/** Years whose days off are worked out: beyond them only the fixed ones are known. */
const YEARS = { first: 2026, last: 2060 } as const;

/**
 * The calendar of the office: the fixed holidays, those that follow the moon, and a day in lieu for each that falls on a weekend
 * (Bộ luật Lao động 45/2019/QH14, Điều 111.3 and 112). What a yearly decision sets otherwise is added to `off` or `worked`.
 */
export const WORK_CALENDAR: WorkCalendar = {
  ...FIXED_HOLIDAYS,
  off: Array.from({ length: YEARS.last - YEARS.first + 1 }, (_, index) => daysOffOf(YEARS.first + index)).flat(),
};

/**
 * The days off of one year that have no fixed date: Tết, 10/3, and the days in lieu. `YYYY-MM-DD`, in order. Of the five days of
 * Tết the Government sets each year whether one or two lie before it: here it is one, as in its decision for 2026.
 */
export function daysOffOf(year: number): string[] {
  const tet = solarOf({ year, month: 1, day: 1 })!;
  const lunar = [...[-1, 0, 1, 2, 3].map((days) => later(tet, days)), solarOf({ year, month: 3, day: 10 })!];
  const taken = new Set([...lunar, ...FIXED_HOLIDAYS.yearly.map((day) => `${year}-${day}`)]);
  const inLieu: string[] = [];
  for (const holiday of [...taken].sort()) {
    if (!isWeekend(holiday)) continue;
    let day = holiday;
    while (isWeekend(day) || taken.has(day)) day = later(day, 1);
    taken.add(day);
    inLieu.push(day);
  }
  return [...lunar, ...inLieu].sort();
}

function later(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}
