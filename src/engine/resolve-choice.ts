import { keyOf } from '../language/key.ts';
import type { Choice } from './reply.ts';

/**
 * Which of the offered choices a short answer means: its number ("1", "số 3", "hai") or its words. -1: none.
 * `numbered`: whether the choices still stand in the order in which they were shown.
 */
export function choiceMeant(key: string, offered: readonly { keys: readonly string[] }[], numbered = true): number {
  if (key === '' || offered.length === 0) return -1;
  const number = numberMeant(key);
  if (number === undefined) return offered.findIndex(({ keys }) => keys.includes(key));
  return numbered && number <= offered.length ? number - 1 : -1;
}

/** All keys by which a choice is recognised. */
export function choiceKeys({ label, words = [] }: Pick<Choice, 'label' | 'words'>): string[] {
  return [label, ...words].map(answerKey);
}

/** The key of a short answer: without marks, case, and the stops, quotes and brackets in and around it. */
export function answerKey(text: string): string {
  if (simple.test(text)) return text.toLowerCase();
  const key = ascii.test(text) ? text.toLowerCase() : keyOf(text);
  return stops.test(key) ? key.replace(allStops, ' ').trim().replace(blanks, ' ') : key;
}

function numberMeant(key: string): number | undefined {
  const digits = withNumber.exec(key)?.[1];
  if (digits !== undefined) return Number(digits);
  const index = spelled.indexOf(key);
  return index === -1 ? undefined : index + 1;
}

/** Needs nothing but lower case: the common short answers. */
const simple = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/** Has no marks to be taken off. */
const ascii = /^[\x20-\x7E]*$/;

const blanks = / {2,}/g;

const stops = /[^\p{L}\p{N} ]|^ | $| {2}/u;

/** Not `+`, `-`, `/` between digits: "12/3" and "1-2" are no choices. */
const allStops = /(?<!\d)[\s"'“”‘’()[\].,!?;:…/+-]+|[\s"'“”‘’()[\].,!?;:…]+/g;

const withNumber = /^(?:so|cau|muc|chon|bam|chon so|cau so|number)?\s*([1-9]\d?)$/;

/** As keys: một, hai, ba, bốn, năm, … A question that offers ten choices has its answer in words, too. */
const spelled = ['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];
