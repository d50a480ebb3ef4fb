import type { Words } from './words.ts';

const ZONE = 'Asia/Ho_Chi_Minh';

const dayFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const timeFormat = new Intl.DateTimeFormat('vi-VN', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** `2026-11-23`: the day where the people live, whatever zone the phone is set to. */
export function dayOf(at: Date): string {
  return dayFormat.format(at);
}

/** `08:05` */
export function timeOf(at: Date): string {
  return timeFormat.format(at);
}

/** `Hôm nay`, `Hôm qua`, `thứ Hai, 23/11`, and with the year where that is another. */
export function dayWords(at: Date, now: Date, words: Pick<Words, 'today' | 'yesterday' | 'weekdays'>): string {
  const day = dayOf(at);
  if (day === dayOf(now)) return words.today;
  if (day === dayOf(new Date(now.getTime() - 24 * 60 * 60_000))) return words.yesterday;
  const [year, month, date] = day.split('-');
  const weekday = words.weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()];
  const thisYear = dayOf(now).startsWith(year!);
  return `${weekday}, ${Number(date)}/${Number(month)}${thisYear ? '' : `/${year}`}`;
}
