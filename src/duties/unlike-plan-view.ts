import type { Sql } from '../platform/database.ts';
import type { PlannedAssignment } from './plan-assignments.ts';

/** Open assignments whose deadline is another one than the plan's. */
export async function unlikePlan(
  tx: Pick<Sql, '$queryRaw'>,
  planned: readonly PlannedAssignment[],
): Promise<{ id: string; deadline: Date }[]> {
  if (planned.length === 0) return [];
  const rows = JSON.stringify(
    planned.map(({ dutyCode, occurrence, postId, deadline }) => ({ dutyCode, occurrence, postId, deadline })),
  );
  return tx.$queryRaw<{ id: string; deadline: Date }[]>`
    SELECT a.id::text, r.deadline FROM json_to_recordset(${rows}::json)
      AS r("dutyCode" text, occurrence text, "postId" text, deadline timestamptz)
    JOIN assignments a ON a.duty_code = r."dutyCode" AND a.occurrence = r.occurrence AND (a.post_id = r."postId" OR a.planned_post_id = r."postId")
    WHERE a.deadline <> r.deadline AND NOT a.is_moved AND a.status NOT IN ('done', 'declined', 'cancelled')`;
}
