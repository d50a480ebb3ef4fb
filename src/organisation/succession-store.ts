import { plusDays } from '../calendar/town-day.ts';
import { Prisma, type Sql, type Transaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Viewer } from '../staff/viewer.ts';
import { sayDay } from './holder-rows.ts';
import { addOrganisationHistory, type EventSource } from './organisation-history-store.ts';
import type { Succession, SuccessionPost } from './plan-succession.ts';
import { visibleUnits } from './visible-units.ts';

export interface LockedUnit {
  id: string;
  kind: string;
  name: string;
  areaId: string;
  draftsApproved: boolean;
  validFrom: string | null;
  validTo: string | null;
  version: number;
}

/** Locks units that the viewer may see, in the order of the ids. */
export async function lockUnits(
  tx: Transaction,
  viewer: Pick<Viewer, 'role' | 'areaIds'>,
  ids: readonly string[],
): Promise<Map<string, LockedUnit>> {
  const rows = await tx.$queryRaw<LockedUnit[]>`
    SELECT u.id, u.kind, u.name, u.area_id AS "areaId", u.drafts_approved AS "draftsApproved",
      to_char(u.valid_from, 'YYYY-MM-DD') AS "validFrom", to_char(u.valid_to, 'YYYY-MM-DD') AS "validTo", u.version
    FROM units u WHERE u.id = ANY(${[...ids]}::text[]) AND ${visibleUnits(viewer)} ORDER BY u.id FOR UPDATE OF u`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** The posts of a unit that exist, with who holds them on a day. */
export async function presentPosts(
  sql: Pick<Sql, '$queryRaw'>,
  unitId: string,
  day: string,
): Promise<(SuccessionPost & { holder: string | null })[]> {
  return sql.$queryRaw<(SuccessionPost & { holder: string | null })[]>`
    SELECT p.id, p.title, p.kind, p.area_id AS "areaId", p.head,
      (SELECT h.name FROM holders h WHERE h.post_id = p.id AND (h.since IS NULL OR h.since <= ${day}::date)
        AND (h.until IS NULL OR h.until >= ${day}::date) ORDER BY h.acting, h.since DESC NULLS LAST, h.id DESC LIMIT 1) AS holder
    FROM posts p WHERE p.unit_id = ${unitId} AND p.valid_to IS NULL ORDER BY p.head DESC, p.id`;
}

/** Ids that a new post of a unit may not have: posts that are gone keep theirs. */
export async function takenPostIds(sql: Pick<Sql, '$queryRaw'>, unitId: string): Promise<string[]> {
  const rows = await sql.$queryRaw<{ id: string }[]>`SELECT id FROM posts WHERE starts_with(id, ${`${unitId}.`})`;
  return rows.map(({ id }) => id);
}

export interface UnitEnding {
  unitId: string;
  unitName: string;
  lastDay: string;
  /** The first takes the posts. */
  successors: readonly { id: string; name: string }[];
  act: string | null;
  moves: readonly Succession[];
}

/** A unit ends: its posts are their successors' from the next day on, and whatever pointed to them points there. */
export async function endUnitRows(tx: Transaction, ending: UnitEnding, source: EventSource): Promise<void> {
  const { unitId, lastDay, successors, act, moves } = ending;
  const next = plusDays(lastDay, 1);
  const first = successors[0]!;
  const rows = JSON.stringify(moves.map(({ from, toId, isNew }) => ({ fromId: from.id, toId, isNew })));
  const moved = Prisma.sql`jsonb_to_recordset(${rows}::jsonb) AS m("fromId" text, "toId" text, "isNew" boolean)`;
  await tx.$executeRaw`
    INSERT INTO posts (id, unit_id, title, kind, area_id, superior_id, substitute_id, appointing_unit_id, valid_from, sample)
    SELECT m."toId", ${first.id}, p.title, p.kind, p.area_id, p.superior_id, p.substitute_id, p.appointing_unit_id, ${next}::date, p.sample
    FROM ${moved} JOIN posts p ON p.id = m."fromId" WHERE m."isNew"`;
  await tx.$executeRaw`
    UPDATE units SET valid_to = ${lastDay}::date, version = version + 1 WHERE id = ${unitId}`;
  await tx.$executeRaw`
    INSERT INTO unit_changes (from_id, to_id, effective, act)
    SELECT ${unitId}, id, ${next}::date, ${act} FROM unnest(${successors.map(({ id }) => id)}::text[]) AS id`;
  await tx.$executeRaw`
    UPDATE posts p SET valid_to = ${lastDay}::date, successor_id = m."toId", version = p.version + 1
    FROM ${moved} WHERE p.id = m."fromId"`;
  await moveHolders(tx, moves, { moved, lastDay, now: source.now });
  await repoint(tx, moved, lastDay);
  await tx.$executeRaw`
    UPDATE posts SET appointing_unit_id = ${first.id} WHERE appointing_unit_id = ${unitId} AND valid_to IS NULL`;
  await addOrganisationHistory(tx, eventsOf(ending), source);
}

/** Who holds a post that goes over as it is holds the new one; where the successor has its own post, he held it to the last day. */
async function moveHolders(
  tx: Transaction,
  moves: readonly Succession[],
  { moved, lastDay, now }: { moved: Prisma.Sql; lastDay: string; now: Date },
): Promise<void> {
  const next = plusDays(lastDay, 1);
  const held = await tx.$queryRaw<{ id: string; toId: string }[]>`
    SELECT h.id::text, m."toId" FROM holders h JOIN ${moved} ON m."fromId" = h.post_id
    WHERE m."isNew" AND (h.until IS NULL OR h.until > ${lastDay}::date) ORDER BY h.id FOR UPDATE OF h`;
  const going = held.map((holder) => ({ ...holder, newId: newId() }));
  await tx.$executeRaw`
    INSERT INTO holders (id, post_id, name, name_key, phone_cipher, phone_hash, person_id, linked_at, since, until, acting, created_at)
    SELECT g."newId", g."toId", h.name, h.name_key, h.phone_cipher, h.phone_hash, h.person_id, h.linked_at,
      greatest(h.since, ${next}::date), h.until, h.acting, ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(going)}::jsonb) AS g(id uuid, "toId" text, "newId" uuid) JOIN holders h ON h.id = g.id`;
  await endHolders(
    tx,
    moves.map(({ from }) => from.id),
    lastDay,
  );
}

/** Nobody holds these posts after their last day. */
export async function endHolders(tx: Transaction, postIds: readonly string[], lastDay: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE holders SET until = greatest(since, ${lastDay}::date), version = version + 1
    WHERE post_id = ANY(${[...postIds]}::text[]) AND (until IS NULL OR until > ${lastDay}::date)`;
}

/** Superiors and substitutes that are gone are those that took over. @param moved rows `m("fromId", "toId")` */
export async function repoint(tx: Transaction, moved: Prisma.Sql, lastDay: string): Promise<void> {
  // Who takes over and stood below goes up into the place: else it would be above and below the same posts.
  await tx.$executeRaw`
    WITH RECURSIVE up AS (
      SELECT p.id, p.superior_id AS at, 1 AS height FROM ${moved} JOIN posts p ON p.id = m."toId"
      UNION ALL
      SELECT up.id, s.superior_id, up.height + 1 FROM up JOIN posts s ON s.id = up.at WHERE up.height < 50
    ), place AS (
      SELECT DISTINCT ON (up.id) up.id, gone.superior_id
      FROM up JOIN ${moved} ON m."fromId" = up.at AND m."toId" = up.id JOIN posts gone ON gone.id = up.at
      ORDER BY up.id, up.height DESC
    )
    UPDATE posts p SET superior_id = place.superior_id FROM place WHERE p.id = place.id`;
  await tx.$executeRaw`
    UPDATE posts p SET superior_id = m."toId" FROM ${moved} WHERE p.superior_id = m."fromId" AND p.id <> m."toId" AND p.valid_to IS NULL`;
  await tx.$executeRaw`
    UPDATE posts p SET substitute_id = nullif(m."toId", p.id) FROM ${moved} WHERE p.substitute_id = m."fromId" AND p.valid_to IS NULL`;
  await tx.$executeRaw`
    UPDATE absences a SET substitute_id = nullif(m."toId", a.post_id) FROM ${moved}
    WHERE a.substitute_id = m."fromId" AND a.to_day > ${lastDay}::date`;
}

function eventsOf({ unitId, unitName, lastDay, successors, act, moves }: UnitEnding) {
  const how = act ? `, ${act}` : '';
  const names = successors.map(({ name }) => name).join(', ');
  return [
    { unitId, kind: 'ended', text: `${sayDay(lastDay)}${how}: ${names}` },
    ...successors.map(({ id }) => ({ unitId: id, kind: 'succeeded', text: `${unitName}, ${sayDay(lastDay)}${how}` })),
    ...moves.map(({ from, toTitle }) => ({ postId: from.id, kind: 'ended', text: `${sayDay(lastDay)}: ${toTitle}` })),
    ...moves.map(({ toId, from, isNew }) => ({
      postId: toId,
      kind: isNew ? 'made' : 'succeeded',
      text: isNew ? from.title : `${from.title}, ${unitName}`,
    })),
  ];
}
