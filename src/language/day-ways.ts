import {
  isoDay,
  isoOf,
  lastNewYear,
  lunarDay,
  monday,
  monthSaid,
  monthsAgo,
  nearLunarDay,
  partOfMonth,
  solarDay,
  weekday,
} from './day-arithmetic.ts';
import { dayWords } from './day-words.ts';
import { NUMBER, numberOf } from './spoken-number.ts';

const WEEKDAY = 'hai|ba|tu4?|nam|sau|bay|[2-7]';

/** A way to say a day. Every pattern is linear: bounded counts, no nested repetition. */
export interface Way {
  /** A word of each of these sorts has to stand in the text: looked up before the pattern is tried. */
  needs: number;
  pattern: RegExp;
  read: (
    match: RegExpMatchArray,
    today: number,
    plans: boolean,
  ) => { iso: string | null; from?: boolean; lunar?: boolean } | null;
}

/** How people say days, more telling ones first: what one has read is not read by those after it. */
export const ways: readonly Way[] = [
  {
    needs: dayWords('month', 'count'),
    pattern: new RegExp(
      ` (?:(mung|mong|ngay) )?(${NUMBER}|ram|chap) (?:thang )(${NUMBER}|gieng|chap)(?: (am|al))?(?: lich)?(?: nam (\\d{4}))?(?= )`,
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
    needs: dayWords('slashed'),
    pattern:
      / (\d{1,2})([/.-])(\d{1,2})(?:\2(\d{2}|\d{4}))?(?: (am|al)(?: lich)?)?(?= (?!trieu|ty|nghin|kg|met|m |km|%|khu |kdc |ho |gia dinh ))/g,
    read: readSlashed,
  },
  {
    needs: dayWords('firstDays', 'count'),
    pattern: new RegExp(` (?:mung|mong) (${NUMBER})(?: (tet))?(?= )`, 'g'),
    read: ([, day, tet], today, plans) => ({
      iso: tet ? lunarDay(today, numberOf(day!), 1, plans) : nearLunarDay(today, numberOf(day!), plans),
      lunar: true,
    }),
  },
  {
    needs: dayWords('fullMoon'),
    pattern: / (?:hom |ngay |toi |dem |dung )?ram(?= (?!thang))/g,
    read: (_match, today, plans) => ({ iso: nearLunarDay(today, 15, plans), lunar: true }),
  },
  {
    needs: dayWords('newYear', 'digits'),
    pattern: / (30|29|28|27|26|25) tet(?= )/g,
    read: ([, day], today, plans) => ({
      iso: lunarDay(today, Number(day), 12, plans) ?? lunarDay(today, 29, 12, plans),
      lunar: true,
    }),
  },
  {
    needs: dayWords('newYear', 'since'),
    pattern: / (?:tu|ke tu)(?: (?:hoi|sau|dip|hom|ngay|truoc|ra))? tet(?= )/g,
    read: (_match, today) => ({ iso: lastNewYear(today), from: true, lunar: true }),
  },
  {
    needs: dayWords('count', 'unit', 'tail'),
    pattern: new RegExp(
      // "Thứ 5 tuần trước" is a Thursday, not five weeks.
      `(?<! thu| t) (?:(?:hon|gan|ca|khoang|da|duoc|suot|tron|may) )?(${NUMBER}|nua|ca|hon) (hom|ngay|bua|dem|tuan|thang|nam)(?: (nay|roi|lien|truoc|khong|chua|qua|ruoi))(?= )`,
      'g',
    ),
    read: ([all, count, unit, tail], today) => ago(all, count!, unit!, tail!, today),
  },
  {
    needs: dayWords('ago', 'count', 'unit'),
    pattern: new RegExp(
      ` cach (?:day|nay)(?: (?:hon|gan|khoang|chung|tam|do|duoc))?(?: (${NUMBER}|nua)) (hom|ngay|bua|dem|tuan|thang|nam)(?: (ruoi))?(?= )`,
      'g',
    ),
    read: ([all, count, unit, half], today) => {
      const day = ago(all, count!, unit!, half ?? 'truoc', today);
      return day && { ...day, from: undefined };
    },
  },
  {
    needs: dayWords('lead', 'count', 'unit'),
    pattern: new RegExp(` (?:da|duoc|suot|gan|hon|ca) (${NUMBER}|nua) (hom|ngay|tuan|thang|nam)(?= )`, 'g'),
    read: ([all, count, unit], today, plans) => (plans ? null : ago(all, count!, unit!, 'nay', today)),
  },
  {
    needs: dayWords('lead', 'unit'),
    pattern: / (?:ca (tuan|thang)(?: nay| roi)?|(?:gan|hon|tron) (tuan|thang|nam) (?:nay|roi))(?= )/g,
    read: ([, all, nearly], today, plans) => {
      const unit = all ?? nearly;
      if (plans) return null;
      return { iso: isoOf(unit === 'tuan' ? today - 7 : monthsAgo(today, unit === 'nam' ? 12 : 1)), from: true };
    },
  },
  {
    needs: dayWords('weekday', 'weekdayName'),
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
    needs: dayWords('dayPart', 'nearDay'),
    pattern: /(?<! may| vai| nhieu) (hom|dem|toi|chieu|sang|trua) (qua|kia|nay)(?= )/g,
    read: ([, , which], today) => ({
      iso: isoOf(today - (which === 'qua' ? 1 : which === 'kia' ? 2 : 0)),
      from: which === 'nay' ? undefined : false,
    }),
  },
  {
    needs: dayWords('tomorrow'),
    pattern: / (?:ngay mai|sang mai|chieu mai|toi mai|trua mai|dem mai|hom mai|mai)(?= )/g,
    read: (match, today, plans) => (match[0] === ' mai' && !plans ? null : { iso: isoOf(today + 1) }),
  },
  {
    needs: dayWords('after', 'afterTomorrow'),
    pattern: / (?:ngay kia|ngay mot2?|mot2|hom mot2|sang mot2)(?= )/g,
    read: (_match, today) => ({ iso: isoOf(today + 2) }),
  },
  {
    needs: dayWords('week', 'beside'),
    pattern: / (?:tuan truoc|tuan roi|tuan vua roi|tuan qua)(?= )/g,
    read: (_match, today) => ({ iso: isoOf(monday(today) - 7) }),
  },
  {
    needs: dayWords('week', 'part'),
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
    needs: dayWords('week', 'part'),
    pattern: / dau tuan(?: (sau2?|toi2?|nay|truoc))?(?= )/g,
    read: ([, tail], today, plans) => ({
      iso: isoOf(
        monday(today) +
          (/^(?:sau|toi)/.test(tail ?? '') || (tail === undefined && plans) ? 7 : tail === 'truoc' ? -7 : 0),
      ),
    }),
  },
  {
    needs: dayWords('week', 'beside'),
    pattern: / (?:tuan sau2?|tuan toi2?)(?= )/g,
    read: (_match, today) => ({ iso: isoOf(monday(today) + 7) }),
  },
  {
    needs: dayWords('month', 'part'),
    pattern: / (dau|giua|cuoi) thang(?: (truoc|roi|sau2?|toi2?|nay))?(?= (?!\d|gieng|chap))/g,
    read: ([, part, tail], today, plans) => ({ iso: partOfMonth(today, part!, tail, plans) }),
  },
  {
    needs: dayWords('month', 'digits'),
    pattern: / (?:(dau|giua|cuoi) )?thang (\d{1,2})(?: nam (\d{4}))?(?= )/g,
    read: ([, part, month, year], today, plans) => monthSaid(part, Number(month), year, today, plans),
  },
  {
    needs: dayWords('month', 'beside'),
    pattern: / thang (truoc|roi|sau2?|toi2?)(?= )/g,
    read: ([, which], today) => ({ iso: isoOf(monthsAgo(today, /^(?:truoc|roi)/.test(which!) ? 1 : -1)).slice(0, 7) }),
  },
  {
    needs: dayWords('year', 'lastYear'),
    pattern: / (?:nam ngoai|nam truoc)(?= )/g,
    read: (_match, today) => ({ iso: String(Number(isoOf(today).slice(0, 4)) - 1) }),
  },
  {
    needs: dayWords('now', 'shortDay'),
    pattern: /(?<! may| vai| nhieu) (?:hom nay|ngay nay|bua nay)(?= )/g,
    read: (_match, today) => ({ iso: isoOf(today) }),
  },
  {
    needs: dayWords('day', 'digits'),
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

function readSlashed(
  match: RegExpMatchArray,
  today: number,
  plans: boolean,
): { iso: string | null; lunar?: boolean } | null {
  const [, day, mark, month, year, lunar] = match;
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
