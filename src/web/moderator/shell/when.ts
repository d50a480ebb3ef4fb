/** Pure: how long ago, and until when, in the town's days. Which words are meant, and with what in them. */

const ZONE = 'Asia/Ho_Chi_Minh';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FEW_HOURS = 4 * HOUR;

export type AgoWords =
  | {
      key: 'when.now' | 'when.minutes' | 'when.hours' | 'when.yesterday';
      count: number;
      time: string;
      text?: undefined;
    }
  | { key?: undefined; count?: undefined; time?: undefined; text: string };

/** `at` seen from `now`: minutes, hours, yesterday, then the date. */
export function agoWords(at: Date, now: Date, language: string): AgoWords {
  const passed = now.getTime() - at.getTime();
  const time = clockTime(at, language);
  // Clocks of server and browser differ by seconds; nothing happens in the future.
  if (passed < MINUTE) return { key: 'when.now', count: 0, time };
  if (passed < HOUR) return { key: 'when.minutes', count: Math.floor(passed / MINUTE), time };
  const days = daysBetween(at, now);
  if (days === 0) return { key: 'when.hours', count: Math.floor(passed / HOUR), time };
  if (days === 1) return { key: 'when.yesterday', count: 1, time };
  return { text: days < 7 ? `${weekday(at, language)} ${time}` : shortDate(at, now, language) };
}

export interface DueWords {
  late: boolean;
  key:
    | 'due.lateMinutes'
    | 'due.lateHours'
    | 'due.lateDays'
    | 'due.leftMinutes'
    | 'due.leftHours'
    | 'due.today'
    | 'due.tomorrow'
    | 'due.leftDays';
  count: number;
  time: string;
}

/**
 * A day is a day of the calendar: what was due yesterday at 17:00 is late by one day this morning. What is a few hours off is told by
 * these, also over midnight.
 */
export function dueWords(due: Date, now: Date, language: string): DueWords {
  const left = due.getTime() - now.getTime();
  const days = daysBetween(now, due);
  const time = clockTime(due, language);
  const words = (key: DueWords['key'], count = 0): DueWords => ({ late: left < 0, key, count, time });
  if (left < 0) {
    if (-left < HOUR) return words('due.lateMinutes', Math.max(1, Math.floor(-left / MINUTE)));
    return days === 0 || -left < FEW_HOURS
      ? words('due.lateHours', Math.floor(-left / HOUR))
      : words('due.lateDays', -days);
  }
  if (left < HOUR) return words('due.leftMinutes', Math.max(1, Math.ceil(left / MINUTE)));
  if (left < FEW_HOURS) return words('due.leftHours', Math.floor(left / HOUR));
  if (days === 0) return words('due.today');
  return days === 1 ? words('due.tomorrow') : words('due.leftDays', days);
}

/** Whole days of the town's calendar from `from` to `to`. */
export function daysBetween(from: Date, to: Date): number {
  return Math.round((dayStart(to) - dayStart(from)) / (24 * HOUR));
}

/** `2026-11-23` in the town. */
export function townDay(at: Date): string {
  return formatter('en-CA', { dateStyle: 'short' }).format(at);
}

/** `14:05` */
export function clockTime(at: Date, language: string): string {
  return formatter(locale(language), { hour: '2-digit', minute: '2-digit', hour12: false }).format(at);
}

/** `thứ Năm, 26/11/2026, 17:00`, for tooltips and the facts of an issue. */
export function fullDate(at: Date, language: string): string {
  return `${weekday(at, language)}, ${date(at, language, { day: '2-digit', month: '2-digit', year: 'numeric' })}, ${clockTime(at, language)}`;
}

/** `thứ Năm, 26/11` */
export function dayDate(at: Date, language: string): string {
  return `${weekday(at, language)}, ${date(at, language, { day: '2-digit', month: '2-digit' })}`;
}

function shortDate(at: Date, now: Date, language: string): string {
  const sameYear = townDay(at).slice(0, 4) === townDay(now).slice(0, 4);
  return date(at, language, { day: '2-digit', month: '2-digit', ...(sameYear ? {} : { year: 'numeric' }) });
}

const WEEKDAYS_VI = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];

function weekday(at: Date, language: string): string {
  if (language !== 'vi') return date(at, language, { weekday: 'short' });
  return WEEKDAYS_VI[new Date(`${townDay(at)}T00:00:00Z`).getUTCDay()]!;
}

/** Day before month in both languages, with strokes: what people here write. */
function date(at: Date, language: string, format: Intl.DateTimeFormatOptions): string {
  return formatter(locale(language), format).format(at).replaceAll('-', '/');
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Made once of each kind: to make one takes a hundred times as long as to use it, and a list has many dates. */
function formatter(tag: string, format: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag + JSON.stringify(format);
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(tag, { timeZone: ZONE, ...format });
  formatters.set(key, made);
  return made;
}

function locale(language: string): string {
  return language === 'vi' ? 'vi-VN' : 'en-GB';
}

function dayStart(at: Date): number {
  return Date.parse(`${townDay(at)}T00:00:00Z`);
}
