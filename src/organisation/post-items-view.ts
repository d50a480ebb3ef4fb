import { Prisma, type Sql } from '../platform/database.ts';
import { POST_CODE } from './link-holder-store.ts';
import type { Absence, Holder, PostItem, Receiver } from './organisation-schema.ts';
import { recipientsOf } from './recipient-view.ts';

/** When is looked at: the day in the town, and the moment. */
export interface Seen {
  day: string;
  now: Date;
}

/** Posts with who holds them, where their messages go, and how much they owe. @param condition on `posts p JOIN units u` */
export async function postItems(
  sql: Pick<Sql, '$queryRaw'>,
  condition: Prisma.Sql,
  { day, now }: Seen,
): Promise<PostItem[]> {
  const rows = await sql.$queryRaw<Omit<PostItem, 'receiver'>[]>`
    SELECT p.id, p.title, pa.name AS "areaName", p.head, to_char(p.valid_to, 'YYYY-MM-DD') AS "validTo",
      ${postRef(Prisma.sql`p.superior_id`)} AS superior, ${postRef(Prisma.sql`p.successor_id`)} AS successor,
      coalesce((SELECT jsonb_agg(${holderJson(now)} ORDER BY h.acting, h.since DESC NULLS LAST, h.id DESC) FROM holders h
        WHERE h.post_id = p.id AND (h.since IS NULL OR h.since <= ${day}::date) AND (h.until IS NULL OR h.until >= ${day}::date)
      ), '[]') AS holders,
      (SELECT ${ABSENCE_JSON} FROM absences a JOIN holders h ON h.id = a.holder_id
        WHERE a.post_id = p.id AND a.cancelled_at IS NULL AND a.to_day >= ${day}::date
        ORDER BY a.from_day, a.id LIMIT 1) AS absence,
      d.open AS "openDuties", d.late AS "lateDuties"
    FROM posts p JOIN units u ON u.id = p.unit_id LEFT JOIN areas pa ON pa.id = p.area_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS open, count(*) FILTER (WHERE s.overdue_at IS NOT NULL)::int AS late
      FROM assignments s WHERE s.post_id = p.id AND s.status NOT IN ('done', 'declined', 'cancelled')
    ) d
    WHERE ${condition}
    ORDER BY p.valid_to IS NOT NULL, p.head DESC, pa.name COLLATE "vi-x-icu" NULLS FIRST, p.id`;
  const receivers = await receiversOf(sql, rows, day);
  return rows.map((row) => ({ ...row, receiver: receivers.get(row.id) ?? null }));
}

/** Of posts whose holder does not get the messages himself: who does. */
async function receiversOf(
  sql: Pick<Sql, '$queryRaw'>,
  posts: readonly Pick<PostItem, 'id' | 'validTo'>[],
  day: string,
): Promise<Map<string, Receiver>> {
  const present = posts.filter(({ validTo }) => validTo === null || validTo >= day).map(({ id }) => id);
  const recipients = await recipientsOf(sql, present, day);
  const ids = [...recipients.values()].flatMap((one) => (one.to === 'person' && one.why ? [one.holderId] : []));
  const names = new Map(
    (
      await sql.$queryRaw<{ id: string; name: string; title: string }[]>`
        SELECT h.id::text, h.name, p.title FROM holders h JOIN posts p ON p.id = h.post_id WHERE h.id = ANY(${ids}::uuid[])`
    ).map((row) => [row.id, row]),
  );
  const receivers = new Map<string, Receiver>();
  for (const [postId, one] of recipients) {
    if (one.to === 'moderator') receivers.set(postId, { via: 'moderator', name: null, title: null });
    else if (one.why && one.via !== 'holder') {
      const found = names.get(one.holderId);
      receivers.set(postId, { via: one.via, name: found?.name ?? null, title: found?.title ?? null });
    }
  }
  return receivers;
}

/** A holder `h` as `Holder`. */
export function holderJson(now: Date): Prisma.Sql {
  return Prisma.sql`jsonb_build_object('id', h.id, 'name', h.name, 'since', to_char(h.since, 'YYYY-MM-DD'),
    'until', to_char(h.until, 'YYYY-MM-DD'), 'acting', h.acting,
    'linkedAt', ${utc('CASE WHEN h.person_id IS NOT NULL THEN coalesce(h.linked_at, h.created_at) END')}, 'version', h.version,
    'codeUntil', (SELECT ${utc('max(lc.expires_at)')} FROM link_codes lc
      WHERE lc.purpose = ${POST_CODE} AND lc.subject = h.id::text AND lc.used_at IS NULL AND lc.expires_at > ${now}::timestamptz))`;
}

/** An absence `a` of a holder `h` as `Absence`. */
export const ABSENCE_JSON = Prisma.sql`jsonb_build_object('id', a.id, 'holder', h.name, 'fromDay', to_char(a.from_day, 'YYYY-MM-DD'),
    'toDay', to_char(a.to_day, 'YYYY-MM-DD'), 'substituteId', a.substitute_id,
    'substituteTitle', (SELECT s.title FROM posts s WHERE s.id = a.substitute_id), 'reason', a.reason,
    'cancelledAt', ${utc('a.cancelled_at')})`;

/** What the two fragments above give. */
export interface HolderRow {
  holder: Holder;
  phoneCipher: Uint8Array | null;
}
export interface AbsenceRow {
  absence: Absence;
}

/** A post as `PostRef`. @param id an expression: its id */
export function postRef(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT jsonb_build_object('id', r.id, 'title', r.title, 'unitId', ru.id, 'unitName', ru.name)
    FROM posts r JOIN units ru ON ru.id = r.unit_id WHERE r.id = ${id})`;
}

/** A moment as ISO 8601 in UTC, whatever the session's zone. */
export function utc(expression: string): Prisma.Sql {
  return Prisma.raw(`to_char((${expression}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
}
