import { two } from './day-arithmetic.ts';
import { NUMBER, numberOf } from './spoken-number.ts';

export interface ClockTime {
  /** `HH:MM`. */
  iso: string;
  /** Whether it may be in the morning or in the evening. */
  unsure: boolean;
}

/** The hours in a text. @param said its spoken words, joined with blanks, a blank at each end. */
export function timesOf(said: string): ClockTime[] {
  const times: ClockTime[] = [];
  clock.lastIndex = 0;
  for (let match = clock.exec(said); match; match = clock.exec(said)) {
    const [all, , plainHour, minuteSaid, half, less, colonHour, colonMinute, halfHour, part] = match;
    // "Mười rưỡi" is an hour only with the part of the day: "2 rưỡi" may be anything.
    if (halfHour !== undefined && part === undefined) continue;
    const hourSaid = plainHour ?? halfHour;
    let hour = colonHour === undefined ? numberOf(hourSaid!) : Number(colonHour);
    let minute =
      colonMinute === undefined ? (minuteSaid === undefined ? 0 : numberOf(minuteSaid)) : Number(colonMinute);
    if (half !== undefined || halfHour !== undefined) minute = 30;
    if (less !== undefined) {
      hour -= 1;
      minute = 60 - numberOf(less);
    }
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59) continue;
    const before = said.slice(Math.max(0, match.index - 40), match.index);
    // "8 giờ đồng hồ", "2 giờ liền": how long, not when.
    if (/^ (?:dong ho|lien|nua|truoc)/.test(said.slice(match.index + all.length))) continue;
    const partOfDay = part ?? partBefore.exec(before)?.[1];
    const bare = partOfDay === undefined && hour >= 1 && hour <= 9;
    times.push({ iso: `${two(inDay(hour, partOfDay))}:${two(minute)}`, unsure: bare && hour >= 5 });
    if (times.length >= 10) break;
  }
  return times;
}

const clock = new RegExp(
  ` (?:(luc|vao|khoang|hoi) )?(?:(${NUMBER}) (?:h|g|gio)(?: (?:(?!\\d+ (?:h|g|gio|nguoi|ho|/))(\\d{1,2}|(?:(?:hai|ba|bon|nam) )?muoi(?: lam| nam)?)(?: phut| p)?(?= )|(ruoi)|kem (${NUMBER})(?: phut| p)?))?|(\\d{1,2}):(\\d{2})|(${NUMBER}) ruoi)(?: (sang|trua|chieu|toi|dem|khuya))?(?= )`,
  'g',
);
/** "tối thứ Sáu 7h", "chiều 16/11 lúc 2h". */
const partBefore =
  / (sang|trua|chieu|toi|dem|khuya)(?: (?:nay|mai|qua|kia|hom|thu|chu|nhat|cn|t|ngay|mot2?|hai|ba|tu4?|nam|sau|bay|ram|mung|mong|muoi|gieng|chap|[2-7]|\d{1,2}\/\d{1,2}(?:\/\d{2,4})?|luc|vao|khoang|tu|thang|\d{1,2}|\|)){0,7}$/;

function inDay(hour: number, part: string | undefined): number {
  if (hour === 24) return 0;
  if (hour > 12) return hour;
  switch (part) {
    case 'sang':
      return hour === 12 ? 0 : hour;
    case 'trua':
      return hour <= 3 ? hour + 12 : hour;
    case 'chieu':
    case 'toi':
      return hour === 12 ? (part === 'toi' ? 0 : 12) : hour + 12;
    case 'dem':
    case 'khuya':
      return hour === 12 ? 0 : hour >= 6 ? hour + 12 : hour;
    default:
      // Nobody meets between one and four in the night.
      return hour >= 1 && hour <= 4 ? hour + 12 : hour;
  }
}
