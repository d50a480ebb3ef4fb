import type { Sql } from '../platform/database.ts';
import { changeAssignments } from './assignment-store.ts';

/** How much these posts still owe. */
export async function countOpenDuties(sql: Pick<Sql, '$queryRaw'>, postIds: readonly string[]): Promise<number> {
  const [row] = await sql.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM assignments
    WHERE post_id = ANY(${[...postIds]}::text[]) AND status NOT IN ('done', 'declined', 'cancelled')`;
  return row.count;
}

/**
 * What these posts still owe is owed by their successors, as if it were given anew; where those owe the same already, once is enough.
 * Whoever helped, helps on under the new post.
 */
export async function handOverDuties(
  tx: Sql,
  posts: ReadonlyMap<string, string>,
  { staffId, now }: { staffId: string; now: Date },
): Promise<void> {
  const moves = JSON.stringify([...posts].map(([fromId, toId]) => ({ fromId, toId })));
  // Of two that would become one and the same, the first by its id goes over.
  const open = await tx.$queryRaw<{ id: string; toId: string; twice: boolean }[]>`
    SELECT a.id::text, m."toId", EXISTS (SELECT FROM assignments s WHERE s.duty_code = a.duty_code AND s.occurrence = a.occurrence
        AND s.post_id = m."toId")
      OR row_number() OVER (PARTITION BY a.duty_code, a.occurrence, m."toId" ORDER BY a.id) > 1 AS twice
    FROM assignments a JOIN jsonb_to_recordset(${moves}::jsonb) AS m("fromId" text, "toId" text) ON m."fromId" = a.post_id
    WHERE a.status NOT IN ('done', 'declined', 'cancelled')`;
  const by = { actor: 'moderator', staffId } as const;
  await changeAssignments(
    tx,
    open.map(({ id, toId, twice }) => ({
      ...{ id, by },
      change: twice
        ? { change: 'cancel', reason: 'Bên tiếp nhận đã có việc này.' }
        : { change: 'reassign', postId: toId },
    })),
    now,
  );
  await tx.$executeRaw`
    INSERT INTO assignment_supports (assignment_id, post_id)
    SELECT s.assignment_id, m."toId" FROM assignment_supports s
    JOIN jsonb_to_recordset(${moves}::jsonb) AS m("fromId" text, "toId" text) ON m."fromId" = s.post_id
    JOIN assignments a ON a.id = s.assignment_id AND a.status NOT IN ('done', 'declined', 'cancelled')
    ON CONFLICT DO NOTHING`;
}
