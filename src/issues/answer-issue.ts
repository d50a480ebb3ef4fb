import { blankIn } from '../language/blanks.ts';
import type { Transaction } from '../platform/database.ts';
import { checkedIssue, type ModeratorCall, notAllowed } from './checked-issue.ts';
import type { AnswerIssue } from './issue-change-schema.ts';
import type { IssueItem, IssueStatus } from './issue-schema.ts';
import { makeModeratorChange } from './moderator-change.ts';
import { isAllowed } from './status-table.ts';
import { holderNewsSoon } from './tell-holder-news.ts';
import { refusedWords } from './words.ts';

/** Nobody waits for an answer to these. */
const NO_ANSWER: readonly IssueStatus[] = ['merged', 'withdrawn'];

/**
 * Sends the resident an answer word for word. The issue becomes `answered` where the table allows it; to one that is answered,
 * done, confirmed or refused already the words are added.
 * @throws AppError `not_found`, `stale` where a version was given, `not_allowed` for what was withdrawn or merged, and for words with a blank.
 */
export async function answerIssue(tx: Transaction, call: ModeratorCall & AnswerIssue, now: Date): Promise<IssueItem> {
  const { text, viewer } = call;
  const issue = await checkedIssue(tx, call);
  if (NO_ANSWER.includes(issue.status)) throw await notAllowed(tx, issue, refusedWords.cannotAnswer(issue.status));
  if (blankIn(text) !== null) throw await notAllowed(tx, issue, refusedWords.blanks);
  const becomes = isAllowed(issue.status, 'answered', 'moderator');
  if (becomes) await holderNewsSoon(tx, [issue.id], now);
  return makeModeratorChange(tx, {
    issue,
    viewer,
    change: becomes ? { status: 'answered' } : {},
    history: [becomes ? { kind: 'status', from: issue.status, to: 'answered', text } : { kind: 'answer', text }],
    notice: { kind: 'answered', text },
    now,
  });
}
