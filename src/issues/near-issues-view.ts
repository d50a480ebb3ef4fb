import type { NearIssue, NearQuestion } from '../../flows/facts.ts';
import { keyOf } from '../language/key.ts';
import { personalSpans } from '../language/redact.ts';
import type { Transaction } from '../platform/database.ts';

/** So many are shown: more than three nobody compares. */
const MOST = 3;

/** How alike words must be (trigrams, 0 to 1) where there is no distance to tell. */
const ALIKE_PLACE = 0.6;
const ALIKE_TEXT = 0.35;

const METRES_PER_DEGREE = 111_195;

type Row = NearIssue & { nr: number };

/**
 * Open issues that may be the same thing as what somebody is about to send, for a whole batch in one query: of the same category,
 * or within half its radius of the same group, around the pin; or in the same area and told alike, where one of the two has no pin.
 * Of other people only what may be shown in public; one's own always. The likeliest first.
 */
export async function nearIssues(
  tx: Pick<Transaction, '$queryRaw'>,
  questions: readonly (NearQuestion & { personId: string })[],
): Promise<NearIssue[][]> {
  const found: NearIssue[][] = questions.map(() => []);
  if (questions.length === 0) return found;
  const asked = questions.map(({ place = '', text, ...rest }, nr) => ({
    ...rest,
    nr,
    place: keyOf(place),
    text: keyOf(`${text} ${text.includes(place) ? '' : place}`),
  }));
  // The statuses stand in the text of the query as they do in the partial indexes: else these are of no use to it.
  const rows = await tx.$queryRaw<Row[]>`
    WITH asked AS (
      SELECT q.*, c.group_code, c.near_metres, a.kind = 'khu_pho' AS narrow,
        c.near_metres / ${METRES_PER_DEGREE}::float8 AS high,
        c.near_metres / (${METRES_PER_DEGREE}::float8 * greatest(cos(radians(q.lat)), 0.01)) AS wide
      FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        AS q(nr int, "personId" uuid, "categoryCode" text, "areaId" text, lat float8, lon float8, place text, text text)
      JOIN categories c ON c.code = q."categoryCode" AND c.near_metres > 0
      LEFT JOIN areas a ON a.id = q."areaId"
    ), around AS (
      SELECT q.nr, i.id, d.metres, 1::float8 AS likeness
      FROM asked q
      JOIN categories k ON k.group_code = q.group_code
      JOIN issues i ON i.category_code = k.code
        AND i.status IN ('new', 'triaged', 'assigned', 'in_progress', 'waiting_resident', 'reopened') AND i.lat IS NOT NULL
        AND i.lat BETWEEN q.lat - q.high AND q.lat + q.high AND i.lon BETWEEN q.lon - q.wide AND q.lon + q.wide
      CROSS JOIN LATERAL (
        SELECT sqrt(power((i.lat - q.lat) * ${METRES_PER_DEGREE}::float8, 2)
          + power((i.lon - q.lon) * ${METRES_PER_DEGREE}::float8 * cos(radians(q.lat)), 2)) AS metres
      ) d
      WHERE q.lat IS NOT NULL AND d.metres <= CASE WHEN k.code = q."categoryCode" THEN q.near_metres ELSE q.near_metres / 2 END
    ), alike AS (
      SELECT q.nr, i.id, NULL::float8 AS metres, l.text AS likeness
      FROM asked q
      JOIN issues i ON i.area_id = q."areaId" AND i.category_code = q."categoryCode"
        AND i.status IN ('new', 'triaged', 'assigned', 'in_progress', 'waiting_resident', 'reopened')
        AND (q.lat IS NULL OR i.lat IS NULL)
      CROSS JOIN LATERAL (
        SELECT similarity(q.text, i.search_key) AS text,
          CASE WHEN q.place = '' THEN 0 ELSE word_similarity(q.place, i.search_key) END AS place
      ) l
      WHERE l.place >= ${ALIKE_PLACE} OR (q.narrow AND l.text >= ${ALIKE_TEXT})
    ), ranked AS (
      SELECT near.nr, near.id, near.metres, i.person_id IS NOT DISTINCT FROM q."personId" AS mine,
        row_number() OVER (PARTITION BY near.nr ORDER BY i.person_id IS NOT DISTINCT FROM q."personId" DESC,
          i.category_code = q."categoryCode" DESC, near.metres NULLS LAST, near.likeness DESC, i.created_at DESC) AS rank
      FROM (SELECT * FROM around UNION ALL SELECT * FROM alike) near
      JOIN issues i ON i.id = near.id
      JOIN asked q ON q.nr = near.nr
      WHERE i.visibility = 'A' OR i.person_id = q."personId"
    )
    SELECT r.nr, i.code, r.mine, CASE WHEN p.lang = 'en' THEN c.label_en ELSE c.label_vi END AS category, a.name AS area, i.place,
      i.status, (extract(epoch FROM i.created_at) * 1000)::float8 AS "createdAt", round(r.metres)::float8 AS metres,
      (SELECT m.id FROM issue_media im JOIN media m ON m.id = im.media_id
        WHERE im.issue_id = i.id AND im.role = 'report' AND m.kind = 'photo' AND m.state = 'stored'
        ORDER BY im.position LIMIT 1) AS photo,
      (SELECT count(*)::int FROM issue_followers f WHERE f.issue_id = i.id) + 1 AS voices
    FROM ranked r
    JOIN issues i ON i.id = r.id
    JOIN asked q ON q.nr = r.nr
    JOIN people p ON p.id = q."personId"
    JOIN categories c ON c.code = i.category_code
    LEFT JOIN areas a ON a.id = i.area_id
    WHERE r.rank <= ${MOST}
    ORDER BY r.nr, r.rank`;
  for (const { nr, place, ...issue } of rows)
    found[nr]!.push({ ...issue, place: issue.mine || isLandmark(place) ? place : null });
  return found;
}

/** "Trước cổng đình" may be told to anybody; a house number or somebody's name may not (domain.md §5.1). */
function isLandmark(place: string | null): boolean {
  return place !== null && !/\d/.test(place) && personalSpans(place).spans.length === 0;
}
