import type { Sql } from '../platform/database.ts';

/** A post that somebody holds, acts in, or stands in for on a day. */
export interface HeldPost {
  personId: string;
  postId: string;
  holderId: string;
  title: string;
  kind: string;
  unitId: string;
  unitName: string;
  /** The area that the post is responsible for. */
  areaId: string;
  /** `substitute`: its holder is absent, and the messages come here. */
  via: 'holder' | 'acting' | 'substitute';
}

/** The posts of each of these people on `day` (`YYYY-MM-DD` of the town), one query for all; people without a post are missing. */
export async function heldPosts(
  sql: Pick<Sql, '$queryRaw'>,
  personIds: readonly string[],
  day: string,
): Promise<Map<string, HeldPost[]>> {
  const byPerson = new Map<string, HeldPost[]>();
  if (personIds.length === 0) return byPerson;
  const rows = await sql.$queryRaw<HeldPost[]>`
    WITH held AS (
      SELECT h.person_id, h.post_id, h.id AS holder_id, h.acting
      FROM holders h JOIN posts p ON p.id = h.post_id JOIN units u ON u.id = p.unit_id
      WHERE h.person_id = ANY(${[...personIds]}::uuid[])
        AND (h.since IS NULL OR h.since <= ${day}::date) AND (h.until IS NULL OR h.until >= ${day}::date)
        AND (p.valid_to IS NULL OR p.valid_to >= ${day}::date) AND (u.valid_to IS NULL OR u.valid_to >= ${day}::date)
    ), had AS (
      SELECT person_id, post_id, holder_id, CASE WHEN acting THEN 'acting' ELSE 'holder' END AS via FROM held
      UNION ALL
      SELECT held.person_id, a.post_id, held.holder_id, 'substitute'
      FROM held JOIN (
        SELECT a.post_id, coalesce(a.substitute_id, p.substitute_id) AS substitute_id
        FROM absences a JOIN posts p ON p.id = a.post_id
        WHERE a.cancelled_at IS NULL AND a.from_day <= ${day}::date AND a.to_day >= ${day}::date
      ) a ON a.substitute_id = held.post_id
    )
    SELECT DISTINCT ON (had.person_id, had.post_id) had.person_id AS "personId", had.post_id AS "postId",
      had.holder_id AS "holderId", p.title, p.kind, u.id AS "unitId", u.name AS "unitName",
      coalesce(p.area_id, u.area_id) AS "areaId", had.via
    FROM had JOIN posts p ON p.id = had.post_id JOIN units u ON u.id = p.unit_id
    ORDER BY had.person_id, had.post_id, array_position(ARRAY['holder', 'acting', 'substitute'], had.via)`;
  for (const row of rows) {
    const posts = byPerson.get(row.personId);
    if (posts) posts.push(row);
    else byPerson.set(row.personId, [row]);
  }
  return byPerson;
}
