import { dayWords } from '../calendar/day-words.ts';

/** The day of a moment (milliseconds since the epoch) in Asia/Ho_Chi_Minh, as people say it: `thứ Năm, 26/11`. */
export function sayDate(moment: number, lang: 'vi' | 'en' = 'vi'): string {
  return dayWords(new Date(moment), lang);
}
