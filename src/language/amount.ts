import type { Span } from './evidence.ts';
import { isShouted } from './shouted.ts';
import { beginsNumber, numberAt } from './spoken-number.ts';
import type { SpokenWord } from './spoken-words.ts';
import { isNumber, type ReadText, wordSetOf } from './tokens.ts';

export interface Amount {
  /** Đồng, a percentage, or how many of what is counted. */
  value: number;
  /** "Hơn trăm", "khoảng 20". */
  approximate: boolean;
}

/** Words for things that are counted. Numbers before other words are houses, dates and the like. */
const counted = new Set(
  (
    'ho nguoi nha gia dinh chau cu be hoc sinh tre cay cai con chiec xe suat phan qua luot vu mang can phong bong cot thung bao tan ta can kg lit met m km m2 ' +
    'khoi nan doan cho dot lan tang bo tui y ghe den ban bien ho hang cua dong vnd d phieu to chu nha vi hoi dang vien bac em anh chi ban dai bieu mam'
  ).split(' '),
);
const notCounted = new Set(['lan', 'tang', 'm', 'qua', 'to', 'vi', 'ban', 'em', 'anh', 'chi', 'cho', 'den']);
const about = new Set([
  'hon',
  'gan',
  'khoang',
  'chung',
  'tam',
  'do',
  'toi2',
  'ca',
  'vai',
  'may',
  'tren',
  'duoi',
  'uoc',
  'cung',
  'phai',
]);
const currency = new Set(['dong', 'vnd', 'd']);
/** Before a number these say that it is part of an address, a date or a name. */
const labels = new Set([
  'so',
  'ngo',
  'ngach',
  'hem',
  'sn',
  'ng',
  'lop',
  'thu',
  'ngay',
  'thang',
  'to',
  'khu',
  'kp',
  'tang',
  'lo',
  'phuong',
  'ql',
  'km',
  'muc',
  'cap',
  'quyet',
  'dien',
  'pho',
  'nam',
]);

/**
 * The amount of a text: money before percentages before counts, the first of each; null where there is none.
 * @param words of `read`.
 * @param areas where areas are named: "2 Y Na" counts nothing.
 */
export function amountOf(words: readonly SpokenWord[], read: ReadText, areas: readonly Span[]): Amount | null {
  let percent: Amount | null = null;
  let count: Amount | null = null;
  for (let at = 0; at < words.length; at++) {
    const number = beginsNumber(words[at]!.word) ? numberAt(words, at) : null;
    if (!number) continue;
    const before = words[at - 1]?.word ?? '';
    const after = words[number.end]?.word ?? '';
    const amount = { value: Math.round(number.value * 1000) / 1000, approximate: about.has(before) };
    if (currency.has(after) || (number.money && !counted.has(after)) || (number.money && /^\d/.test(words[at]!.word)))
      return amount;
    if (after === '%' || (after === 'phan' && words[number.end + 1]?.word === 'tram')) percent ??= amount;
    else if (counted.has(after) && !notCounted.has(after) && !labels.has(before) && !vague(words, at))
      count ??= isOfName(words[at]!.at, read, areas) ? null : amount;
    at = number.end - 1;
  }
  return percent ?? count;
}

/** Whether a number is a part of a name: "2 Y Na", "ông Nguyễn Văn Tám nhà ở ngõ 3", "bác Ba nhà bên". */
function isOfName(at: number, read: ReadText, areas: readonly Span[]): boolean {
  if (areas.some(({ start, end }) => start <= at && at < end)) return true;
  const token = read.tokens[at]!;
  const before = read.tokens[at - 1];
  if (!before || token.breakBefore || isNumber(token)) return false;
  return title(before) || (token.capital && before.capital && !isShouted(read, token));
}

/** Without marks "co" and "chu" are other words more often. */
const title = wordSetOf('ông anh chị bác');

/** "Vài chục", "mấy trăm" tell no number; "hơn chục" and "cả trăm" do. */
function vague(words: readonly SpokenWord[], at: number): boolean {
  const word = words[at]!.word;
  const before = words[at - 1]?.word ?? '';
  return (word === 'chuc' || word === 'tram') && (before === 'vai' || before === 'may');
}
