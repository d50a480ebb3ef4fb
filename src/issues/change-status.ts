import { blankIn } from '../language/blanks.ts';
import { loadWorkCalendar } from '../organisation/work-day-store.ts';
import type { Transaction } from '../platform/database.ts';
import { assignIssue } from './assign-issue.ts';
import { checkedIssue, type ModeratorCall, notAllowed } from './checked-issue.ts';
import { dueAtFor } from './due-at.ts';
import type { ChangeStatus } from './issue-change-schema.ts';
import type { IssueItem, Refusal } from './issue-schema.ts';
import { categoryOf, type LockedIssue } from './issue-store.ts';
import { makeModeratorChange } from './moderator-change.ts';
import type { Notice } from './notice.ts';
import { expectAnswer } from './question-expired.ts';
import { isAllowed, isOpen, neededFor } from './status-table.ts';
import { holderNewsSoon } from './tell-holder-news.ts';
import { refusalWords, refusedWords } from './words.ts';

/**
 * A change of status by a moderator; the resident is told of it in plain words.
 * @throws AppError `not_found`, `stale`, or `not_allowed` where the table forbids it or what it needs is missing.
 */
export async function changeStatus(tx: Transaction, call: ModeratorCall & ChangeStatus, now: Date): Promise<IssueItem> {
  const { to, viewer, reason, refusal = 'other' } = call;
  const issue = await checkedIssue(tx, call);
  if (!isAllowed(issue.status, to, 'moderator'))
    throw await notAllowed(tx, issue, refusedWords.notAllowed(issue.status, to));
  if (to === 'waiting_resident' && issue.nameHidden === 'all')
    throw await notAllowed(tx, issue, refusedWords.anonymous);
  const needs = neededFor(to);
  if (needs !== null && !(needs === 'unit' ? issue.unitId : reason))
    throw await notAllowed(tx, issue, refusedWords.needs[needs]);
  if (reason && blankIn(reason) !== null) throw await notAllowed(tx, issue, refusedWords.blanks);
  if (to === 'assigned') return assignIssue(tx, { ...call, unit: issue.unitId!, post: issue.postId }, now);
  const text = to === 'refused' ? refusalText(refusal, reason!) : (reason ?? null);
  if (to === 'waiting_resident') await expectAnswer(tx, issue.id, now);
  if (!isOpen(to)) await holderNewsSoon(tx, [issue.id], now);
  return makeModeratorChange(tx, {
    issue,
    viewer,
    change: {
      status: to,
      ...(to === 'reopened' ? await newPromise(tx, issue, now) : {}),
    },
    history: [{ kind: 'status', from: issue.status, to, text }],
    notice: noticeFor(call),
    now,
  });
}

/** What is taken up again has a new day to be answered by. */
async function newPromise(tx: Transaction, issue: LockedIssue, now: Date) {
  const category = await categoryOf(tx, issue.categoryCode);
  return category ? { dueAt: dueAtFor(category.tier, now, await loadWorkCalendar(tx)) } : {};
}

function refusalText(refusal: Refusal, reason: string): string {
  const because = refusalWords[refusal].vi;
  return because ? `${because[0]!.toUpperCase()}${because.slice(1)}. ${reason}` : reason;
}

function noticeFor({ to, reason, refusal = 'other' }: ChangeStatus): Notice | null {
  switch (to) {
    case 'triaged':
    case 'reopened':
      return { kind: to };
    case 'in_progress':
      return { kind: to, text: reason ?? null };
    case 'waiting_resident':
      return { kind: 'question', text: reason! };
    case 'answered':
    case 'done':
      return { kind: to, text: reason! };
    case 'refused':
      return { kind: to, refusal, text: reason! };
    default:
      return null;
  }
}
