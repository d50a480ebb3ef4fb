import { Prisma, type Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import type { HeldTalk, TalkList, TalkListQuery } from './talk-schema.ts';
import { visibleConversations } from './visible-conversations.ts';

type Reader = Pick<Transaction, '$queryRaw'>;

interface Row extends Omit<HeldTalk, 'holder' | 'since'> {
  holderId: string | null;
  holderName: string | null;
  since: Date | null;
}

/**
 * One page of the conversations that moderators have now and the viewer may see, those that were taken first on top.
 * @returns null for a cursor that is none of ours.
 */
export async function listHeldTalks(
  tx: Reader,
  viewer: Viewer,
  { cursor, limit }: TalkListQuery,
): Promise<TalkList | null> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (after === null) return null;
  const beyond = after
    ? Prisma.sql`(c.taken_over_at, c.id) > (${after.since}::timestamptz, ${after.id}::uuid)`
    : Prisma.sql`TRUE`;
  const rows = await readTalks(
    tx,
    Prisma.sql`c.taken_over_by IS NOT NULL AND ${beyond} AND ${visibleConversations(viewer)}
      ORDER BY c.taken_over_at, c.id LIMIT ${limit + 1}`,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(toTalk), nextCursor: rows.length > limit && last ? writeCursor(last) : null };
}

/** One conversation, whoever has it; null where there is none that the viewer may see. */
export async function viewTalk(tx: Reader, viewer: Viewer, id: string): Promise<HeldTalk | null> {
  const [row] = await readTalks(tx, Prisma.sql`c.id = ${id}::uuid AND ${visibleConversations(viewer)}`);
  return row ? toTalk(row) : null;
}

/** Of the resident's words only those with consent. */
function readTalks(tx: Reader, rest: Prisma.Sql): Promise<Row[]> {
  return tx.$queryRaw`
    SELECT c.id::text, c.channel, c.consented_at IS NOT NULL AS open, c.taken_over_by::text AS "holderId", h.name AS "holderName",
      c.taken_over_at AS since, coalesce(owed.count, 0)::int AS unanswered, last.text AS "lastText"
    FROM conversations c LEFT JOIN staff_users h ON h.id = c.taken_over_by
    LEFT JOIN LATERAL (
      SELECT greatest(c.taken_over_at, max(o.created_at)) AS at FROM outbox_messages o
      WHERE o.conversation_id = c.id AND o.staff_id IS NOT NULL AND o.issue_id IS NULL AND o.created_at >= c.taken_over_at
    ) answered ON c.taken_over_by IS NOT NULL
    LEFT JOIN LATERAL (
      SELECT count(*) AS count FROM updates u WHERE u.conversation_id = c.id AND u.visibility = 'released'
        AND u.state <> 'ignored' AND u.kind <> ALL(${[...NO_MESSAGE]}::text[]) AND u.received_at > answered.at
    ) owed ON c.taken_over_by IS NOT NULL
    LEFT JOIN LATERAL (
      SELECT u.text FROM updates u WHERE u.conversation_id = c.id AND u.visibility = 'released' AND u.state <> 'ignored'
        AND u.kind <> ALL(${[...NO_MESSAGE]}::text[]) ORDER BY u.id DESC LIMIT 1
    ) last ON c.consented_at IS NOT NULL
    WHERE ${rest}`;
}

/** Kinds of updates that are no message of somebody who waits for an answer. */
const NO_MESSAGE = ['edited', 'deleted', 'blocked', 'unblocked'] as const;

function toTalk({ holderId, holderName, since, ...row }: Row): HeldTalk {
  return {
    ...row,
    holder: holderId === null ? null : { id: holderId, name: holderName ?? '' },
    since: since?.toISOString() ?? null,
  };
}

function writeCursor({ since, id }: Row): string {
  return Buffer.from(`${since!.toISOString()} ${id}`).toString('base64url');
}

function readCursor(text: string): { since: Date; id: string } | null {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
    Buffer.from(text, 'base64url').toString('utf8'),
  );
  const since = new Date(match?.[1] ?? Number.NaN);
  return match && !Number.isNaN(since.getTime()) ? { since, id: match[2]! } : null;
}
