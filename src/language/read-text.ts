import { foreignWords } from './abbreviations.ts';
import { decodeTelex, decodeVni } from './decode-typing.ts';
import { meaningsOf } from './short-forms.ts';
import { isMarkedSyllable, isPlainSyllable } from './syllable.ts';
import { type Reading, Spelling, type Word } from './token.ts';
import { isNumber, type ReadText, Token, tokensOf, wordsOf } from './tokens.ts';

/**
 * Splits a text of a person into words and writes out what was shortened, left half typed or typed with the keyboard switched off.
 * `start` and `end` of a word are where its short form stands. Linear in its length.
 */
export function readText(text: string): ReadText {
  const read = tokensOf(text);
  const { typed } = read;
  const tokens: Token[] = [];
  const vni = typedInVni(read);
  for (let at = 0; at < typed.length; at++) {
    const token = typed[at]!;
    const chunk = vni?.get(at);
    if (chunk) {
      tokens.push(new Token(respelled(token.word, chunk.word), token.start, chunk.end, token.breakBefore));
      at = chunk.last;
      continue;
    }
    if (isNumber(token)) {
      tokens.push(token);
      continue;
    }
    const comrade = isComrade(read.text, token);
    const meaning = comrade ? comradeWords.map((word) => respelled(token.word, word)) : meantBy(typed, at);
    if (meaning) {
      const end = comrade ? typed[++at]!.end : token.end;
      meaning.forEach((word, index) => {
        tokens.push(new Token(word, token.start, end, index === 0 && token.breakBefore));
      });
      continue;
    }
    const { finished } = readingOf(token.word);
    tokens.push(finished === token.word ? token : new Token(finished, token.start, token.end, token.breakBefore));
  }
  return { text: read.text, tokens, marked: read.marked, typed };
}

/** "đ/c". */
function isComrade(text: string, { word, end }: Token): boolean {
  return word.raw.length === 1 && word.key === 'd' && text.charAt(end) === '/' && /[cC]/.test(text.charAt(end + 1));
}

function meantBy(tokens: readonly Token[], at: number): readonly Spelling[] | undefined {
  const { shortFor } = readingOf(tokens[at]!.word);
  for (const { words, fits } of shortFor) if (fits(tokens[at - 1], tokens[at + 1])) return words;
  return undefined;
}

function readingOf(word: Spelling): Reading {
  word.reading ??= worksOut(word);
  return word.reading;
}

function worksOut(word: Spelling): Reading {
  const raw = lowerCase(word.raw);
  const finished = finish(word, raw);
  return {
    shortFor: meaningsOf(raw).map(({ words, fits }) => ({ words: words.map((one) => respelled(word, one)), fits })),
    finished: finished ? respelled(word, finished) : word,
  };
}

/** A word whose last marks are missing ("đuong") counts as written without any; Telex is decoded where the word is none. Null: it stays. */
function finish({ key, marked, plain }: Spelling, raw: string): Word | null {
  if (!plain) return isMarkedSyllable(marked) || !isPlainSyllable(key) ? null : { key, marked: key };
  return isPlainSyllable(key) || raw.length < 3 || foreign.has(raw) ? null : decodeTelex(raw);
}

/** Another word in the place of one that was typed. */
function respelled({ raw, flat, capital }: Spelling, word: Word): Spelling {
  return new Spelling(word, { raw, plain: word.key === word.marked, flat, capital });
}

/** Lower case of a few letters is longer: these stay as they are. */
function lowerCase(raw: string): string {
  const lower = raw.toLowerCase();
  return lower.length === raw.length ? lower : raw;
}

interface VniChunk {
  word: Word;
  last: number;
  end: number;
}

/** Chunks of letters and digits that are VNI, by their first; those with a last digit only ("to3") where the text is otherwise in VNI. */
function typedInVni({ text, typed: tokens }: ReadText): Map<number, VniChunk> | null {
  const found = new Map<number, VniChunk>();
  const weak: [number, VniChunk][] = [];
  for (let at = 0; at + 1 < tokens.length; at++) {
    if (!isNumber(tokens[at + 1]) || tokens[at]!.end !== tokens[at + 1]!.start || isNumber(tokens[at])) continue;
    let last = at + 1;
    while (last + 1 < tokens.length && tokens[last]!.end === tokens[last + 1]!.start) last++;
    const end = tokens[last]!.end;
    const raw = lowerCase(text.slice(tokens[at]!.start, end));
    const word = raw.length <= 11 ? decodeVni(raw) : null;
    if (word && word.key.length > 0) {
      const isStrong = /\d[a-z]/.test(raw) || (/[6-9]/.test(raw) && /[1-5]/.test(raw) && raw.length > 3);
      if (isStrong) found.set(at, { word, last, end });
      else weak.push([at, { word, last, end }]);
    }
    at = last;
  }
  if (found.size === 0) return null;
  for (const [at, chunk] of weak) found.set(at, chunk);
  return found;
}

const comradeWords = wordsOf('đồng chí');
const foreign = new Set(foreignWords.split(' '));
