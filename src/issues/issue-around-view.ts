import type { Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import type { IssueRatingView, IssueTask, IssueView } from './issue-schema.ts';
import { visibleIssues } from './visible-issues.ts';

type Around = Pick<IssueView, 'voices' | 'nameHidden' | 'details' | 'ratings' | 'tasks' | 'mergedInto' | 'mergedFrom'>;

/** What stands around one issue that the viewer may see: who else says so, how it was rated, what is to be done, what it was merged with. */
export async function aroundIssue(tx: Pick<Transaction, '$queryRaw'>, viewer: Viewer, id: string): Promise<Around> {
  const [row] = await tx.$queryRaw<
    (Omit<Around, 'ratings' | 'tasks'> & { ratings: IssueRatingView[]; tasks: IssueTask[] })[]
  >`
    SELECT 1 + (SELECT count(*)::int FROM issue_followers f WHERE f.issue_id = one.id) AS voices,
      one.name_hidden AS "nameHidden", one.details,
      coalesce((SELECT json_agg(json_build_object('score', r.score, 'reason', r.reason, 'text', r.text, 'at', r.at) ORDER BY r.at)
        FROM ratings r WHERE r.issue_id = one.id), '[]') AS ratings,
      coalesce((SELECT json_agg(json_build_object('id', t.id, 'kind', t.kind, 'note', t.note, 'createdAt', t.created_at,
          'dueAt', t.due_at, 'doneAt', t.done_at) ORDER BY t.done_at IS NOT NULL, t.due_at, t.id)
        FROM tasks t WHERE t.issue_id = one.id), '[]') AS tasks,
      (SELECT i.code FROM issues i WHERE i.id = one.merged_into_id AND ${visibleIssues(viewer)}) AS "mergedInto",
      coalesce((SELECT json_agg(i.code ORDER BY i.code) FROM issues i
        WHERE i.merged_into_id = one.id AND ${visibleIssues(viewer)}), '[]') AS "mergedFrom"
    FROM issues one WHERE one.id = ${id}::uuid`;
  const { ratings, tasks, ...around } = row!;
  return {
    ...around,
    ratings: ratings.map((rating) => ({ ...rating, at: utc(rating.at) })),
    tasks: tasks.map((task) => ({
      ...task,
      createdAt: utc(task.createdAt),
      dueAt: utc(task.dueAt),
      doneAt: task.doneAt && utc(task.doneAt),
    })),
  };
}

/** JSON of the database names its own zone. */
function utc(time: string): string {
  return new Date(time).toISOString();
}
