import type { Lang } from '../src/engine/index.ts';
import { dayOf, isoOf } from '../src/language/day-arithmetic.ts';
import { sayDate } from '../src/language/say-date.ts';

/** The day of a moment (milliseconds since the epoch) in the town: `2026-11-23`. */
export function townDay(now: number): string {
  return isoOf(dayOf(now));
}

/** A day as people say it: `Chủ nhật, 15/11`. */
export function sayDay(day: string, lang: Lang): string {
  return sayDate(Date.parse(`${day}T12:00:00+07:00`), lang);
}

/** With its year, for the day of a law: `16/6/2025`. */
export function sayFullDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date}/${month}/${year}`;
}

/** `08:00` as `8 giờ`, `17:30` as `17 giờ 30`. */
export function sayHour(time: string, lang: Lang): string {
  const [hour, minute] = time.split(':').map(Number);
  if (lang === 'en') return `${hour}:${String(minute).padStart(2, '0')}`;
  return minute === 0 ? `${hour} giờ` : `${hour} giờ ${String(minute).padStart(2, '0')}`;
}
