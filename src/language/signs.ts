import { opensPhrase, phraseTreeOf, walkPhrases } from './phrase-tree.ts';
import { type ReadText, type Token, withoutTone, wordSetOf, wordsOf } from './tokens.ts';

/**
 * Phrases that tell what a person wants, by sign. `a|b` either; `A + B` A and then, within six words, B; `=a` only with its marks; `^` nothing but polite words
 * before, `$` nothing but polite words after.
 */
export type SignWords<Sign extends string> = Record<Sign, string>;

/** Signs that a text bears. */
export type Signs<Sign extends string> = ReadonlySet<Sign>;

interface Part<Sign extends string> {
  phrase: number;
  sign: Sign;
  half: 'whole' | 'first' | 'second';
  marked: readonly string[];
  atStart: boolean;
  needsMarks: boolean;
  atEnd: boolean;
}

/** How many words may stand between the halves of "A + B". */
const GAP = 6;

/** Reads signs out of texts; linear in their length. */
export function signReader<Sign extends string>(signs: SignWords<Sign>): (read: ReadText) => Signs<Sign> {
  const parts: { keys: string[]; entry: Part<Sign> }[] = [];
  let phrase = 0;
  for (const [sign, list] of Object.entries(signs) as [Sign, string][]) {
    for (const words of list.split(';')) {
      phrase++;
      const halves = words.split('+').slice(0, 2);
      halves.forEach((alternatives, index) => {
        const half = halves.length === 1 ? 'whole' : index === 0 ? 'first' : 'second';
        for (const alternative of alternatives.split('|')) {
          const said = wordsOf(alternative);
          parts.push({
            keys: said.map(({ key }) => key),
            entry: {
              phrase,
              sign,
              half,
              marked: said.map(({ marked }) => marked),
              atStart: alternative.includes('^'),
              needsMarks: alternative.includes('='),
              atEnd: alternative.includes('$'),
            },
          });
        }
      });
    }
  }
  const tree = phraseTreeOf(parts);
  return (read) => {
    const { tokens } = read;
    const found = new Set<Sign>();
    const firsts = new Map<number, number>();
    const opening = openingOf(tokens);
    const closing = closingOf(tokens);
    for (let at = 0; at < tokens.length; at++) {
      if (!opensPhrase(tree, tokens[at]!.number)) continue;
      walkPhrases(tree, tokens, at, (ends, end) => {
        for (const part of ends) {
          if ((part.atStart && at > opening) || (part.atEnd && end < closing)) continue;
          if (part.half === 'whole' && found.has(part.sign)) continue;
          if (part.needsMarks && tokens[at]!.plain && part.marked[0] !== tokens[at]!.key) continue;
          if (!agrees(read, at, part.marked)) continue;
          if (part.half === 'first') firsts.set(part.phrase, end);
          else if (part.half === 'whole') found.add(part.sign);
          else {
            const first = firsts.get(part.phrase);
            if (first !== undefined && at >= first && at - first <= GAP) found.add(part.sign);
          }
        }
      });
    }
    return found;
  };
}

/** Words agree with their marks, or written without; hỏi and ngã, which many mix up, count as one. */
function agrees(read: ReadText, at: number, marked: readonly string[]): boolean {
  const single = marked.length === 1;
  for (let index = 0; index < marked.length; index++) {
    const token = read.tokens[at + index]!;
    const word = marked[index]!;
    if (token.marked === word) continue;
    // "co" alone among words with marks is not "có".
    if (token.plain && !(single && read.marked)) continue;
    if (token.plain || !mixedUp(token.marked, word)) return false;
  }
  return true;
}

function mixedUp(one: string, other: string): boolean {
  const tones = one.slice(-1) + other.slice(-1);
  return (tones === '34' || tones === '43') && withoutTone(one) === withoutTone(other);
}

const polite = wordSetOf(
  'dạ vâng ạ a nhé nha nhá em anh chị bác cô chú cháu ơi ông bà xin thưa chào ad à ừ đi với đấy đó luôn thôi cảm ơn mình tôi bạn cán bộ phường mọi người đồng chí rồi nhỉ nào hả',
);
const opens = wordSetOf(
  'dạ vâng ạ thưa à ừ em anh chị bác cô chú cháu tôi mình ơi ad ok này xin chào bạn mọi người cán bộ phường ông bà đồng chí các',
);

function openingOf(tokens: readonly Token[]): number {
  let at = 0;
  while (at < tokens.length && at < 6 && opens(tokens[at])) at++;
  return at;
}

function closingOf(tokens: readonly Token[]): number {
  let end = tokens.length;
  while (end > 0 && tokens.length - end < 6 && polite(tokens[end - 1])) end--;
  return end;
}
