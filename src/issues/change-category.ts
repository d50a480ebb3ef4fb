import { nameHiddenFor, stricterHiding } from '../../flows/name-hidden.ts';
import { loadWorkCalendar } from '../organisation/work-day-store.ts';
import type { Transaction } from '../platform/database.ts';
import { checkedIssue, type ModeratorCall, notAllowed } from './checked-issue.ts';
import { dueAtFor } from './due-at.ts';
import type { ChangeCategory } from './issue-change-schema.ts';
import type { IssueItem } from './issue-schema.ts';
import { categoryOf } from './issue-store.ts';
import { makeModeratorChange } from './moderator-change.ts';
import { isOpen } from './status-table.ts';
import { refusedWords } from './words.ts';

/**
 * Corrects the category: who may see it, by when it is to be answered and whether it is asked whom it is about follow from it; the code stays. The day counts from
 * when it was filed; after a reopening the day promised then stays. A resident whose day moves later is told.
 * @throws AppError `not_found`, `stale`, or `not_allowed`: closed, unknown category, or the same.
 */
export async function changeCategory(
  tx: Transaction,
  call: ModeratorCall & ChangeCategory,
  now: Date,
): Promise<IssueItem> {
  const issue = await checkedIssue(tx, call);
  if (!isOpen(issue.status)) throw await notAllowed(tx, issue, refusedWords.closed(issue.status));
  if (call.category === issue.categoryCode) throw await notAllowed(tx, issue, refusedWords.sameCategory);
  const category = await categoryOf(tx, call.category);
  if (!category) throw await notAllowed(tx, issue, refusedWords.unknownCategory);
  const dueAt =
    issue.reopened > 0 && issue.dueAt
      ? issue.dueAt
      : dueAtFor(category.tier, issue.createdAt, await loadWorkCalendar(tx));
  const isLater = issue.dueAt !== null && dueAt > issue.dueAt && dueAt > now;
  // What the resident was promised stays: a milder category does not uncover the name.
  const nameHidden = stricterHiding(issue.nameHidden, nameHiddenFor(category.visibility, false));
  // Whom it is about is asked where the kind names cadres, and what was said of it stays.
  const wasAsked = issue.about === 'unknown' ? null : issue.about;
  const about = category.namesCadres ? (issue.about ?? 'unknown') : wasAsked;
  return makeModeratorChange(tx, {
    issue,
    viewer: call.viewer,
    change: { categoryCode: call.category, visibility: category.visibility, nameHidden, dueAt, about },
    history: [{ kind: 'category', from: issue.categoryCode, to: call.category }],
    notice: isLater ? { kind: 'promise_moved', dueAt } : null,
    now,
  });
}
