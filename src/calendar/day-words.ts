import type { Shift } from './holidays.ts';

const ZONE_MS = 7 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

const WEEKDAYS = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

/** The day of a moment, in Asia/Ho_Chi_Minh, as people say it: `thứ Năm, 26/11`; `Thursday, 26/11`. */
export function dayWords(moment: Date, lang: 'vi' | 'en'): string {
  const local = new Date(moment.getTime() + ZONE_MS);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${WEEKDAYS[lang][local.getUTCDay()]}, ${two(local.getUTCDate())}/${two(local.getUTCMonth() + 1)}`;
}

/** A moment as people say it: `7 giờ 30, thứ Hai, 24/11`; of the day of `now`: `13 giờ 30 hôm nay`. */
export function momentWords(moment: Date, now: Date, lang: 'vi' | 'en'): string {
  const local = new Date(moment.getTime() + ZONE_MS);
  const hour = hourWords(local.getUTCHours(), local.getUTCMinutes(), lang);
  if (Math.floor((now.getTime() + ZONE_MS) / DAY_MS) !== Math.floor(local.getTime() / DAY_MS))
    return `${hour}, ${dayWords(moment, lang)}`;
  return lang === 'en' ? `${hour} today` : `${hour} hôm nay`;
}

/** The hours of a working day: `7 giờ 30 – 11 giờ 30 và 13 giờ 30 – 17 giờ`. */
export function shiftWords(shifts: readonly Shift[], lang: 'vi' | 'en'): string {
  const hour = (time: string) => {
    const [hours, minutes] = time.split(':').map(Number) as [number, number];
    return hourWords(hours, minutes, lang);
  };
  return shifts.map(({ from, to }) => `${hour(from)} – ${hour(to)}`).join(lang === 'vi' ? ' và ' : ' and ');
}

function hourWords(hours: number, minutes: number, lang: 'vi' | 'en'): string {
  const two = String(minutes).padStart(2, '0');
  if (lang === 'en') return `${hours}:${two}`;
  return minutes === 0 ? `${hours} giờ` : `${hours} giờ ${two}`;
}
