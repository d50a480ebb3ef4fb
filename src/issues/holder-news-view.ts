import type { Sql } from '../platform/database.ts';
import type { IssueStatus } from './issue-schema.ts';
import { CLOSED_STATUSES } from './status-table.ts';

/** An issue, and the unit or post that has it or had it. */
export interface HeldIssue extends Record<string, unknown> {
  issueId: string;
  unitId: string;
  postId: string | null;
}

/** Who has these open issues; of a matter that was split, who has its open parts. */
export async function heldIssues(sql: Pick<Sql, '$queryRaw'>, ids: readonly string[]): Promise<HeldIssue[]> {
  return sql.$queryRaw<HeldIssue[]>`
    SELECT i.id AS "issueId", i.unit_id AS "unitId", i.post_id AS "postId" FROM issues i
    WHERE (i.id = ANY(${[...ids]}::uuid[]) OR i.parent_id = ANY(${[...ids]}::uuid[])) AND i.unit_id IS NOT NULL
      AND i.status <> ALL(${[...CLOSED_STATUSES]}::text[])
      AND NOT EXISTS (SELECT FROM issues part WHERE part.parent_id = i.id AND part.status <> ALL(${[...CLOSED_STATUSES]}::text[]))
    ORDER BY i.id`;
}

/** The posts that answer for it: of whoever is to hear, and of whoever has it now. */
export interface HolderPosts {
  told: string | null;
  present: string | null;
}

/** A unit without a named post is its head’s. */
export async function holderPosts(
  sql: Pick<Sql, '$queryRaw'>,
  { issueId, unitId, postId }: HeldIssue,
): Promise<HolderPosts> {
  const [row] = await sql.$queryRaw<HolderPosts[]>`
    SELECT coalesce(${postId}::text, (SELECT p.id FROM posts p WHERE p.unit_id = ${unitId} AND p.valid_to IS NULL
        ORDER BY p.head DESC, p.id LIMIT 1)) AS told,
      coalesce(i.post_id, (SELECT p.id FROM posts p WHERE p.unit_id = i.unit_id AND p.valid_to IS NULL
        ORDER BY p.head DESC, p.id LIMIT 1)) AS present
    FROM issues i WHERE i.id = ${issueId}::uuid`;
  return row ?? { told: null, present: null };
}

/** What has become of an issue since whoever has it last heard of it. */
export interface HolderNews {
  code: string;
  status: IssueStatus;
  /** The unit that has it now. */
  unit: string | null;
  mergedInto: string | null;
  /** What the resident added, oldest first, and the photos among it: ids of media, the newest four. */
  words: string[];
  photos: string[];
  /** The newest row of history that this tells of. */
  newest: bigint;
  /** When this chat last heard of it from us. */
  toldAt: Date | null;
}

/** The once key of a message begins so. */
export const newsKey = (issueId: string, conversationId: string) => `cadre_news:${issueId}:${conversationId}:`;

/** Of one issue, for the chat of whoever has it; null: there is none. What belongs to the whole of a part is news of the part, too. */
export async function holderNews(
  sql: Pick<Sql, '$queryRaw'>,
  { issueId, unitId, conversationId }: Pick<HeldIssue, 'issueId' | 'unitId'> & { conversationId: string },
): Promise<HolderNews | null> {
  const prefix = newsKey(issueId, conversationId);
  const [row] = await sql.$queryRaw<HolderNews[]>`
    WITH told AS (
      SELECT max(o.created_at) AS at, max(split_part(o.once_key, ':', 4)::bigint) FILTER (WHERE o.once_key LIKE ${`${prefix}%`}) AS row
      FROM outbox_messages o WHERE o.issue_id = ${issueId}::uuid AND o.conversation_id = ${conversationId}::uuid
        AND (o.once_key LIKE ${`${prefix}%`} OR o.once_key LIKE 'tell_cadre:%' OR o.once_key LIKE ${`issue:${issueId}:holder:%`})
    ), since AS (
      SELECT told.at, greatest(told.row, (SELECT max(h.id) FROM issue_history h
        WHERE h.issue_id = ${issueId}::uuid AND h.kind = 'assigned' AND h.to_value = ${unitId})) AS row FROM told
    ), added AS (
      SELECT h.id, h.at, h.text FROM issues i JOIN issue_history h ON h.issue_id IN (i.id, i.parent_id), since
      WHERE i.id = ${issueId}::uuid AND h.actor = 'resident' AND h.kind IN ('addition', 'edited') AND h.id > coalesce(since.row, 0)
    )
    SELECT i.code, i.status, u.name AS unit, into_issue.code AS "mergedInto", since.at AS "toldAt",
      (SELECT coalesce(array_agg(added.text ORDER BY added.id) FILTER (WHERE added.text <> ''), '{}') FROM added) AS words,
      ARRAY(SELECT m.id::text FROM issue_media im JOIN media m ON m.id = im.media_id
        WHERE im.issue_id IN (i.id, i.parent_id) AND im.role = 'addition' AND m.kind = 'photo' AND m.state = 'stored'
          AND EXISTS (SELECT FROM added) AND (since.at IS NULL OR m.created_at > since.at)
        ORDER BY im.position DESC LIMIT 4) AS photos,
      (SELECT max(h.id) FROM issue_history h WHERE h.issue_id IN (i.id, i.parent_id)) AS newest
    FROM issues i CROSS JOIN since LEFT JOIN units u ON u.id = i.unit_id LEFT JOIN issues into_issue ON into_issue.id = i.merged_into_id
    WHERE i.id = ${issueId}::uuid`;
  return row ?? null;
}
