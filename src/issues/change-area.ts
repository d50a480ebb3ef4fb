import type { Transaction } from '../platform/database.ts';
import { checkedIssue, type ModeratorCall, notAllowed } from './checked-issue.ts';
import { dayOf, issueAreas } from './issue-areas-view.ts';
import type { ChangeArea } from './issue-change-schema.ts';
import type { IssueItem, IssueStatus } from './issue-schema.ts';
import { makeModeratorChange } from './moderator-change.ts';
import { searchKey } from './search-key.ts';
import { isOpen } from './status-table.ts';
import { refusedWords } from './words.ts';

/** What a unit of another ward had in hand goes back to triage. */
const IN_HAND: readonly IssueStatus[] = ['assigned', 'in_progress'];

/**
 * Corrects the area to one of today; the code stays. In another ward the issue is no longer the former ward's unit's.
 * @throws AppError `not_found`, `stale`, or `not_allowed`: closed, unknown or former area, or the same.
 */
export async function changeArea(tx: Transaction, call: ModeratorCall & ChangeArea, now: Date): Promise<IssueItem> {
  const issue = await checkedIssue(tx, call);
  if (!isOpen(issue.status)) throw await notAllowed(tx, issue, refusedWords.closed(issue.status));
  if (call.area === issue.areaId) throw await notAllowed(tx, issue, refusedWords.sameArea);
  const area = (await issueAreas(tx, [call.area], dayOf(now))).get(call.area);
  if (!area?.current) throw await notAllowed(tx, issue, refusedWords.unknownArea);

  const leavesUnit = issue.unitId !== null && area.wardId !== issue.wardId;
  const backToTriage = leavesUnit && IN_HAND.includes(issue.status);
  return makeModeratorChange(tx, {
    issue,
    viewer: call.viewer,
    change: {
      areaId: area.id,
      wardId: area.wardId,
      searchKey: searchKey({ ...issue, area: area.name, ward: area.wardName }),
      ...(leavesUnit ? { unitId: null, postId: null } : {}),
      ...(backToTriage ? { status: 'triaged' } : {}),
    },
    history: [
      { kind: 'area', from: issue.areaId, to: area.id },
      ...(leavesUnit ? [{ kind: 'assigned' as const, from: issue.unitId, to: null }] : []),
      ...(backToTriage ? [{ kind: 'status' as const, from: issue.status, to: 'triaged' }] : []),
    ],
    now,
  });
}
