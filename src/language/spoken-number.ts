import type { SpokenWord } from './spoken-words.ts';

export interface SpokenNumber {
  value: number;
  /** The word after its last. */
  end: number;
  /** Whether the last word was a multiple that stands for money as well: "2 triệu", "500k". */
  money: boolean;
}

const units: Record<string, number> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu4: 4,
  nam: 5,
  lam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
};
const multiples: Record<string, number> = {
  nghin: 1e3,
  ngan: 1e3,
  k: 1e3,
  trieu: 1e6,
  tr: 1e6,
  cu: 1e6,
  ty: 1e9,
};

/** "Triệu rưỡi": a multiple that nothing stands before. */
const halved = new Set(['nghin', 'ngan', 'trieu', 'ty']);

const beginning = new Set([...Object.keys(units), ...halved, 'tram', 'chuc', 'muoi']);

/** Whether a number may begin with a word: most begin none. */
export function beginsNumber(word: string): boolean {
  const first = word.charCodeAt(0);
  return (first >= 48 && first <= 57) || beginning.has(word);
}

/** The number that begins at a word: "1.020", "76,4", "mười bảy", "hai trăm linh năm", "2tr5", "1,5 triệu", "hai triệu rưỡi"; null: none does. */
export function numberAt(words: readonly SpokenWord[], at: number): SpokenNumber | null {
  const opening = words[at]?.word ?? '';
  if (halved.has(opening) && words[at + 1]?.word === 'ruoi')
    return { value: multiples[opening]! * 1.5, end: at + 2, money: true };
  const first = belowThousand(words, at);
  if (!first) return null;
  let { value, end } = first;
  let total = 0;
  let money = false;
  // At most three multiples follow each other: tỷ, triệu, nghìn.
  for (let step = 0; step < 3; step++) {
    const multiple = multiples[words[end]?.word ?? ''];
    if (multiple === undefined) break;
    money = true;
    total += value * multiple;
    end++;
    value = 0;
    if (words[end]?.word === 'ruoi') return { value: total + multiple / 2, end: end + 1, money };
    const rest = belowThousand(words, end);
    if (!rest) break;
    if (multiples[words[rest.end]?.word ?? '']) {
      ({ value, end } = rest);
      continue;
    }
    // "2tr5" and "1 tỷ 2": tenths; "1tr250": thousandths.
    const digits = words[end]!.word;
    const tenths =
      rest.end === end + 1 && rest.value < 1000 && !/[^\d]/.test(digits)
        ? 10 ** digits.length
        : rest.value < 10
          ? 10
          : 0;
    if (tenths > 0 && !countedAfter.has(words[rest.end]?.word ?? ''))
      return { value: total + (rest.value * multiple) / tenths, end: rest.end, money };
    break;
  }
  return { value: total + value, end, money };
}

/** After these the number belongs to what is counted: "2 triệu 5 người". */
const countedAfter = new Set(['nguoi', 'ho', 'suat', 'phan', 'cay', 'ngay', 'thang']);

/** Digits, or words up to hundreds: "ba trăm mười", "hai chục", "trăm rưỡi". */
function belowThousand(words: readonly SpokenWord[], at: number): { value: number; end: number } | null {
  const word = words[at]?.word;
  if (word === undefined) return null;
  const digits = digitsOf(word);
  if (digits !== null) {
    const next = words[at + 1]?.word;
    if (next === 'chuc') return { value: digits * 10, end: at + 2 };
    if (next === 'tram') return { value: digits * 100, end: at + 2 };
    return { value: digits, end: at + 1 };
  }
  let value = 0;
  let end = at;
  const hundreds = units[word];
  if (hundreds !== undefined && words[at + 1]?.word === 'tram') {
    value = hundreds * 100;
    end = at + 2;
    const next = words[end]?.word;
    if (next === 'ruoi') return { value: value + 50, end: end + 1 };
    if (next === 'le' || next === 'linh') end++;
    const rest = belowHundred(words, end);
    return rest ? { value: value + rest.value, end: rest.end } : { value, end };
  }
  if (word === 'tram' && words[at + 1]?.word === 'ruoi') return { value: 150, end: at + 2 };
  if (word === 'tram' || word === 'chuc') return { value: word === 'tram' ? 100 : 10, end: at + 1 };
  return belowHundred(words, at);
}

function belowHundred(words: readonly SpokenWord[], at: number): { value: number; end: number } | null {
  const word = words[at]?.word ?? '';
  const next = words[at + 1]?.word ?? '';
  if (word === 'muoi') {
    const ones = units[next];
    return ones === undefined ? { value: 10, end: at + 1 } : { value: 10 + ones, end: at + 2 };
  }
  const tens = units[word];
  if (tens === undefined) return null;
  if (next === 'muoi' || next === 'chuc') {
    const ones = next === 'muoi' ? units[words[at + 2]?.word ?? ''] : undefined;
    return ones === undefined ? { value: tens * 10, end: at + 2 } : { value: tens * 10 + ones, end: at + 3 };
  }
  return { value: tens, end: at + 1 };
}

/** "1.020" is 1020, "76,4" is 76.4; null for "18/11" and what else is no number. */
function digitsOf(word: string): number | null {
  if (!/^\d[\d.,]*$/.test(word) || word.length > 18) return null;
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(word)) return Number(word.replaceAll('.', '').replace(',', '.'));
  if (/^\d{1,3}(?:,\d{3})+$/.test(word)) return Number(word.replaceAll(',', ''));
  if (/^\d+[.,]\d+$/.test(word)) return Number(word.replace(',', '.'));
  return /^\d+$/.test(word) ? Number(word) : null;
}

/** Small numbers of days, hours and months, as a part of a pattern. */
export const NUMBER =
  '\\d{1,3}|(?:(?:hai|ba|bon|nam|sau|bay|tam|chin) )?muoi(?: (?:mot|hai|ba|bon|tu4?|lam|nam|sau|bay|tam|chin))?|mot|hai|ba|bon|tu4|nam|sau|bay|tam|chin';

/** What such a number is. */
export function numberOf(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  const parts = word.split(' ');
  const at = parts.indexOf('muoi');
  if (at < 0) return unitOf(word);
  return (at === 0 ? 10 : unitOf(parts[0]!) * 10) + (parts[at + 1] ? unitOf(parts[at + 1]!) : 0);
}

/** Here the words around say that a number is meant, so "tu" is four. */
const unitOf = (word: string) => (word === 'tu' ? 4 : (units[word] ?? Number.NaN));
