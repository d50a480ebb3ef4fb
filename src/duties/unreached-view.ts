import type { Sql } from '../platform/database.ts';

/** Duties of one kind and day in a unit that reach nobody. */
export interface UnreachedDuty {
  title: string;
  deadline: Date;
  /** Of each assignment, in one order; `gone`: its post has ended, and none took over. */
  numbers: number[];
  posts: string[];
  gone: boolean[];
}

export interface UnreachedUnit {
  unitId: string;
  unit: string;
  /** Null: of several wards, or of none. */
  wardId: string | null;
  /** By deadline. */
  duties: UnreachedDuty[];
  /** Since when the last of them reaches nobody. */
  since: Date;
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
 * it since; or its post is gone without a successor. Units without such a duty are missing.
 */
export async function unreachedUnits(tx: Pick<Sql, '$queryRaw'>, unitIds: readonly string[]): Promise<UnreachedUnit[]> {
  const rows = await tx.$queryRaw<
    (UnreachedDuty & { unitId: string; unit: string; wardIds: (string | null)[]; since: Date })[]
  >`
    SELECT p.unit_id AS "unitId", u.name AS unit, d.title_vi AS title, a.deadline, array_agg(a.number ORDER BY a.number) AS numbers,
      array_agg(p.title ORDER BY a.number) AS posts, array_agg(gone.at IS NOT NULL ORDER BY a.number) AS gone,
      array_agg(DISTINCT a.ward_id) AS "wardIds", max(coalesce(gone.at, missed.since)) AS since
    FROM assignments a JOIN duties d ON d.code = a.duty_code JOIN posts p ON p.id = a.post_id JOIN units u ON u.id = p.unit_id
    CROSS JOIN LATERAL (
      SELECT min(coalesce(m.said_at, m.due_at)) AS since FROM reminders m
      WHERE m.assignment_id = a.id AND m.state = 'nobody' AND m.deadline = a.deadline
        AND m.due_at >= coalesce((SELECT max(h.at) FROM assignment_history h
          WHERE h.assignment_id = a.id AND h.actor <> 'system'), '-infinity')
    ) missed
    CROSS JOIN LATERAL (
      SELECT max(y.at) AS at FROM organisation_history y
      WHERE y.post_id = p.id AND y.kind = 'ended' AND p.valid_to IS NOT NULL AND p.successor_id IS NULL
    ) gone
    WHERE p.unit_id = ANY(${[...unitIds]}::text[]) AND a.status IN ('assigned', 'delivered', 'acknowledged', 'doing', 'returned')
      AND coalesce(gone.at, missed.since) IS NOT NULL
    GROUP BY p.unit_id, u.name, d.code, d.title_vi, a.deadline ORDER BY a.deadline, d.code`;
  return unitIds.flatMap((unitId): UnreachedUnit[] => {
    const duties = rows.filter((row) => row.unitId === unitId);
    if (duties.length === 0) return [];
    const wards = new Set(duties.flatMap(({ wardIds }) => wardIds));
    const wardId = wards.size === 1 ? [...wards][0]! : null;
    const since = new Date(Math.max(...duties.map((duty) => duty.since.getTime())));
    return [{ unitId, unit: duties[0]!.unit, wardId, duties, since }];
  });
}

/** When the tasks of this kind were last settled that have none open now. */
export async function settledAt(
  tx: Pick<Sql, '$queryRaw'>,
  { kind, subjects }: { kind: string; subjects: readonly string[] },
): Promise<Map<string, Date>> {
  const rows = await tx.$queryRaw<{ subject: string; at: Date }[]>`
    SELECT subject, max(done_at) AS at FROM tasks WHERE kind = ${kind} AND subject = ANY(${[...subjects]}::text[])
    GROUP BY subject HAVING bool_and(done_at IS NOT NULL)`;
  return new Map(rows.map(({ subject, at }) => [subject, at]));
}
