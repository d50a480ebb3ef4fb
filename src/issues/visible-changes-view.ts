import { visibleAssignments } from '../duties/visible-assignments.ts';
import { visibleConversations } from '../messages/visible-conversations.ts';
import type { Transaction } from '../platform/database.ts';
import type { Change } from '../platform/live.ts';
import { visibleTaskIds } from '../staff/task-view.ts';
import { seesEverything, type Viewer } from '../staff/viewer.ts';
import { visibleIssues } from './visible-issues.ts';

/** What stands on the moderator page; other pages have changes of their own. */
const OF_ISSUES = 'issue';
const OF_TASKS = 'task';
const OF_ASSIGNMENTS = 'assignment';
const OF_CONVERSATIONS: ReadonlySet<string> = new Set(['message', 'outbox']);
/** They name nobody's data. */
const OF_ALL: ReadonlySet<string> = new Set([
  'everything',
  'knowledge',
  'organisation',
  'answers',
  'words',
  'forms',
  'submission',
  'duties',
  'work_days',
]);

/** The live changes that a viewer may hear of: of the issues, conversations and tasks that they may see. */
export async function visibleChanges(
  tx: Pick<Transaction, '$queryRaw'>,
  viewer: Viewer,
  changes: readonly Change[],
): Promise<Change[]> {
  const codes = changes.filter(({ kind }) => kind === OF_ISSUES).map(({ id }) => id);
  const conversations = changes.filter(({ kind }) => OF_CONVERSATIONS.has(kind)).map(({ id }) => id);
  const tasks = changes.filter(({ kind }) => kind === OF_TASKS).map(({ id }) => id);
  const assignments = changes.filter(({ kind }) => kind === OF_ASSIGNMENTS).map(({ id }) => id);
  const visible = new Set([...codes, ...conversations, ...tasks, ...assignments]);
  if (!seesEverything(viewer) && visible.size > 0) {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT i.code AS id FROM issues i WHERE i.code = ANY(${codes}::text[]) AND ${visibleIssues(viewer)}
      UNION
      SELECT c.id::text FROM conversations c
      WHERE c.id = ANY(${conversations}::uuid[]) AND ${visibleConversations(viewer)}
      UNION
      SELECT a.id::text FROM assignments a WHERE a.id = ANY(${assignments}::uuid[]) AND ${visibleAssignments(viewer)}`;
    visible.clear();
    for (const { id } of rows) visible.add(id);
    for (const id of await visibleTaskIds(tx, viewer, tasks)) visible.add(id);
  }
  return changes.filter(({ kind, id }) => OF_ALL.has(kind) || visible.has(id));
}
