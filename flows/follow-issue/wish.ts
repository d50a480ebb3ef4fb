import { type Input, mediaOf } from '../../src/engine/index.ts';
import { understand } from '../../src/language/understand.ts';
import type { FlowContext } from '../flow.ts';
import { isOpen } from '../issue-words.ts';
import type { FollowAnswers } from './flow.ts';
import type { words } from './words.ts';

type C = FlowContext<FollowAnswers, typeof words, string>;

/** Longer texts tell something. */
const LONGEST = 60;

/** What somebody wants who looks at an issue of theirs: "bao giờ xong?" asks how it stands, "rút lại" takes it back. Neither adds to it. */
export function wishOf(input: Input, c: C): 'show' | 'withdraw' | null {
  if (input.kind !== 'text' || mediaOf(input).length > 0 || input.text.length > LONGEST) return null;
  const { intent } = understand(input.text, c.fact('knowledge'), { now: c.now, role: 'resident' });
  return intent === 'status' ? 'show' : intent === 'cancel_draft' ? 'withdraw' : null;
}

/** Only an open issue of one's own can be taken back. */
export function canWithdraw(c: C): boolean {
  const issue = c.answers.code === undefined ? null : c.fact('my_issue', { code: c.answers.code });
  return issue !== null && !issue.joined && isOpen(issue.status);
}
