import { namesDanger, readEmergency } from './emergency.ts';
import { learnt } from './learnt.ts';
import { readText } from './read-text.ts';
import { readsSensitive } from './sensitive.ts';
import { type SignWords, signReader } from './signs.ts';
import { soundsLikeDanger } from './sounds-like-danger.ts';
import { wishWords } from './wish-words.ts';

/** What a text may hold that must be seen to before anything else. */
export interface Screening {
  /** Words of danger: whether somebody is in danger, `understand` says. */
  danger: boolean;
  /** It sounds like somebody is in danger this moment: not to be waited with. */
  urgent: boolean;
  /** Words of accusations, complaints against decisions, and secret papers: whether it is one, `understand` says. */
  law: boolean;
  /** Politics, or abuse of peoples and beliefs: a person of the office reads it. */
  sensitive: boolean;
}

/**
 * Looks whether a text has to be understood before anything else is done with it: a wider net than `understand`, at a third of
 * its cost, since every message of everybody goes through it.
 */
export function screenText(text: string): Screening {
  learnt();
  const read = readText(text.length > LONGEST ? text.slice(0, LONGEST) : text);
  const signs = readEmergency(read);
  const danger = namesDanger(signs) || soundsLikeDanger(read);
  const happening = signs.has('danger') && (signs.has('now') || !signs.has('feared'));
  const seems = happening || (signs.has('dangerIfNow') && signs.has('now'));
  const urgent = !signs.has('past') && (signs.has('cry') || signs.has('despair') || (seems && !signs.has('harmless')));
  return { danger, urgent, law: readLaw(read).size > 0, sensitive: readsSensitive(read) };
}

/** As `understand` reads: an accusation behind ten thousand letters is not found by either. */
const LONGEST = 10_000;

const { accuse, corruption, complaint, complaintForm, decision, secret } = wishWords;

const readLaw = signReader({
  accuse,
  corruption,
  complaint,
  complaintForm,
  decision,
  secret,
} satisfies SignWords<string>);
