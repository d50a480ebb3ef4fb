import { type Understanding, understand } from '../../src/language/understand.ts';
import { shortened } from '../plain-answers.ts';
import type { Hearing } from './hearing.ts';

/** Two matters in one message: the first is told now, the words of the other wait for their turn. */
export interface TwoThings {
  categoryCode: string;
  also: string;
}

/**
 * "Rác không ai dọn và đèn đường hỏng": two parts that speak plainly of different groups of things. Cautious: a matter with its
 * consequences ("cống tắc, rác trôi ra") is one, so each part must be sure of itself and the whole must not be.
 */
export function twoThings(
  text: string,
  whole: Understanding,
  { knowledge, homeAreaId, now }: Hearing,
): TwoThings | null {
  const { category } = whole;
  if (!category || category.alternatives.length === 0 || text.length > LONGEST) return null;
  const { byCode } = knowledge.categories;
  const groupOf = (code: string) => byCode.get(code)?.group;
  const spokenFor = new Set([category.code, ...category.alternatives]);
  if (new Set([...spokenFor].map(groupOf)).size < 2) return null;
  const parts = text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part.split(/\s+/).length > 1)
    .slice(0, MOST_PARTS);
  let first: string | undefined;
  for (const part of parts) {
    const { category: meant } = understand(part, knowledge, { homeAreaId, now, expecting: 'report' });
    if (!meant?.sure || !spokenFor.has(meant.code)) continue;
    if (first === undefined) first = meant.code;
    else if (groupOf(meant.code) !== groupOf(first))
      return { categoryCode: first, also: shortened(part, LONGEST_PART) };
  }
  return null;
}

/** Longer tales are one story with its circumstances. */
const LONGEST = 400;
const LONGEST_PART = 200;
const MOST_PARTS = 8;

/** What stands between two matters. */
const between =
  /[.;,!?\n]+|\s+(?:và|va|với lại|voi lai|ngoài ra|ngoai ra|thêm nữa|them nua|nữa là|nua la|còn|con)\s+/iu;
