import { keyOf } from '../language/key.ts';
import { Prisma, type Sql } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import type { UnitOverview, UnitOverviewList, UnitOverviewQuery } from './organisation-schema.ts';
import { mayChange, visibleUnits } from './visible-units.ts';

/** More hits of one unit help nobody: it is opened. */
const MOST_HITS = 4;

/** One page of the units that a viewer may see, by area and name in Vietnamese order, with what is vacant in them. */
export async function unitOverview(
  sql: Pick<Sql, '$queryRaw'>,
  viewer: Pick<Viewer, 'role' | 'areaIds'>,
  { query, day }: { query: UnitOverviewQuery; day: string },
): Promise<UnitOverviewList> {
  const words = keyOf(query.q ?? '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const rows = await sql.$queryRaw<UnitOverview[]>`
    SELECT u.id, u.kind, u.name, a.name AS "areaName", to_char(u.valid_to, 'YYYY-MM-DD') AS "validTo", u.sample,
      n.posts, n.vacant, n.unlinked, n.hits
    FROM units u JOIN areas a ON a.id = u.area_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS posts, count(*) FILTER (WHERE p.holder_id IS NULL)::int AS vacant,
        count(*) FILTER (WHERE p.holder_id IS NOT NULL AND NOT p.linked)::int AS unlinked,
        coalesce(bool_or(${found(Prisma.sql`p.hay`, words)}), false) AS found,
        coalesce((array_agg(jsonb_build_object('postId', p.id, 'title', p.title, 'holder', p.holder) ORDER BY p.head DESC, p.id)
          FILTER (WHERE p.hit))[1:${MOST_HITS}], '{}') AS hits
      FROM (${postsOfUnit(day, words)}) p
    ) n
    WHERE ${visibleUnits(viewer)}
      AND (${query.ended === '1'} OR u.valid_to IS NULL OR u.valid_to >= ${day}::date)
      AND (${found(keySql(Prisma.sql`u.name || ' ' || a.name`), words)} OR n.found)
      AND (${query.cursor ?? null}::text IS NULL OR (a.name COLLATE "vi-x-icu", u.name COLLATE "vi-x-icu", u.id) > (
        SELECT ca.name COLLATE "vi-x-icu", c.name COLLATE "vi-x-icu", c.id
        FROM units c JOIN areas ca ON ca.id = c.area_id WHERE c.id = ${query.cursor ?? null}))
    ORDER BY a.name COLLATE "vi-x-icu", u.name COLLATE "vi-x-icu", u.id
    LIMIT ${query.limit + 1}`;
  const items = rows.slice(0, query.limit);
  return {
    items,
    nextCursor: rows.length > query.limit ? items.at(-1)!.id : null,
    mayImport: mayChange(viewer),
  };
}

/** The posts of `u` that exist, each with its full holder of the day and the text that is searched. */
function postsOfUnit(day: string, words: readonly string[]): Prisma.Sql {
  const own = keySql(Prisma.sql`p.title || ' ' || coalesce(pa.name, '') || ' ' || coalesce(h.name, '')`);
  return Prisma.sql`
    SELECT x.*, ${found(Prisma.sql`x.hay`, words)} AND ${someFound(Prisma.sql`x.own`, words)} AS hit
    FROM (
      SELECT p.id, CASE WHEN strpos(p.title, pa.name) > 0 THEN p.title ELSE concat_ws(' – ', p.title, pa.name) END AS title, p.head, h.id AS holder_id, h.name AS holder,
        h.person_id IS NOT NULL AS linked, ${own} AS own,
        ${own} || ' ' || ${keySql(Prisma.sql`u.name || ' ' || a.name`)} AS hay
      FROM posts p LEFT JOIN areas pa ON pa.id = p.area_id
      LEFT JOIN LATERAL (
        SELECT h.id, h.name, h.person_id FROM holders h
        WHERE h.post_id = p.id AND NOT h.acting AND (h.since IS NULL OR h.since <= ${day}::date)
          AND (h.until IS NULL OR h.until >= ${day}::date)
        ORDER BY h.since DESC NULLS LAST, h.id DESC LIMIT 1
      ) h ON true
      WHERE p.unit_id = u.id AND (p.valid_to IS NULL OR p.valid_to >= ${day}::date OR u.valid_to < ${day}::date)
    ) x`;
}

/** As `keyOf` makes it. Units are some hundreds: no column is kept for their search. */
function keySql(text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`replace(regexp_replace(normalize(lower(${text}), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd')`;
}

/** Every word begins a word of the text. */
function found(key: Prisma.Sql, words: readonly string[]): Prisma.Sql {
  if (words.length === 0) return Prisma.sql`true`;
  return Prisma.sql`${key} ~ ALL(${words.map((word) => `\\m${word}`)}::text[])`;
}

function someFound(key: Prisma.Sql, words: readonly string[]): Prisma.Sql {
  if (words.length === 0) return Prisma.sql`false`;
  return Prisma.sql`${key} ~ ANY(${words.map((word) => `\\m${word}`)}::text[])`;
}
