import type { PlannedAssignment } from '../duties/plan-assignments.ts';
import type { Sql } from '../platform/database.ts';
import { type GivePreview, MOST_GIVEN } from './give-schema.ts';

type Row = Omit<GivePreview['items'][number], 'contact'>;

/** The posts of planned shares by their names, whether each has its share already; those of one unit where it is given. */
export async function givePosts(
  tx: Pick<Sql, '$queryRaw'>,
  planned: readonly PlannedAssignment[],
  unit: string | null,
): Promise<Row[]> {
  const keys = planned.map(({ dutyCode, occurrence, postId, areaId }) => ({ dutyCode, occurrence, postId, areaId }));
  return tx.$queryRaw<Row[]>`
    SELECT p.id AS post, p.title AS "postTitle", ar.name AS "areaName",
      EXISTS (SELECT FROM assignments a
        WHERE a.duty_code = r."dutyCode" AND a.occurrence = r.occurrence AND a.post_id = r."postId") AS has
    FROM json_to_recordset(${JSON.stringify(keys)}::json) AS r("dutyCode" text, occurrence text, "postId" text, "areaId" text)
    JOIN posts p ON p.id = r."postId" JOIN areas ar ON ar.id = r."areaId"
    WHERE ${unit}::text IS NULL OR p.unit_id = ${unit}
    ORDER BY ar.name COLLATE "vi-x-icu", p.id LIMIT ${MOST_GIVEN}`;
}
