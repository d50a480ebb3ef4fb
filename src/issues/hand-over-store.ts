import type { WorkMove } from '../organisation/work-move.ts';
import { Prisma, type Sql, type Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { CLOSED_STATUSES } from './status-table.ts';
import { tellHolderSoon } from './tell-holder.ts';

/** How many open issues these posts have, and the unit; null: the posts alone. */
export async function countOpenIssues(
  sql: Pick<Sql, '$queryRaw'>,
  { unitId, postIds }: { unitId: string | null; postIds: readonly string[] },
): Promise<number> {
  const [row] = await sql.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM issues
    WHERE (unit_id = ${unitId} OR post_id = ANY(${[...postIds]}::text[])) AND status <> ALL(${[...CLOSED_STATUSES]}::text[])`;
  return row.count;
}

/**
 * A unit or a post ended: its open issues are its successor's, with their clocks as they stand; those of a post without one are its unit's
 * again. Whoever has them there is asked.
 */
export async function handOverIssues(
  tx: Transaction,
  { unitId, postId, toUnit, posts, staffId }: WorkMove,
  now: Date,
): Promise<void> {
  const moves = JSON.stringify([...posts].map(([fromId, toId]) => ({ fromId, toId })));
  const theirs = postId === null ? Prisma.sql`unit_id = ${unitId}` : Prisma.sql`post_id = ${postId}`;
  const moved = await tx.$queryRaw<{ id: string; code: string }[]>`
    WITH held AS (
      SELECT id, unit_id FROM issues WHERE ${theirs} AND status <> ALL(${[...CLOSED_STATUSES]}::text[]) ORDER BY id FOR UPDATE
    ), moved AS (
      UPDATE issues i SET unit_id = ${toUnit}, updated_at = ${now}::timestamptz, version = i.version + 1,
        post_id = (SELECT m."toId" FROM jsonb_to_recordset(${moves}::jsonb) AS m("fromId" text, "toId" text)
          WHERE m."fromId" = i.post_id)
      FROM held WHERE i.id = held.id RETURNING i.id, i.code, i.post_id, held.unit_id AS from_unit
    ), told AS (
      INSERT INTO issue_history (issue_id, at, actor, staff_id, kind, from_value, to_value, text)
      SELECT m.id, ${now}::timestamptz, 'moderator', ${staffId}::uuid, 'assigned', m.from_unit, ${toUnit},
        (SELECT p.title FROM posts p WHERE p.id = m.post_id)
      FROM moved m ORDER BY m.id
    )
    SELECT id::text, code FROM moved ORDER BY id`;
  for (const { id } of moved) await tellHolderSoon(tx, id, now);
  await announce(
    tx,
    moved.map(({ code }) => ({ kind: 'issue', id: code })),
  );
}
