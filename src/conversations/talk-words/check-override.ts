import { fixedWords } from '../../../flows/fixed-words.ts';
import { blanksOf, type CatalogueSentence, type Lang } from '../../engine/index.ts';
import { talkWordsWords as w } from './words.ts';

/** The longest message that every channel shows whole; see `tests/flows/words.test.ts`. Characters. */
const MOST = 600;
/** Of what a button says. */
const MOST_ON_BUTTON = 20;

/** A text as it is kept: composed letters, no blanks at its ends, no double blanks. */
export function tidied(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** Whether people agreed to these very words, so that nobody may change them at run time. */
export const isFixed = (key: string): boolean => fixedWords.has(key);

/**
 * Pure: why a sentence cannot be said so, in words for the moderator; null where it can. Its blanks must be those of the file's own
 * words, and a number to call may not get lost.
 * @param text tidied.
 */
export function checkOverride({ key, sentence, buttonAt }: CatalogueSentence, lang: Lang, text: string): string | null {
  const before = sentence[lang];
  if (isFixed(key)) return w.fixed;
  if (text === '') return w.empty;
  const [had, has] = [blanksOf(before), blanksOf(text)];
  const unknown = [...has.filter((name) => !had.includes(name)), ...brokenBlanks(text)];
  if (unknown.length > 0) return w.unknown(named(unknown), named(had));
  const missing = had.filter((name) => !has.includes(name));
  if (missing.length > 0) return w.missing(named(missing));
  const lost = numbersIn(before).filter((number) => !numbersIn(text).includes(number));
  if (lost.length > 0) return w.numbers(lost.join(', '));
  if ((buttonAt.length > 0 || looksLikeButton(before)) && text.length > MOST_ON_BUTTON)
    return w.labelTooLong(MOST_ON_BUTTON);
  return text.length > MOST ? w.tooLong(MOST) : null;
}

/** Buttons that a step makes on the spot are not declared: they are short, and no sentence. */
function looksLikeButton(text: string): boolean {
  return text.length <= MOST_ON_BUTTON && !/[.?!:…{\n]/.test(text);
}

/** Braces that are no blank: `{`, `{số điện thoại}`. */
function brokenBlanks(text: string): string[] {
  const rest = text.replace(/\{\w+\}/g, '');
  return [...rest.matchAll(/\{([^{}]*)\}?|\}/g)].map((match) => match[1]?.trim() ?? '');
}

/** Numbers to call: 113, 115, 1022, 1900 1234. */
function numbersIn(text: string): string[] {
  return [...text.matchAll(/(?<![\d/])\d{3,}(?![\d/])/g)].map(([number]) => number);
}

function named(blanks: readonly string[]): string {
  return blanks.map((name) => `{${name}}`).join(', ');
}
