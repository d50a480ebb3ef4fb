import type { Sql } from '../platform/database.ts';
import type { PlannedAssignment } from './plan-assignments.ts';

/** The ids of open assignments of a duty, due from a day on, that its plan does not hold and that nobody has given by hand. */
export async function unplanned(
  tx: Pick<Sql, '$queryRaw'>,
  { code, planned, from }: { code: string; planned: readonly PlannedAssignment[]; from: string },
): Promise<string[]> {
  const keys = JSON.stringify(planned.map(({ occurrence, postId }) => ({ occurrence, postId })));
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id::text FROM assignments a
    WHERE a.duty_code = ${code} AND a.deadline >= ${`${from}T00:00:00+07:00`}::timestamptz
      AND a.status NOT IN ('done', 'declined', 'cancelled', 'evidence_filed')
      AND NOT EXISTS (SELECT FROM assignment_history h WHERE h.assignment_id = a.id AND h.change = 'assigned' AND h.actor <> 'system')
      AND NOT EXISTS (SELECT FROM json_to_recordset(${keys}::json) AS r(occurrence text, "postId" text)
        WHERE r.occurrence = a.occurrence AND r."postId" IN (a.post_id, a.planned_post_id))
    ORDER BY a.id`;
  return rows.map(({ id }) => id);
}
