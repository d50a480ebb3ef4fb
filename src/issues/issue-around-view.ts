import type { Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import type { IssueRatingView, IssueTask, IssueView } from './issue-schema.ts';
import { visibleIssues } from './visible-issues.ts';

type Around = Pick<
  IssueView,
  | 'voices'
  | 'nameHidden'
  | 'details'
  | 'ratings'
  | 'tasks'
  | 'mergedInto'
  | 'mergedFrom'
  | 'draft'
  | 'about'
  | 'subjects'
  | 'returned'
  | 'parts'
  | 'partOf'
>;

/** What stands around one issue that the viewer may see: who else says so, how it was rated, what is to be done, what it was merged with, what waits to be approved. */
export async function aroundIssue(tx: Pick<Transaction, '$queryRaw'>, viewer: Viewer, id: string): Promise<Around> {
  const [row] = await tx.$queryRaw<
    (Omit<Around, 'ratings' | 'tasks'> & { ratings: IssueRatingView[]; tasks: IssueTask[] })[]
  >`
    SELECT 1 + (SELECT count(*)::int FROM issue_followers f WHERE f.issue_id = one.id) AS voices,
      one.about, one.returned,
      coalesce((SELECT json_agg(json_build_object('kind', CASE WHEN s.post_id IS NULL THEN 'unit' ELSE 'post' END,
          'id', coalesce(s.post_id, s.unit_id), 'name', coalesce(p.title, u.name)) ORDER BY s.id)
        FROM issue_subjects s LEFT JOIN posts p ON p.id = s.post_id LEFT JOIN units u ON u.id = s.unit_id
        WHERE s.issue_id = one.id), '[]') AS subjects,
      coalesce((SELECT json_agg(json_build_object('code', i.code, 'status', i.status, 'unit', u.name) ORDER BY i.code)
        FROM issues i LEFT JOIN units u ON u.id = i.unit_id WHERE i.parent_id = one.id AND ${visibleIssues(viewer)}), '[]') AS parts,
      (SELECT i.code FROM issues i WHERE i.id = one.parent_id AND ${visibleIssues(viewer)}) AS "partOf",
      one.name_hidden AS "nameHidden", one.details,
      coalesce((SELECT json_agg(json_build_object('score', r.score, 'reason', r.reason, 'text', r.text, 'at', r.at) ORDER BY r.at)
        FROM ratings r WHERE r.issue_id = one.id), '[]') AS ratings,
      coalesce((SELECT json_agg(json_build_object('id', t.id, 'kind', t.kind, 'note', t.note, 'createdAt', t.created_at,
          'dueAt', t.due_at, 'doneAt', t.done_at) ORDER BY t.done_at IS NOT NULL, t.due_at, t.id)
        FROM tasks t WHERE t.issue_id = one.id), '[]') AS tasks,
      (SELECT json_build_object('id', d.id, 'kind', d.kind, 'text', d.text, 'media', d.media, 'post', p.title, 'at', d.created_at)
        FROM issue_drafts d LEFT JOIN posts p ON p.id = d.post_id WHERE d.issue_id = one.id AND d.decided_at IS NULL
        ORDER BY d.created_at DESC LIMIT 1) AS draft,
      (SELECT i.code FROM issues i WHERE i.id = one.merged_into_id AND ${visibleIssues(viewer)}) AS "mergedInto",
      coalesce((SELECT json_agg(i.code ORDER BY i.code) FROM issues i
        WHERE i.merged_into_id = one.id AND ${visibleIssues(viewer)}), '[]') AS "mergedFrom"
    FROM issues one WHERE one.id = ${id}::uuid`;
  const { ratings, tasks, draft, ...around } = row!;
  return {
    ...around,
    draft: draft && { ...draft, at: utc(draft.at) },
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
