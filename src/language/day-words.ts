import type { SpokenWord } from './spoken-words.ts';

const NUMBERS = 'mot hai ba bon tu tu4 nam sau bay tam chin muoi';

/** Sorts of words that days and hours are said with: a pattern is tried only where a word of each sort that it needs stands. */
const sorts = {
  hour: 'h g gio ruoi',
  day: 'ngay',
  week: 'tuan',
  month: 'thang',
  year: 'nam',
  unit: 'hom ngay bua dem tuan thang nam',
  count: `${NUMBERS} nua ca hon ram chap`,
  /** Before a count: "suốt 3 ngày". */
  lead: 'da duoc suot gan hon ca tron',
  /** After one: "3 hôm nay". */
  tail: 'nay roi lien truoc khong chua qua ruoi',
  weekday: 'thu t chu cn',
  weekdayName: 'hai ba tu tu4 nam sau bay nhat cn',
  dayPart: 'hom dem toi chieu sang trua',
  nearDay: 'qua kia nay',
  now: 'nay',
  shortDay: 'hom ngay bua',
  tomorrow: 'mai',
  after: 'kia mot mot2',
  afterTomorrow: 'ngay mot2',
  beside: 'truoc roi qua sau sau2 toi toi2',
  part: 'dau giua cuoi',
  lastYear: 'ngoai truoc',
  firstDays: 'mung mong',
  fullMoon: 'ram',
  newYear: 'tet',
  since: 'tu',
  ago: 'cach',
  digits: '',
  /** `18/11`, `18-11`, `18.11`. */
  slashed: '',
  /** `7:30`. */
  clock: '',
} as const;

export type DayWord = keyof typeof sorts;

const names = Object.keys(sorts) as DayWord[];

/** A bit for each sort. */
export const dayWords = (...of: readonly DayWord[]) => of.reduce((mask, name) => mask | (1 << names.indexOf(name)), 0);

const masks = new Map<string, number>();
for (const [name, words] of Object.entries(sorts) as [DayWord, string][])
  for (const word of words.split(' ')) masks.set(word, (masks.get(word) ?? 0) | dayWords(name));

const anyDigits = dayWords('digits', 'count', 'weekdayName');

/** The sorts that stand in a text. */
export function dayWordsIn(words: readonly SpokenWord[]): number {
  let found = 0;
  for (const { word } of words) {
    const first = word.charCodeAt(0);
    if (first < 48 || first > 57) found |= masks.get(word) ?? 0;
    else {
      found |= anyDigits;
      if (word.includes(':')) found |= dayWords('clock');
      if (/[/.-]/.test(word)) found |= dayWords('slashed');
    }
  }
  return found;
}
