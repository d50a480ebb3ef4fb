import { hasWords } from '../plain-answers.ts';

const LONGEST_NAME = 40;

/** A Vietnamese number of ten digits, however it is written; null for what is none. */
export function phoneIn(text: string): string | null {
  const digits = text.replace(/[\s.()-]/g, '').replace(/^\+?84(?=\d{9}$)/, '0');
  return /^0\d{9}$/.test(digits) ? digits : null;
}

/** A name on one line; null for what can be none. */
export function nameIn(text: string): string | null {
  const name = text.replace(/\s+/g, ' ').trim();
  return hasWords(name) && name.length <= LONGEST_NAME && !/\d{4}/.test(name) ? name : null;
}
