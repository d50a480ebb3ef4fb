const ZONE_MS = 7 * 3_600_000;

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
