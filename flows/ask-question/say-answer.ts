import type { CuratedAnswer, PersonFact } from '../facts.ts';
import { sayFullDay } from '../town-day.ts';
import type { words } from './words.ts';

/** What an answer may leave open, to be filled with what is entered for the office of whoever asks. */
export const OFFICE_BLANKS = ['office', 'phone', 'address', 'hours'] as const;

type Key = 'according' | 'accordingUndated' | 'readMore' | 'answer';

/** How the flow, or whoever shows a preview, says a sentence of this flow. */
export type Say = (key: Key & keyof typeof words, fillings: Record<string, string>) => string;

/** The whole message: the answer, where it is written and of which day, and the question whether it is what was asked. */
export function sayAnswer(
  answer: Pick<CuratedAnswer, 'answer' | 'source' | 'sourceDate' | 'sourceLink'>,
  office: PersonFact['office'],
  say: Say,
): string {
  const { source, sourceDate, sourceLink } = answer;
  const lines = [
    sourceDate ? say('according', { source, day: sayFullDay(sourceDate) }) : say('accordingUndated', { source }),
    ...(sourceLink ? [say('readMore', { page: sourceLink })] : []),
  ];
  return say('answer', { answer: fillOffice(answer.answer, office), source: lines.join('\n') });
}

/** Fills `{office}`, `{phone}`, `{address}`, `{hours}`; a line with something that is not entered is left out. */
export function fillOffice(text: string, { name, phone, address, hours }: PersonFact['office']): string {
  const values: Record<string, string | null> = { office: name, phone, address, hours };
  return text
    .split('\n')
    .filter((line) => [...line.matchAll(blank)].every(([, key]) => values[key!] !== null))
    .map((line) => line.replace(blank, (whole, key: string) => values[key] ?? whole))
    .join('\n');
}

const blank = new RegExp(`\\{(${OFFICE_BLANKS.join('|')})\\}`, 'g');
