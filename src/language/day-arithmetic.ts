import { solarOf } from '../calendar/lunar.ts';

// Days are numbered from 1/1/1970, as they are in Asia/Ho_Chi_Minh.

const DAY_MS = 86_400_000;
const ZONE_MS = 7 * 3_600_000;

/** The day of a moment in milliseconds. */
export const dayOf = (moment: number) => Math.floor((moment + ZONE_MS) / DAY_MS);

/** @param day 1 Monday to 7 Sunday. */
export function weekday(today: number, day: number, tail: string, plans: boolean): number {
  const start = monday(today);
  if (/^tuan (?:truoc|roi|qua)/.test(tail)) return start - 7 + day - 1;
  if (/^tuan (?:sau|toi)/.test(tail)) return start + 7 + day - 1;
  const here = start + day - 1;
  if (tail === 'tuan nay') return here;
  if (/^(?:vua|qua|truoc)/.test(tail)) return here < today ? here : here - 7;
  if (/^(?:toi|sau)/.test(tail)) return here > today ? here : here + 7;
  if (plans) return here >= today ? here : here + 7;
  return here <= today ? here : here - 7;
}

/** 1/1/1970 was a Thursday. */
export const monday = (day: number) => day - ((((day + 3) % 7) + 7) % 7);

export function monthsAgo(today: number, months: number): number {
  const [year, month, day] = isoOf(today).split('-').map(Number) as [number, number, number];
  const target = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  return Math.floor(Date.UTC(target.getUTCFullYear(), target.getUTCMonth(), Math.min(day, last)) / DAY_MS);
}

export function partOfMonth(today: number, part: string, tail: string | undefined, plans: boolean): string {
  const shift = tail === undefined ? 0 : /^(?:truoc|roi)/.test(tail) ? 1 : /^(?:sau|toi)/.test(tail) ? -1 : 0;
  const month = isoOf(monthsAgo(today, shift)).slice(0, 7);
  const iso = dayOfPart(month, part);
  if (tail !== undefined) return iso;
  if (plans && iso < isoOf(today)) return dayOfPart(isoOf(monthsAgo(today, -1)).slice(0, 7), part);
  if (!plans && iso > isoOf(today)) return dayOfPart(isoOf(monthsAgo(today, 1)).slice(0, 7), part);
  return iso;
}

function dayOfPart(month: string, part: string): string {
  if (part !== 'cuoi') return `${month}-${part === 'dau' ? '01' : '15'}`;
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

export function monthSaid(
  part: string | undefined,
  month: number,
  yearSaid: string | undefined,
  today: number,
  plans: boolean,
): { iso: string } | null {
  if (month < 1 || month > 12) return null;
  const [year, thisMonth] = isoOf(today).split('-').map(Number) as [number, number];
  const near = plans ? (month < thisMonth ? year + 1 : year) : month > thisMonth ? year - 1 : year;
  const iso = `${yearSaid ?? near}-${two(month)}`;
  return { iso: part ? dayOfPart(iso, part) : iso };
}

/** Without a year the nearest: to come for plans, past for the rest, but a day up to two months ahead is meant as ahead. */
export function solarDay(
  today: number,
  day: number,
  month: number,
  year: number | null,
  plans: boolean,
): string | null {
  if (year !== null) return isoDay(year, month, day);
  const thisYear = Number(isoOf(today).slice(0, 4));
  const here = isoDay(thisYear, month, day);
  if (!here) return isoDay(thisYear + 1, month, day) ?? isoDay(thisYear - 1, month, day);
  const ahead = Date.parse(here) / DAY_MS - today;
  if (plans) return ahead < -60 ? isoDay(thisYear + 1, month, day) : here;
  if (ahead > 60) return isoDay(thisYear - 1, month, day);
  return ahead < -305 ? isoDay(thisYear + 1, month, day) : here;
}

export function lunarDay(today: number, day: number, month: number, plans: boolean): string | null {
  const year = Number(isoOf(today).slice(0, 4));
  const around = [year - 1, year, year + 1].flatMap((one) => solarOf({ year: one, month, day }) ?? []);
  const iso = isoOf(today);
  if (plans) return around.find((one) => one >= iso) ?? null;
  // Without a plan the nearest.
  return around.sort((one, other) => distance(one, today) - distance(other, today))[0] ?? null;
}

/** The Tết that was last. */
export function lastNewYear(today: number): string | null {
  const year = Number(isoOf(today).slice(0, 4));
  const ends = [year - 1, year].flatMap((one) => solarOf({ year: one, month: 1, day: 1 }) ?? []);
  return ends.findLast((one) => one <= isoOf(today)) ?? null;
}

/** A lunar day without its month: this month's or the next. */
export function nearLunarDay(today: number, day: number, plans: boolean): string | null {
  const iso = isoOf(today);
  const year = Number(iso.slice(0, 4));
  const around = [...eachMonth(year - 1, day), ...eachMonth(year, day)];
  return (plans ? around.find((one) => one >= iso) : around.findLast((one) => one <= iso)) ?? null;
}

/** A day of all months of a lunar year, in order. Reckoning with the moon takes long, and people say "rằm" and "mùng một" all year. */
function eachMonth(year: number, day: number): readonly string[] {
  const name = `${year} ${day}`;
  let days = lunarDays.get(name);
  if (!days) {
    if (lunarDays.size >= MOST_DAYS) lunarDays.clear();
    days = Array.from({ length: 12 }, (_, index) => solarOf({ year, month: index + 1, day }) ?? []).flat();
    lunarDays.set(name, days);
  }
  return days;
}

const lunarDays = new Map<string, readonly string[]>();

const distance = (iso: string, today: number) => Math.abs(Date.parse(iso) / DAY_MS - today);

export function isoDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1900 || year > 2200) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

export function isoOf(day: number): string {
  let iso = isoDays.get(day);
  if (iso === undefined) {
    if (isoDays.size >= MOST_DAYS) isoDays.clear();
    iso = new Date(day * DAY_MS).toISOString().slice(0, 10);
    isoDays.set(day, iso);
  }
  return iso;
}

/** People speak of the same days: those of these weeks. */
const isoDays = new Map<number, string>();
const MOST_DAYS = 1_000;

export const two = (value: number) => String(value).padStart(2, '0');
