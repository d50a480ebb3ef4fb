import { phraseTreeOf } from './phrase-tree.ts';
import { type MarkedWords, markedWords } from './token.ts';
import { type ReadText, type Token, type Word, wordSetOf, wordsOf } from './tokens.ts';

/**
 * Phrases that tell what a person wants, by sign. `a|b` either; `A + B` A and then, within six words, B; `=a` only with its marks; `^` nothing but polite words
 * before, `$` nothing but polite words after.
 */
export type SignWords<Sign extends string> = Record<Sign, string>;

/** Signs that a text bears. */
export type Signs<Sign extends string> = ReadonlySet<Sign>;

interface Part extends MarkedWords {
  phrase: number;
  /** Numbers its list. */
  group: number;
  sign: string;
  half: 'whole' | 'first' | 'second';
  words: readonly Word[];
  atStart: boolean;
  needsMarks: boolean;
  atEnd: boolean;
}

/** How many words may stand between the halves of "A + B". */
const GAP = 6;

/** Reads signs out of texts; linear in their length. */
export function signReader<Sign extends string>(signs: SignWords<Sign>): (read: ReadText) => Signs<Sign> {
  const readAll = signReaders({ signs });
  return (read) => readAll(read).signs;
}

/** Signs of several lists, by the names of the lists. */
export type SignsOf<Lists extends Record<string, SignWords<string>>> = {
  readonly [Name in keyof Lists]: Signs<Extract<keyof Lists[Name], string>>;
};

/** Reads the signs of several lists in one go, which costs little more than one of them. */
export function signReaders<Lists extends Record<string, SignWords<string>>>(
  lists: Lists,
): (read: ReadText) => SignsOf<Lists> {
  const names = Object.keys(lists);
  const tree = phraseTreeOf(names.flatMap((name, group) => partsOf(lists[name]!, group)));
  return (read) => {
    const { tokens } = read;
    const found: (Set<string> | undefined)[] = [];
    let firsts: Map<number, number> | undefined;
    const ends = new Ends(tokens);
    for (let at = 0; at < tokens.length; at++) {
      let node = tree.opens[tokens[at]!.number] ?? 0;
      for (let end = at + 1; node > 0; end++) {
        for (const part of tree.ends[node]!) {
          const { group, sign, half } = part;
          if (half === 'whole' && found[group]?.has(sign)) continue;
          if (!stands(part, at, end, { read, ends })) continue;
          if (half === 'first') {
            firsts ??= new Map();
            firsts.set(halfOf(part), end);
          }
          const first = half === 'second' ? firsts?.get(halfOf(part)) : undefined;
          const near = first !== undefined && at >= first && at - first <= GAP;
          if (half === 'whole' || near) {
            found[group] ??= new Set();
            found[group].add(sign);
          }
        }
        if (end >= tokens.length) break;
        node = tree.next.find(node, tokens[end]!.number) + 1;
      }
    }
    const signs: Record<string, Signs<string>> = {};
    for (let group = 0; group < names.length; group++) signs[names[group]!] = found[group] ?? NO_SIGNS;
    return signs as SignsOf<Lists>;
  };
}

/** Whether the words that stand there are those of a phrase, as it wants them. */
function stands(part: Part, at: number, end: number, { read, ends }: { read: ReadText; ends: Ends }): boolean {
  const { word } = read.tokens[at]!;
  if (part.needsMarks && word.plain && part.marked[0] !== word.markedNumber) return false;
  if ((part.atStart && at > ends.opening) || (part.atEnd && end < ends.closing)) return false;
  return agrees(read, at, part);
}

/** Up to where a text only greets, and from where it only takes leave: looked for when a phrase asks. */
class Ends {
  private opened = -1;
  private closed = -1;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  get opening(): number {
    if (this.opened < 0) this.opened = openingOf(this.tokens);
    return this.opened;
  }

  get closing(): number {
    if (this.closed < 0) this.closed = closingOf(this.tokens);
    return this.closed;
  }
}

const NO_SIGNS: ReadonlySet<string> = new Set();

/** No list has so many phrases. */
const MOST_PHRASES = 10_000;
const halfOf = ({ group, phrase }: Part) => group * MOST_PHRASES + phrase;

type Parts = { keys: string[]; entry: Part }[];

/** What was taken apart before: readers that differ in one list have the others in common. */
const takenApart = new WeakMap<SignWords<string>, { group: number; parts: Parts }>();

function partsOf(signs: SignWords<string>, group: number): Parts {
  const before = takenApart.get(signs);
  if (before?.group === group) return before.parts;
  const parts = takeApart(signs, group);
  takenApart.set(signs, { group, parts });
  return parts;
}

function takeApart(signs: SignWords<string>, group: number): Parts {
  const parts: Parts = [];
  let phrase = 0;
  for (const [sign, list] of Object.entries(signs)) {
    for (const words of list.split(';')) {
      phrase++;
      const halves = words.split('+').slice(0, 2);
      halves.forEach((alternatives, index) => {
        const half = halves.length === 1 ? 'whole' : index === 0 ? 'first' : 'second';
        for (const alternative of alternatives.split('|')) {
          const said = wordsOf(alternative);
          const { marked, toneless } = markedWords(said);
          parts.push({
            keys: said.map(({ key }) => key),
            entry: {
              phrase,
              group,
              sign,
              half,
              words: said,
              marked,
              toneless,
              atStart: alternative.includes('^'),
              needsMarks: alternative.includes('='),
              atEnd: alternative.includes('$'),
            },
          });
        }
      });
    }
  }
  return parts;
}

/** Words agree with their marks, or written without; hỏi and ngã, which many mix up, count as one. */
function agrees(read: ReadText, at: number, { marked, toneless, words }: Part): boolean {
  const single = marked.length === 1;
  for (let index = 0; index < marked.length; index++) {
    const { word } = read.tokens[at + index]!;
    if (word.markedNumber === marked[index]) continue;
    // "co" alone among words with marks is not "có".
    if (word.plain && !(single && read.marked)) continue;
    if (word.plain || word.tonelessNumber !== toneless[index] || !mixedUp(word.marked, words[index]!.marked))
      return false;
  }
  return true;
}

/** Of two words that differ in their tones alone. */
function mixedUp(one: string, other: string): boolean {
  const tones = one.slice(-1) + other.slice(-1);
  return tones === '34' || tones === '43';
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
