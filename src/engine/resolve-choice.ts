import { keyOf } from '../language/key.ts';
import type { Choice } from './reply.ts';

/** A choice that is offered. What is declared in a flow has its keys ready, what a step makes on the spot has not. */
export interface Offer extends Choice {
  /** By which an answer in words is recognised. */
  readonly keys?: readonly string[];
}

/** What somebody typed, and the key by which it is compared: made when it is first asked for. */
export class Typed {
  readonly text: string;
  private made: string | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get key(): string {
    this.made ??= answerKey(this.text);
    return this.made;
  }

  /** A longer text is no short answer. */
  get isShort(): boolean {
    return this.text.length <= LONGEST;
  }
}

const LONGEST = 60;

/**
 * Which of the offered choices a short answer means: its number ("1", "số 3", "hai") or its words. -1: none.
 * `numbered`: whether the choices still stand in the order in which they were shown.
 */
export function choiceMeant({ text, key }: Typed, offered: readonly Offer[], numbered = true): number {
  if (key === '' || offered.length === 0) return -1;
  const number = numberMeant(key);
  if (number !== undefined) return numbered && number <= offered.length ? number - 1 : -1;
  // Nearly all answers are what a button says: nothing needs to be compared without marks.
  const same = offered.findIndex(({ label }) => label === text);
  return same === -1 ? offered.findIndex((offer) => (offer.keys ?? choiceKeys(offer)).includes(key)) : same;
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
  const last = key.charCodeAt(key.length - 1);
  if (last >= ZERO && last <= NINE) {
    const digits = withNumber.exec(key)?.[1];
    return digits === undefined ? undefined : Number(digits);
  }
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

const ZERO = '0'.charCodeAt(0);
const NINE = '9'.charCodeAt(0);

const withNumber = /^(?:so|cau|muc|chon|bam|chon so|cau so|number)?\s*([1-9]\d?)$/;

/** As keys: một, hai, ba, bốn, năm, … A question that offers ten choices has its answer in words, too. */
const spelled = ['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];
