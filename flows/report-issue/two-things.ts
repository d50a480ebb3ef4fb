import { answerKey } from '../../src/engine/index.ts';
import { type Understanding, understand } from '../../src/language/understand.ts';
import { shortened } from '../plain-answers.ts';
import type { Hearing } from './hearing.ts';

/** Several matters in one message: the first is told now, the words of the others wait for their turn. */
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
    .filter((part) => part.split(/\s+/).length > 1 && !goesOn.test(answerKey(part)))
    .slice(0, MOST_PARTS);
  let first: string | undefined;
  const also: string[] = [];
  for (const part of parts) {
    const { category: meant } = understand(part, knowledge, { homeAreaId, now, expecting: 'report' });
    // Once a second matter has begun, a third is one, too, whatever the whole speaks for.
    if (!meant?.sure || (!spokenFor.has(meant.code) && also.length === 0)) continue;
    if (first === undefined) first = meant.code;
    else if (groupOf(meant.code) !== groupOf(first)) also.push(part);
  }
  return first !== undefined && also.length > 0
    ? { categoryCode: first, also: shortened(also.join(', '), LONGEST_PART) }
    : null;
}

/** Longer tales are one story with its circumstances. */
const LONGEST = 400;
const LONGEST_PART = 200;
const MOST_PARTS = 8;

/** "… nuôi lợn hôi lắm, bà ấy còn chửi": more of the same story. */
const goesOn = /^(?:(?:ba|ong|anh|chi|co|chu|thang|con|dua) (?:ay|ta|kia)|no|ho|bon no) /;

/** What stands between two matters. */
const between =
  /[.;,!?\n]+|\s+(?:và|va|với lại|voi lai|ngoài ra|ngoai ra|thêm nữa|them nua|nữa là|nua la|còn|con)\s+/iu;
