/** Pure: days are `YYYY-MM-DD`, months `YYYY-MM`; reckoned in UTC, so that no zone of a machine moves them. */

const DAY_MS = 86_400_000;

const utc = (day: string) => Date.parse(`${day}T00:00:00Z`);

export function plusDays(day: string, days: number): string {
  return new Date(utc(day) + days * DAY_MS).toISOString().slice(0, 10);
}

export function plusMonths(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

export function lastDayOf(month: string): string {
  return plusDays(`${plusMonths(month, 1)}-01`, -1);
}

/** Whole weeks, Monday to Sunday, that hold a month. */
export function weeksOf(month: string): { from: string; to: string } {
  const first = `${month}-01`;
  const last = lastDayOf(month);
  return { from: plusDays(first, -mondayBased(first)), to: plusDays(last, 6 - mondayBased(last)) };
}

/** 0 Monday to 6 Sunday. */
export function mondayBased(day: string): number {
  return (new Date(utc(day)).getUTCDay() + 6) % 7;
}

/** `18/12/2026`, as people here write it in both languages. */
export function dayText(day: string): string {
  return day.split('-').reverse().join('/');
}

/** `18/12` */
export function shortDay(day: string): string {
  return dayText(day).slice(0, 5);
}
