import { solarOf } from '../calendar/lunar.ts';
import type { SpokenWord } from './spoken-words.ts';

export interface When {
  /** The day since which something is so: `YYYY-MM-DD`; `YYYY-MM` or `YYYY` where only that was said. */
  since: string | null;
  /** The day on which something is or was: likewise. */
  date: string | null;
  /** `HH:MM`. */
  time: string | null;
  /** Whether the hour may be one of the morning or of the evening. */
  unsureTime: boolean;
  /** Whether a day was said by the moon. */
  lunar: boolean;
}

interface Day {
  /** Index into the joined words. */
  at: number;
  end: number;
  iso: string;
  /** "từ", "… nay": since then. */
  from: boolean;
  lunar?: boolean;
}

const DAY_MS = 86_400_000;
const ZONE_MS = 7 * 3_600_000;
const NUM =
  '\\d{1,3}|(?:(?:hai|ba|bon|nam|sau|bay|tam|chin) )?muoi(?: (?:mot|hai|ba|bon|tu4?|lam|nam|sau|bay|tam|chin))?|mot|hai|ba|bon|tu4|nam|sau|bay|tam|chin';
const WEEKDAY = 'hai|ba|tu4?|nam|sau|bay|[2-7]';

/**
 * Days and hours in a text, in Asia/Ho_Chi_Minh.
 * @param plans whether it is about something to come: then "thứ Bảy" is the next one, else the last.
 */
export function whenOf(
  words: readonly SpokenWord[],
  { now, plans, changes }: { now: number; plans: boolean; changes: boolean },
): When {
  const said = ` ${words.map(({ word }) => word).join(' ')} `;
  const today = Math.floor((now + ZONE_MS) / DAY_MS);
  const days = daysOf(said, today, plans);
  const times = timesOf(said);
  // A change tells the old day first.
  const day = changes ? days.at(-1) : days[0];
  const time = (changes ? times.at(-1) : times[0]) ?? null;
  const since =
    days.find((one) => one.from && one.iso <= isoOf(today)) ??
    (!plans && day && day.iso <= isoOf(today) ? day : undefined);
  const date = plans ? day : (days.find((one) => one !== since && one.iso > isoOf(today)) ?? (since ? undefined : day));
  return {
    since: (!plans && since?.iso) || null,
    date: date?.iso ?? null,
    time: time?.iso ?? null,
    unsureTime: time?.unsure ?? false,
    lunar: days.some((one) => one.lunar),
  };
}

/** A way to say a day. Every pattern is linear: bounded counts, no nested repetition. */
interface Way {
  pattern: RegExp;
  read: (
    match: RegExpMatchArray,
    today: number,
    plans: boolean,
  ) => { iso: string | null; from?: boolean; lunar?: boolean } | null;
}

const ways: readonly Way[] = [
  {
    pattern: new RegExp(
      ` (?:(mung|mong|ngay) )?(${NUM}|ram|chap) (?:thang )(${NUM}|gieng|chap)(?: (am|al))?(?: lich)?(?: nam (\\d{4}))?(?= )`,
      'g',
    ),
    read: ([, opening, day, month, lunarSaid, year], today, plans) => {
      if (day === 'chap') return null;
      const lunar = day === 'ram' || month === 'gieng' || month === 'chap' || lunarSaid !== undefined;
      const dayNumber = day === 'ram' ? 15 : numberOf(day!);
      const monthNumber = month === 'gieng' ? 1 : month === 'chap' ? 12 : numberOf(month!);
      // To the old, tháng Một is the eleventh month of the moon.
      const lunarMonth = lunarSaid !== undefined && month === 'mot' ? 11 : monthNumber;
      if (lunar) return { iso: lunarDay(today, dayNumber, lunarMonth, plans), lunar: true };
      if (!opening && !/\d/.test(day!) && year === undefined && dayNumber < 4) return null;
      return { iso: solarDay(today, dayNumber, monthNumber, year ? Number(year) : null, plans) };
    },
  },
  {
    pattern:
      / (\d{1,2})([/.-])(\d{1,2})(?:\2(\d{2}|\d{4}))?(?: (am|al)(?: lich)?)?(?= (?!trieu|ty|nghin|kg|met|m |km|%))/g,
    read: readSlashed,
  },
  {
    pattern: new RegExp(` (?:mung|mong) (${NUM})(?: (tet))?(?= )`, 'g'),
    read: ([, day, tet], today, plans) => ({
      iso: tet ? lunarDay(today, numberOf(day!), 1, plans) : nearLunarDay(today, numberOf(day!), plans),
      lunar: true,
    }),
  },
  {
    pattern: / (?:hom |ngay |toi |dem |dung )?ram(?= (?!thang))/g,
    read: (_match, today, plans) => ({ iso: nearLunarDay(today, 15, plans), lunar: true }),
  },
  {
    pattern: / (30|29|28|27|26|25) tet(?= )/g,
    read: ([, day], today, plans) => ({
      iso: lunarDay(today, Number(day), 12, plans) ?? lunarDay(today, 29, 12, plans),
      lunar: true,
    }),
  },
  {
    pattern: new RegExp(
      ` (?:(?:hon|gan|ca|khoang|da|duoc|suot|tron|may) )?(${NUM}|nua|ca|hon) (hom|ngay|bua|dem|tuan|thang|nam)(?: (nay|roi|lien|truoc|khong|chua|qua|ruoi))(?= )`,
      'g',
    ),
    read: ([all, count, unit, tail], today) => ago(all, count!, unit!, tail!, today),
  },
  {
    pattern: new RegExp(` (?:da|duoc|suot|gan|hon|ca) (${NUM}|nua) (hom|ngay|tuan|thang|nam)(?= )`, 'g'),
    read: ([all, count, unit], today, plans) => (plans ? null : ago(all, count!, unit!, 'nay', today)),
  },
  {
    pattern: / ca (tuan|thang)(?: nay| roi)?(?= )/g,
    read: ([, unit], today, plans) =>
      plans ? null : { iso: isoOf(unit === 'tuan' ? today - 7 : monthsAgo(today, 1)), from: true },
  },
  {
    pattern: new RegExp(
      ` (?:thu (${WEEKDAY})|t ([2-7])|(chu nhat|cn))(?: (tuan nay|tuan truoc|tuan roi|tuan qua|tuan sau2?|tuan toi2?|vua roi|vua qua|qua|truoc|nay|toi2|toi|sau2|toi day))?(?= (?!nghin|ngan|trieu|tram|tien|phi|k ))`,
      'g',
    ),
    read: ([, word, digit, , tail], today, plans) => {
      const day = digit
        ? Number(digit) - 1
        : word
          ? ({ hai: 1, ba: 2, tu: 3, tu4: 3, nam: 4, sau: 5, bay: 6 }[word] ?? Number(word) - 1)
          : 7;
      return { iso: isoOf(weekday(today, day, tail ?? '', plans)) };
    },
  },
  {
    pattern: / (hom|dem|toi|chieu|sang|trua) (qua|kia|nay)(?= )/g,
    read: ([, , which], today) => ({
      iso: isoOf(today - (which === 'qua' ? 1 : which === 'kia' ? 2 : 0)),
      from: which === 'nay' ? undefined : false,
    }),
  },
  {
    pattern: / (?:ngay mai|sang mai|chieu mai|toi mai|trua mai|dem mai|hom mai|mai)(?= )/g,
    read: (match, today, plans) => (match[0] === ' mai' && !plans ? null : { iso: isoOf(today + 1) }),
  },
  {
    pattern: / (?:ngay kia|ngay mot2?|mot2|hom mot2|sang mot2)(?= )/g,
    read: (_match, today) => ({ iso: isoOf(today + 2) }),
  },
  {
    pattern: / (?:tuan truoc|tuan roi|tuan vua roi|tuan qua)(?= )/g,
    read: (_match, today) => ({ iso: isoOf(monday(today) - 7) }),
  },
  {
    pattern: / cuoi tuan(?: (truoc|qua|roi|vua roi|sau2?|toi2?|nay))?(?= )/g,
    read: ([, tail], today, plans) => ({
      iso: isoOf(
        monday(today) +
          5 +
          (tail === undefined || tail === 'nay'
            ? plans || tail === 'nay'
              ? 0
              : today >= monday(today) + 5
                ? 0
                : -7
            : /^(?:sau|toi)/.test(tail)
              ? tail.startsWith('sau')
                ? 7
                : 0
              : -7),
      ),
    }),
  },
  {
    pattern: / dau tuan(?: (sau2?|toi2?|nay|truoc))?(?= )/g,
    read: ([, tail], today, plans) => ({
      iso: isoOf(
        monday(today) +
          (/^(?:sau|toi)/.test(tail ?? '') || (tail === undefined && plans) ? 7 : tail === 'truoc' ? -7 : 0),
      ),
    }),
  },
  { pattern: / (?:tuan sau2?|tuan toi2?)(?= )/g, read: (_match, today) => ({ iso: isoOf(monday(today) + 7) }) },
  {
    pattern: / (dau|giua|cuoi) thang(?: (truoc|roi|sau2?|toi2?|nay))?(?= (?!\d|gieng|chap))/g,
    read: ([, part, tail], today, plans) => ({ iso: partOfMonth(today, part!, tail, plans) }),
  },
  {
    pattern: / (?:(dau|giua|cuoi) )?thang (\d{1,2})(?: nam (\d{4}))?(?= )/g,
    read: ([, part, month, year], today, plans) => monthSaid(part, Number(month), year, today, plans),
  },
  {
    pattern: / thang (truoc|roi|sau2?|toi2?)(?= )/g,
    read: ([, which], today) => ({ iso: isoOf(monthsAgo(today, /^(?:truoc|roi)/.test(which!) ? 1 : -1)).slice(0, 7) }),
  },
  {
    pattern: / (?:nam ngoai|nam truoc)(?= )/g,
    read: (_match, today) => ({ iso: String(Number(isoOf(today).slice(0, 4)) - 1) }),
  },
  { pattern: / (?:hom nay|ngay nay|bua nay)(?= )/g, read: (_match, today) => ({ iso: isoOf(today) }) },
  {
    pattern: / ngay (\d{1,2})(?= (?!thang|ngay|gio|lan|nguoi))/g,
    read: ([, day], today, plans) => {
      const [year, month] = isoOf(today).split('-').map(Number) as [number, number];
      const here = isoDay(year, month, Number(day));
      if (!here) return null;
      if (plans && here < isoOf(today))
        return { iso: month === 12 ? isoDay(year + 1, 1, Number(day)) : isoDay(year, month + 1, Number(day)) };
      if (!plans && here > isoOf(today))
        return { iso: month === 1 ? isoDay(year - 1, 12, Number(day)) : isoDay(year, month - 1, Number(day)) };
      return { iso: here };
    },
  },
];

function daysOf(said: string, today: number, plans: boolean): Day[] {
  const days: Day[] = [];
  for (const { pattern, read } of ways) {
    for (const match of said.matchAll(pattern)) {
      const at = match.index;
      const end = at + match[0].length;
      if (days.some((day) => at < day.end && day.at < end)) continue;
      const found = read(match, today, plans);
      if (!found?.iso) continue;
      const from =
        found.from ??
        / (?:tu|ke tu|bat dau)(?: (?:sang|trua|chieu|toi|dem|hom|ngay|luc|dau|tan|khoang|gio|ca|h|\d{1,2})){0,4}$/.test(
          said.slice(Math.max(0, at - 40), at),
        );
      days.push({ at, end, iso: found.iso, from, lunar: found.lunar });
      // A message that names more days than this is a calendar.
      if (days.length >= 20) return days;
    }
  }
  return days.sort((one, other) => one.at - other.at);
}

function readSlashed(
  match: RegExpMatchArray,
  today: number,
  plans: boolean,
): { iso: string | null; lunar?: boolean } | null {
  const [all, day, mark, month, year, lunar] = match;
  const before = match.input!.slice(Math.max(0, match.index! - 8), match.index!);
  if (/ (?:ngo|ngach|so|sn|hem|nha|lo|to|ng)$/.test(before) || (day === '24' && month === '7')) return null;
  // "1.5" is a number unless a word for a day stands before it.
  if (
    mark !== '/' &&
    year === undefined &&
    !/ (?:ngay|hom|sang|chieu|toi|nhat|[2-7]|tu|den|hoi|sang|vao)$/.test(before) &&
    (mark === '-' || month!.length < 2)
  )
    return null;
  if (lunar) return { iso: lunarDay(today, Number(day), Number(month), plans), lunar: true };
  void all;
  return {
    iso: solarDay(
      today,
      Number(day),
      Number(month),
      year ? (year.length === 2 ? 2000 + Number(year) : Number(year)) : null,
      plans,
    ),
  };
}

function timesOf(said: string): { iso: string; unsure: boolean }[] {
  const times: { iso: string; unsure: boolean }[] = [];
  for (const match of said.matchAll(clock)) {
    const [all, , hourSaid, minuteSaid, half, less, colonHour, colonMinute, part] = match;
    let hour = colonHour === undefined ? numberOf(hourSaid!) : Number(colonHour);
    let minute =
      colonMinute === undefined ? (minuteSaid === undefined ? 0 : numberOf(minuteSaid)) : Number(colonMinute);
    if (half !== undefined) minute = 30;
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
  ` (?:(luc|vao|khoang|hoi) )?(?:(${NUM}) (?:h|g|gio)(?: (?:(?!\\d+ (?:h|g|gio|nguoi|ho|/))(\\d{1,2}|(?:(?:hai|ba|bon|nam) )?muoi(?: lam| nam)?)(?: phut| p)?(?= )|(ruoi)|kem (${NUM})(?: phut| p)?))?|(\\d{1,2}):(\\d{2}))(?: (sang|trua|chieu|toi|dem|khuya))?(?= )`,
  'g',
);
/** "tối thứ Sáu 7h", "chiều 16/11 lúc 2h". */
const partBefore =
  / (sang|trua|chieu|toi|dem|khuya)(?: (?:nay|mai|qua|kia|hom|thu|chu|nhat|cn|t|ngay|mot2?|hai|ba|tu4?|nam|sau|bay|[2-7]|\d{1,2}\/\d{1,2}(?:\/\d{2,4})?|luc|vao|khoang|tu|thang|\d{1,2}|\|)){0,7}$/;

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

function numberOf(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  const units: Record<string, number> = {
    mot: 1,
    hai: 2,
    ba: 3,
    bon: 4,
    tu: 4,
    tu4: 4,
    nam: 5,
    lam: 5,
    sau: 6,
    bay: 7,
    tam: 8,
    chin: 9,
  };
  const parts = word.split(' ');
  const at = parts.indexOf('muoi');
  if (at < 0) return units[word] ?? Number.NaN;
  return (at === 0 ? 10 : units[parts[0]!]! * 10) + (parts[at + 1] ? units[parts[at + 1]!]! : 0);
}

function ago(
  all: string,
  countSaid: string,
  unit: string,
  tail: string,
  today: number,
): { iso: string; from?: boolean } | null {
  if (all.startsWith(' may ')) return null;
  if (unit === 'nam' && /^\d{3}/.test(countSaid)) return null;
  const whole = countSaid === 'ca' || countSaid === 'hon' ? 1 : countSaid === 'nua' ? 0.5 : numberOf(countSaid);
  const count = tail === 'ruoi' ? whole + 0.5 : whole;
  if (Number.isNaN(count)) return null;
  const from = tail !== 'truoc';
  switch (unit) {
    case 'tuan':
      return { iso: isoOf(today - Math.round(count * 7)), from };
    case 'thang':
      return { iso: isoOf(count < 1 ? today - 15 : monthsAgo(today, Math.floor(count))), from };
    case 'nam':
      return { iso: isoOf(monthsAgo(today, Math.round(count * 12))), from };
    default:
      return { iso: isoOf(today - Math.round(count)), from };
  }
}

/** @param day 1 Monday to 7 Sunday. */
function weekday(today: number, day: number, tail: string, plans: boolean): number {
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
const monday = (day: number) => day - ((((day + 3) % 7) + 7) % 7);

function monthsAgo(today: number, months: number): number {
  const [year, month, day] = isoOf(today).split('-').map(Number) as [number, number, number];
  const target = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  return Math.floor(Date.UTC(target.getUTCFullYear(), target.getUTCMonth(), Math.min(day, last)) / DAY_MS);
}

function partOfMonth(today: number, part: string, tail: string | undefined, plans: boolean): string {
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

function monthSaid(
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
function solarDay(today: number, day: number, month: number, year: number | null, plans: boolean): string | null {
  if (year !== null) return isoDay(year, month, day);
  const thisYear = Number(isoOf(today).slice(0, 4));
  const here = isoDay(thisYear, month, day);
  if (!here) return isoDay(thisYear + 1, month, day) ?? isoDay(thisYear - 1, month, day);
  const ahead = Date.parse(here) / DAY_MS - today;
  if (plans) return ahead < -60 ? isoDay(thisYear + 1, month, day) : here;
  if (ahead > 60) return isoDay(thisYear - 1, month, day);
  return ahead < -305 ? isoDay(thisYear + 1, month, day) : here;
}

function lunarDay(today: number, day: number, month: number, plans: boolean): string | null {
  const year = Number(isoOf(today).slice(0, 4));
  const around = [year - 1, year, year + 1].flatMap((one) => solarOf({ year: one, month, day }) ?? []);
  const iso = isoOf(today);
  if (plans) return around.find((one) => one >= iso) ?? null;
  // Without a plan the nearest.
  return around.sort((one, other) => distance(one, today) - distance(other, today))[0] ?? null;
}

/** A lunar day without its month: this month's or the next. */
function nearLunarDay(today: number, day: number, plans: boolean): string | null {
  const iso = isoOf(today);
  const year = Number(iso.slice(0, 4));
  const around = [year - 1, year]
    .flatMap((one) => Array.from({ length: 12 }, (_, index) => solarOf({ year: one, month: index + 1, day }) ?? []))
    .flat();
  around.sort();
  return (plans ? around.find((one) => one >= iso) : around.filter((one) => one <= iso).at(-1)) ?? null;
}

const distance = (iso: string, today: number) => Math.abs(Date.parse(iso) / DAY_MS - today);

function isoDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1900 || year > 2200) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

const isoOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);
const two = (value: number) => String(value).padStart(2, '0');
