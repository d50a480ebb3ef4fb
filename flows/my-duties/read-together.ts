import type { EntryContext, Input } from '../../src/engine/index.ts';
import type { FactTypes } from '../facts.ts';
import { townDay } from '../town-day.ts';

/**
 * “Xong” of a cadre may be of an issue, of a duty, or of what they reported themselves: all that tells which is read in one round. One
 * after the other, it would take more rounds than a turn has.
 */
export function readTogether(input: Input, c: EntryContext<FactTypes>): void {
  const day = townDay(c.now);
  const repliesTo = ('repliesTo' in input && input.repliesTo) || null;
  c.together({ my_duties: { day }, my_forms: { day }, my_issues: null, work_at_hand: { repliesTo, now: c.now } });
}
