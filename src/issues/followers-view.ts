import { Prisma, type Transaction } from '../platform/database.ts';
import type { FollowedState } from './follower-notice.ts';

/** A follower who has not been told of the newest change yet. */
export interface UntoldFollower {
  issueId: string;
  personId: string;
  conversationId: string;
  lang: 'vi' | 'en';
  state: FollowedState;
  /** The row of history that is to be told. */
  cause: bigint;
  /** When they were told of this issue before. */
  toldAt: Date | null;
}

/** The last words of the staff about issue `i`: an answer, what was done, why it is refused. */
export const LAST_STAFF_WORDS = Prisma.sql`(
  SELECT h.text FROM issue_history h
  WHERE h.issue_id = i.id AND h.actor = 'moderator' AND h.text IS NOT NULL
    AND (h.kind = 'answer' OR (h.kind = 'status' AND h.to_value IN ('answered', 'done', 'refused')))
  ORDER BY h.id DESC LIMIT 1)`;

/** What followers are told by: `follower:<issue>:<person>:<row of history>`. */
export function followerKey({ issueId, personId, cause }: UntoldFollower): string {
  return `follower:${issueId}:${personId}:${cause}`;
}

/** Followers of these issues, with consent, whom the newest change since they joined has not been told. */
export async function untoldFollowers(
  tx: Pick<Transaction, '$queryRaw'>,
  issueIds: readonly string[],
): Promise<UntoldFollower[]> {
  if (issueIds.length === 0) return [];
  return tx.$queryRaw<UntoldFollower[]>`
    SELECT f.issue_id AS "issueId", f.person_id AS "personId", f.conversation_id AS "conversationId",
      CASE WHEN p.lang = 'en' THEN 'en' ELSE 'vi' END AS lang, changed.id AS cause, told.at AS "toldAt",
      json_build_object('code', i.code, 'status', i.status, 'unit', u.name, 'into', target.code,
        'words', CASE WHEN i.visibility = 'A' THEN ${LAST_STAFF_WORDS} END) AS state
    FROM issue_followers f
    JOIN issues i ON i.id = f.issue_id
    JOIN people p ON p.id = f.person_id
    JOIN conversations c ON c.id = f.conversation_id AND c.consented_at IS NOT NULL
    LEFT JOIN units u ON u.id = i.unit_id
    LEFT JOIN issues target ON target.id = i.merged_into_id
    CROSS JOIN LATERAL (
      SELECT h.id, h.at FROM issue_history h
      WHERE h.issue_id = i.id AND h.kind IN ('status', 'answer', 'assigned', 'merged', 'parted') ORDER BY h.id DESC LIMIT 1
    ) changed
    LEFT JOIN LATERAL (
      SELECT o.created_at AS at, split_part(o.once_key, ':', 4)::bigint AS cause FROM outbox_messages o
      WHERE o.issue_id = i.id AND (o.conversation_id = c.id OR split_part(o.once_key, ':', 3) = p.id::text)
        AND o.once_key LIKE 'follower:%' ORDER BY o.id DESC LIMIT 1
    ) told ON true
    WHERE f.issue_id = ANY(${[...issueIds]}::uuid[]) AND changed.at > f.joined_at AND coalesce(told.cause, 0) < changed.id
    ORDER BY c.id`;
}
