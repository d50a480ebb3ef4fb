import { Prisma, type Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { type MessageCursor, writeMessageCursor } from './message-cursor.ts';
import type { Message, MessageList, MessageMedium } from './message-schema.ts';
import { visibleConversations, visibleMessages } from './visible-conversations.ts';

export interface MessageQuestion {
  viewer: Viewer;
  conversation?: string;
  cursor?: MessageCursor;
  limit: number;
}

interface Row extends Omit<Message, 'id' | 'media' | 'at'> {
  rowId: bigint;
  at: Date;
  media: Omit<MessageMedium, 'url'>[] | null;
}

/** Released messages, both ways, newest first: of one conversation, or of all that the viewer may see. */
export async function listMessages(
  tx: Transaction,
  { viewer, conversation, cursor, limit }: MessageQuestion,
  mediaUrl: (mediaId: string) => string,
): Promise<MessageList> {
  const scope = Prisma.sql`${visibleConversations(viewer)} AND ${visibleMessages(viewer)}
    AND ${conversation ? Prisma.sql`c.id = ${conversation}::uuid` : Prisma.sql`TRUE`}`;
  const page = { cursor, count: limit + 1 };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT * FROM ((${incoming(scope, page)}) UNION ALL (${outgoing(scope, page)})) m
    ${order(cursor, Prisma.sql`m.at`, Prisma.sql`m."rowId"`, Prisma.sql`m.direction`)} LIMIT ${page.count}`;
  const more = rows.length > limit;
  const shown = rows.slice(0, limit);
  if (cursor?.towards === 'newer') shown.reverse();
  const [newest, oldest] = [shown[0], shown.at(-1)];
  return {
    items: shown.map((row) => toMessage(row, mediaUrl)),
    nextCursor: oldest && (more || cursor?.towards === 'newer') ? cursorAt('older', oldest) : null,
    previousCursor: newest ? cursorAt('newer', newest) : null,
  };
}

interface Page {
  cursor: MessageCursor | undefined;
  count: number;
}

/** What waits is shown when its turn has read it, seconds later: what may not be taken here is erased by that turn, unread by anyone. */
function incoming(scope: Prisma.Sql, { cursor, count }: Page): Prisma.Sql {
  return Prisma.sql`
    SELECT u.id AS "rowId", c.id::text AS conversation, 'in' AS direction, u.channel, u.kind, u.text,
      CASE WHEN u.kind = 'place' THEN json_build_object('lat', u.content->'lat', 'lon', u.content->'lon') END AS place,
      CASE WHEN u.kind IN ('photo', 'recording') THEN (
        SELECT json_agg(json_build_object('id', m.id, 'kind', m.kind, 'state', m.state, 'reason', m.reason,
          'width', m.width, 'height', m.height) ORDER BY m.id) FROM media m WHERE m.update_id = u.id) END AS media,
      u.received_at AS at, u.state, CASE WHEN u.state = 'quarantined' THEN u.reason END AS reason,
      'resident' AS author, NULL AS staff, i.code AS issue
    FROM updates u JOIN conversations c ON c.id = u.conversation_id LEFT JOIN issues i ON i.id = u.issue_id
    WHERE u.visibility = 'released' AND u.state NOT IN ('ignored', 'waiting') AND ${scope}
      AND ${beyond(cursor, Prisma.sql`u.received_at`, 'in', Prisma.sql`u.id`)}
    ${order(cursor, Prisma.sql`u.received_at`, Prisma.sql`u.id`)} LIMIT ${count}`;
}

/** What we wrote is shown once the person consented: before that it tells that somebody wrote to us. What is
 * `confidential` (`Reply`) never is. */
function outgoing(scope: Prisma.Sql, { cursor, count }: Page): Prisma.Sql {
  return Prisma.sql`
    SELECT o.id AS "rowId", c.id::text AS conversation, 'out' AS direction, o.channel, 'reply' AS kind,
      -- The address of a copy of somebody's data is theirs alone.
      regexp_replace(o.content->>'text', '/my-data/\\S+', '/my-data/…') AS text, NULL::json AS place,
      CASE WHEN o.content ? 'media' THEN (
        SELECT json_agg(json_build_object('id', m.id, 'kind', m.kind, 'state', m.state, 'reason', m.reason,
          'width', m.width, 'height', m.height) ORDER BY m.id)
        FROM media m WHERE m.id::text IN (SELECT jsonb_array_elements_text(o.content->'media'))) END AS media,
      o.created_at AS at, o.state, o.reason,
      CASE WHEN o.staff_id IS NOT NULL THEN 'staff' WHEN o.content ? 'outside' THEN 'outside_assistant' ELSE 'assistant' END AS author, s.name AS staff, i.code AS issue
    FROM outbox_messages o JOIN conversations c ON c.id = o.conversation_id
      LEFT JOIN issues i ON i.id = o.issue_id LEFT JOIN staff_users s ON s.id = o.staff_id
    WHERE c.consented_at IS NOT NULL AND NOT o.content ? 'confidential' AND ${scope}
      AND ${beyond(cursor, Prisma.sql`o.created_at`, 'out', Prisma.sql`o.id`)}
    ${order(cursor, Prisma.sql`o.created_at`, Prisma.sql`o.id`)} LIMIT ${count}`;
}

/** Rows on the far side of the cursor. `in` comes before `out` of the same millisecond. */
function beyond(
  cursor: MessageCursor | undefined,
  at: Prisma.Sql,
  direction: MessageCursor['direction'],
  id: Prisma.Sql,
): Prisma.Sql {
  if (!cursor) return Prisma.sql`TRUE`;
  const from = Prisma.sql`(${cursor.at}::timestamptz, ${cursor.direction}, ${cursor.id}::bigint)`;
  return cursor.towards === 'older'
    ? Prisma.sql`(${at} <= ${cursor.at}::timestamptz AND (${at}, ${direction}, ${id}) < ${from})`
    : Prisma.sql`(${at} >= ${cursor.at}::timestamptz AND (${at}, ${direction}, ${id}) > ${from})`;
}

function order(cursor: MessageCursor | undefined, at: Prisma.Sql, id: Prisma.Sql, direction?: Prisma.Sql): Prisma.Sql {
  const way = cursor?.towards === 'newer' ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const middle = direction ? Prisma.sql`${direction} ${way},` : Prisma.empty;
  return Prisma.sql`ORDER BY ${at} ${way}, ${middle} ${id} ${way}`;
}

function cursorAt(towards: MessageCursor['towards'], { at, direction, rowId }: Row): string {
  return writeMessageCursor({ towards, at, direction, id: rowId });
}

function toMessage({ rowId, at, media, ...row }: Row, mediaUrl: (mediaId: string) => string): Message {
  return {
    ...row,
    id: `${row.direction === 'in' ? 'u' : 'o'}${rowId}`,
    at: at.toISOString(),
    media: (media ?? []).map((medium) => ({
      ...medium,
      url: medium.state === 'stored' ? mediaUrl(medium.id) : null,
    })),
  };
}
