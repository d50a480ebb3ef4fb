import { Prisma, type Sql } from '../platform/database.ts';
import type { Encryption } from '../platform/encryption.ts';
import type { Viewer } from '../staff/viewer.ts';
import type { HistoryList, HistoryQuery, PostView, UnitView } from './organisation-schema.ts';
import {
  ABSENCE_JSON,
  type AbsenceRow,
  type HolderRow,
  holderJson,
  postItems,
  postRef,
  type Seen,
  utc,
} from './post-items-view.ts';
import { mayDo, tendedUnits, visibleUnits } from './visible-units.ts';

type Rights = Pick<Viewer, 'role' | 'areaIds'>;
type Reader = Pick<Sql, '$queryRaw'>;

/** One unit with its posts; null where there is none or it is not to be seen. */
export async function viewUnit(sql: Reader, viewer: Rights, id: string, seen: Seen): Promise<UnitView | null> {
  const [row] = await sql.$queryRaw<(Omit<UnitView, 'posts' | 'may'> & { tended: boolean })[]>`
    SELECT u.id, u.kind, u.name, u.area_id AS "areaId", a.name AS "areaName", to_char(u.valid_from, 'YYYY-MM-DD') AS "validFrom",
      to_char(u.valid_to, 'YYYY-MM-DD') AS "validTo", u.drafts_approved AS "draftsApproved", u.sample, u.version,
      ${changes(Prisma.sql`c.from_id = u.id`, Prisma.sql`c.to_id`)} AS successors,
      ${changes(Prisma.sql`c.to_id = u.id`, Prisma.sql`c.from_id`)} AS predecessors,
      ${tendedUnits(viewer)} AS tended
    FROM units u JOIN areas a ON a.id = u.area_id WHERE u.id = ${id} AND ${visibleUnits(viewer)}`;
  if (!row) return null;
  const { tended, ...unit } = row;
  const posts = await postItems(sql, Prisma.sql`p.unit_id = ${id}`, seen);
  return { ...unit, posts, may: mayDo(viewer, { tended, ended: isOver(unit.validTo, seen.day) }) };
}

/** One post with all who held it; null where there is none or its unit is not to be seen. */
export async function viewPost(
  sql: Reader,
  viewer: Rights,
  id: string,
  { encryption, ...seen }: Seen & { encryption: Pick<Encryption, 'decrypt'> },
): Promise<PostView | null> {
  const [row] = await sql.$queryRaw<
    (Pick<PostView, 'unit' | 'kind' | 'areaId' | 'substitute' | 'appointingUnit' | 'version'> & { tended: boolean })[]
  >`
    SELECT p.kind, p.area_id AS "areaId", ${postRef(Prisma.sql`p.substitute_id`)} AS substitute, p.version,
      (SELECT jsonb_build_object('id', b.id, 'name', b.name) FROM units b WHERE b.id = p.appointing_unit_id) AS "appointingUnit",
      jsonb_build_object('id', u.id, 'name', u.name, 'validTo', to_char(u.valid_to, 'YYYY-MM-DD')) AS unit,
      ${tendedUnits(viewer)} AS tended
    FROM posts p JOIN units u ON u.id = p.unit_id WHERE p.id = ${id} AND ${visibleUnits(viewer)}`;
  if (!row) return null;
  const { tended, ...about } = row;
  const [post] = await postItems(sql, Prisma.sql`p.id = ${id}`, seen);
  const holders = await sql.$queryRaw<HolderRow[]>`
    SELECT ${holderJson(seen.now)} AS holder, h.phone_cipher AS "phoneCipher" FROM holders h WHERE h.post_id = ${id}
    ORDER BY h.since DESC NULLS LAST, h.id DESC`;
  const absences = await sql.$queryRaw<AbsenceRow[]>`
    SELECT ${ABSENCE_JSON} AS absence FROM absences a JOIN holders h ON h.id = a.holder_id WHERE a.post_id = ${id}
    ORDER BY a.to_day DESC, a.id DESC LIMIT 50`;
  const ended = isOver(about.unit.validTo, seen.day) || isOver(post!.validTo, seen.day);
  return {
    ...about,
    post: post!,
    holders: holders.map(({ holder, phoneCipher }) => ({
      ...holder,
      phone: phoneCipher ? encryption.decrypt(phoneCipher) : null,
    })),
    absences: absences.map(({ absence }) => absence),
    may: mayDo(viewer, { tended, ended }),
  };
}

/** Who changed what in a unit or a post that the viewer may see, the last first. */
export async function organisationHistory(
  sql: Reader,
  viewer: Rights,
  { unit, post, cursor, limit }: HistoryQuery,
): Promise<HistoryList> {
  const rows = await sql.$queryRaw<HistoryList['items']>`
    SELECT y.id::text, ${utc('y.at')} AS at, y.actor, s.name AS by, y.kind, y.text, p.title AS "postTitle"
    FROM organisation_history y JOIN units u ON u.id = y.unit_id LEFT JOIN posts p ON p.id = y.post_id
    LEFT JOIN staff_users s ON s.id = y.staff_id
    WHERE ${visibleUnits(viewer)} AND ${post === undefined ? Prisma.sql`y.unit_id = ${unit}` : Prisma.sql`y.post_id = ${post}`}
      AND (${cursor ?? null}::text IS NULL OR y.id < ${cursor ?? null}::bigint)
    ORDER BY y.id DESC LIMIT ${limit + 1}`;
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null };
}

/** @param end which units of the edge are wanted: an expression. */
function changes(condition: Prisma.Sql, end: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce((
    SELECT jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'effective', to_char(c.effective, 'YYYY-MM-DD'), 'act', c.act)
      ORDER BY o.name COLLATE "vi-x-icu", o.id)
    FROM unit_changes c JOIN units o ON o.id = ${end} WHERE ${condition}), '[]')`;
}

const isOver = (validTo: string | null, day: string) => validTo !== null && validTo < day;
