import type { Sql } from '../platform/database.ts';

/** Duties of one kind and day in a unit that reach nobody. */
export interface UnreachedDuty {
  title: string;
  deadline: Date;
  /** Of each assignment, in one order. */
  numbers: number[];
  posts: string[];
}

export interface UnreachedUnit {
  unitId: string;
  unit: string;
  /** Null: of several wards, or of none. */
  wardId: string | null;
  /** By deadline. */
  duties: UnreachedDuty[];
}

/** The units of the posts that owe these assignments. */
export async function unitsOf(tx: Pick<Sql, '$queryRaw'>, assignmentIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ unitId: string }[]>`
    SELECT DISTINCT p.unit_id AS "unitId" FROM assignments a JOIN posts p ON p.id = a.post_id
    WHERE a.id = ANY(${[...new Set(assignmentIds)]}::uuid[]) ORDER BY 1`;
  return rows.map(({ unitId }) => unitId);
}

/**
 * What these units owe and nobody could be told of: a reminder found nobody, and neither a cadre nor a moderator has done anything about
 * it since. Units without such a duty are missing.
 */
export async function unreachedUnits(tx: Pick<Sql, '$queryRaw'>, unitIds: readonly string[]): Promise<UnreachedUnit[]> {
  const rows = await tx.$queryRaw<(UnreachedDuty & { unitId: string; unit: string; wardIds: (string | null)[] })[]>`
    SELECT p.unit_id AS "unitId", u.name AS unit, d.title_vi AS title, a.deadline, array_agg(a.number ORDER BY a.number) AS numbers,
      array_agg(p.title ORDER BY a.number) AS posts, array_agg(DISTINCT a.ward_id) AS "wardIds"
    FROM assignments a JOIN duties d ON d.code = a.duty_code JOIN posts p ON p.id = a.post_id JOIN units u ON u.id = p.unit_id
    WHERE p.unit_id = ANY(${[...unitIds]}::text[]) AND a.status IN ('assigned', 'delivered', 'acknowledged', 'doing', 'returned')
      AND EXISTS (SELECT FROM reminders m WHERE m.assignment_id = a.id AND m.state = 'nobody' AND m.deadline = a.deadline
        AND m.due_at >= coalesce((SELECT max(h.at) FROM assignment_history h
          WHERE h.assignment_id = a.id AND h.actor <> 'system'), '-infinity'))
    GROUP BY p.unit_id, u.name, d.code, d.title_vi, a.deadline ORDER BY a.deadline, d.code`;
  return unitIds.flatMap((unitId): UnreachedUnit[] => {
    const duties = rows.filter((row) => row.unitId === unitId);
    if (duties.length === 0) return [];
    const wards = new Set(duties.flatMap(({ wardIds }) => wardIds));
    const wardId = wards.size === 1 ? [...wards][0]! : null;
    return [{ unitId, unit: duties[0]!.unit, wardId, duties }];
  });
}
