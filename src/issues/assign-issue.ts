import type { Transaction } from '../platform/database.ts';
import { settleTasks } from '../staff/task-store.ts';
import { checkedIssue, type ModeratorCall, notAllowed } from './checked-issue.ts';
import { dayOf } from './issue-areas-view.ts';
import type { AssignIssue } from './issue-change-schema.ts';
import type { IssueItem } from './issue-schema.ts';
import { ENDS_WITH_ISSUE, postOf, unitOf } from './issue-store.ts';
import { makeModeratorChange } from './moderator-change.ts';
import { isAllowed } from './status-table.ts';
import { whyBarred } from './subject-store.ts';
import { tellHolderSoon } from './tell-holder.ts';
import { holderNewsSoon } from './tell-holder-news.ts';
import { refusedWords } from './words.ts';

/**
 * Hands an issue to a unit, and to a post in it. The resident is told who has it, unless it only moves within the unit.
 * @throws AppError `not_found`, `stale`, or `not_allowed`: the issue is closed, the unit or post does not exist, or has it already.
 */
export async function assignIssue(tx: Transaction, call: ModeratorCall & AssignIssue, now: Date): Promise<IssueItem> {
  const { viewer } = call;
  const issue = await checkedIssue(tx, call);
  const { status } = issue;
  const isNew = status !== 'assigned';
  if (isNew && !isAllowed(status, 'assigned', 'moderator'))
    throw await notAllowed(tx, issue, refusedWords.notAllowed(status, 'assigned'));
  const unit = await unitOf(tx, call.unit, dayOf(now));
  if (!unit) throw await notAllowed(tx, issue, refusedWords.unknownUnit);
  const post = call.post ? await postOf(tx, call.post, unit.id) : null;
  if (call.post && !post) throw await notAllowed(tx, issue, refusedWords.unknownPost);
  const barred = await whyBarred(tx, issue, { unitId: unit.id, postId: post?.id ?? null, now });
  if (barred) throw await notAllowed(tx, issue, barred);
  const isSameUnit = issue.unitId === unit.id;
  const isSamePost = issue.postId === (post?.id ?? null);
  if (!isNew && isSameUnit && isSamePost) throw await notAllowed(tx, issue, refusedWords.sameUnit);

  const moved = { kind: 'assigned' as const, from: issue.unitId, to: unit.id, text: post?.title ?? null };
  const changed = { kind: 'status' as const, from: status, to: 'assigned' };
  for (const kind of ENDS_WITH_ISSUE)
    await settleTasks(tx, { kind, subjects: [issue.id] }, { outcome: 'assigned', staffId: viewer.staffId, now });
  await holderNewsSoon(tx, [issue.id], now);
  await tellHolderSoon(tx, issue.id, now);
  return makeModeratorChange(tx, {
    issue,
    viewer,
    change: { status: 'assigned', unitId: unit.id, postId: post?.id ?? null },
    history: [...(isSameUnit && isSamePost ? [] : [moved]), ...(isNew ? [changed] : [])],
    notice: isNew || !isSameUnit ? { kind: 'assigned', unit: unit.name, dueAt: issue.dueAt } : null,
    now,
  });
}
