import type { KnownArea } from './knowledge.ts';
import { isWord, keySetOf, type Token, type Word, wordsOf } from './tokens.ts';

type Kind = KnownArea['kind'];

interface KindWord {
  words: readonly Word[];
  kinds: readonly Kind[];
}

/** Words that say what sort of area follows, longer ones first. People call a former xã so for years, and a quarter by many names. */
const kindWords: readonly KindWord[] = [
  kind('tổ dân phố', ['khu_pho']),
  kind('khu dân cư', ['khu_pho']),
  kind('khu phố', ['khu_pho']),
  kind('thành phố', ['thanh_pho', 'tinh']),
  kind('phường', ['phuong']),
  kind('xã', ['xa', 'phuong']),
  kind('tỉnh', ['tinh']),
  kind('thôn', ['khu_pho']),
  kind('làng', ['khu_pho']),
  kind('xóm', ['khu_pho']),
  kind('khu', ['khu_pho']),
  kind('cụm', ['khu_pho']),
  kind('tổ', ['khu_pho']),
  kind('tdp', ['khu_pho']),
  kind('kdc', ['khu_pho']),
  kind('kp', ['khu_pho']),
  kind('tp', ['thanh_pho', 'tinh']),
  kind('p', ['phuong']),
];

const endsKind = keySetOf(kindWords.map(({ words }) => words.at(-1)!));

/** The word for a kind that ends just before token `at`: which kinds it means and where it begins. */
export function kindBefore(tokens: readonly Token[], at: number): { kinds: readonly Kind[]; start: number } | null {
  if (at === 0 || !endsKind(tokens[at - 1]!)) return null;
  for (const { words, kinds } of kindWords) {
    const start = at - words.length;
    if (start >= 0 && words.every((word, index) => isWord(tokens[start + index]!, word))) return { kinds, start };
  }
  return null;
}

/** How many words at the beginning of a name only say its kind: 2 of "Khu phố Đẩu Hàn". */
export function kindPrefixOf(keys: readonly string[]): number {
  for (const { words } of kindWords)
    if (words.length < keys.length && words.every((word, index) => keys[index] === word.key)) return words.length;
  return 0;
}

function kind(word: string, kinds: readonly Kind[]): KindWord {
  return { words: wordsOf(word), kinds };
}
