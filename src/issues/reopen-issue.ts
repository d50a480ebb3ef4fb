import type { IssueOutcome, IssueWords } from '../../flows/effects.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { loadWorkCalendar } from '../organisation/work-day-store.ts';
import type { Transaction } from '../platform/database.ts';
import { addTasks } from '../staff/task-store.ts';
import { dueAtFor } from './due-at.ts';
import { categoryOf, lockOwnIssue } from './issue-store.ts';
import type { Reporter } from './reporter.ts';
import { makeResidentChange, unchanged } from './resident-change.ts';
import { isAllowed, isOpen } from './status-table.ts';
import { tellHolderThat } from './tell-cadre.ts';
import { taskWords } from './words.ts';

/** From this time on a moderator has to see to it that somebody above the unit looks at it (features.md R40). */
const ONE_LEVEL_UP = 3;

/**
 * "Chưa": what was answered, done or confirmed is opened again and reaches its unit, with a new promised day. How often is
 * counted: from the third time on it is a task for a moderator, until posts have superiors. Saying it again while it is open
 * adds the words.
 */
export async function reopenIssue(tx: Transaction, call: IssueWords & Reporter, now: Date): Promise<IssueOutcome> {
  const issue = await lockOwnIssue(tx, call);
  const words = { by: call, text: call.text, media: call.media, now };
  if (issue?.status === 'reopened') {
    if (call.text || call.media.length > 0) return makeResidentChange(tx, issue, words);
    return { ok: true, code: issue.code, status: issue.status };
  }
  if (!issue || isOpen(issue.status) || !isAllowed(issue.status, 'reopened', 'resident'))
    return unchanged(call.code, issue);
  const category = await categoryOf(tx, issue.categoryCode);
  const times = issue.reopened + 1;
  const change = {
    reopened: times,
    ...(category ? { dueAt: dueAtFor(category.tier, now, await loadWorkCalendar(tx)) } : {}),
  };
  if (times >= ONE_LEVEL_UP)
    await addTasks(
      tx,
      [
        {
          kind: 'reopened',
          subject: issue.id,
          issueId: issue.id,
          conversationId: call.conversationId,
          ...(issue.wardId && { wardId: issue.wardId }),
          note: taskWords.reopened(issue.code, times),
          dueAt: addWorkingDays(now, 1),
        },
      ],
      now,
    );
  await tellHolderThat(tx, 'reopened', issue, now);
  return makeResidentChange(tx, issue, { ...words, to: 'reopened', change });
}
