import { townDay } from '../calendar/town-day.ts';
import type { ChannelAccount } from '../people/address-store.ts';
import { Prisma, type Sql } from '../platform/database.ts';
import { type Plain, WAITS_FOR_PERSON_MS } from './ledger.ts';
import { DEFAULT_TERMS, type LedgerReason, type LedgerTerms, ledgerTermsSchema } from './ledger-schema.ts';

/** What an account has used, and what is set for its channel. */
export interface AccountState {
  terms: LedgerTerms;
  used: number;
  spent: number;
  perDay: [number, number, number, number];
}

/** The average of what was sent on the days before is taken over so many, at most. */
const LATELY_DAYS = 14;

/** Where these accounts stand; the caller holds the lock of the account that it is about to use. */
export async function accountStates(
  tx: Pick<Sql, '$queryRaw'>,
  accounts: readonly ChannelAccount[],
  now: Date,
): Promise<AccountState[]> {
  const today = townDay(now);
  const rows = await tx.$queryRaw<
    { channel: string; account: string; terms: unknown; used: number; spent: number; lately: number[]; days: number }[]
  >`
    SELECT a.channel, a.account, t.terms, u.used, u.spent, u.lately, greatest(1, least(${LATELY_DAYS}, u.days)) AS days
    FROM unnest(${accounts.map(({ id }) => id)}::text[], ${accounts.map(({ account }) => account)}::text[]) AS a(channel, account)
    LEFT JOIN channel_terms t ON t.channel = a.channel
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(messages) FILTER (WHERE to_char(day, 'YYYY-MM') = ${today.slice(0, 7)}), 0)::int AS used,
        coalesce(sum(cost) FILTER (WHERE to_char(day, 'YYYY-MM') = ${today.slice(0, 7)}), 0)::int AS spent,
        coalesce(${today}::date - min(day), 0)::int AS days,
        ARRAY(SELECT coalesce((SELECT sum(l.messages) FROM channel_use l WHERE l.channel = a.channel AND l.account = a.account
          AND l.priority = p AND l.day < ${today}::date AND l.day >= ${today}::date - ${LATELY_DAYS}::int), 0)::int
          FROM generate_series(0, 3) AS p ORDER BY p) AS lately
      FROM channel_use c WHERE c.channel = a.channel AND c.account = a.account
        AND c.day >= least(date_trunc('month', ${today}::date)::date, ${today}::date - ${LATELY_DAYS}::int)
    ) u`;
  return accounts.map(({ id, account }) => {
    const row = rows.find((one) => one.channel === id && one.account === account)!;
    return {
      terms: termsOf(row.terms),
      used: row.used,
      spent: row.spent,
      perDay: row.lately.map((sum) => sum / row.days) as AccountState['perDay'],
    };
  });
}

/** What is stored may be of an older version of the service. */
export function termsOf(stored: unknown): LedgerTerms {
  const read = ledgerTermsSchema.safeParse({ ...DEFAULT_TERMS, ...(stored as object | null) });
  return read.success ? read.data : DEFAULT_TERMS;
}

/** What is known of a claimed message and of whom it is for. */
export interface MessageFacts {
  id: bigint;
  priority: 0 | 1 | 2 | 3;
  reason: string | null;
  way: string | null;
  templateArrivedAt: Date | null;
  heardAt: Date | null;
  place: number;
  phoneCipher: Uint8Array | null;
  conversationId: string;
  issueId: string | null;
  issueCode: string | null;
  wardId: string | null;
  createdAt: Date;
  isPlain: boolean;
  /** Null: for the person alone. */
  text: string | null;
  others: { conversationId: string; channel: string; account: string; heardAt: string | null; place: number }[];
}

/** In one query for all of them. `others`: conversations of the same person elsewhere with a consent, the one last heard from first. */
export async function messageFacts(tx: Pick<Sql, '$queryRaw'>, ids: readonly bigint[]): Promise<MessageFacts[]> {
  return tx.$queryRaw`
    SELECT o.id, o.priority, o.reason, o.way, t.arrived_at AS "templateArrivedAt", c.last_input_at AS "heardAt", ${placeOf('a')} AS place, ${phoneOf} AS "phoneCipher",
      o.conversation_id AS "conversationId", o.issue_id AS "issueId", i.code AS "issueCode", o.created_at AS "createdAt",
      coalesce(i.ward_id, CASE WHEN home.kind IN ('phuong', 'xa') THEN home.id ELSE home.parent_id END) AS "wardId",
      ${IS_PLAIN} AS "isPlain", CASE WHEN o.content ? 'confidential' THEN NULL ELSE coalesce(o.content->>'text', '') END AS text,
      coalesce((SELECT json_agg(json_build_object('conversationId', oc.id, 'channel', oc.channel, 'account', oc.account,
          'heardAt', oc.last_input_at, 'place', ${placeOf('oa')}) ORDER BY oc.last_input_at DESC NULLS LAST, oc.id)
        FROM conversations oc JOIN addresses oa ON oa.id = oc.address_id
        WHERE oc.person_id = c.person_id AND oc.id <> c.id AND oc.consented_at IS NOT NULL AND oa.unreachable_at IS NULL
      ), '[]') AS others
    FROM outbox_messages o JOIN conversations c ON c.id = o.conversation_id JOIN addresses a ON a.id = c.address_id
    JOIN people p ON p.id = c.person_id LEFT JOIN areas home ON home.id = p.home_area_id LEFT JOIN issues i ON i.id = o.issue_id
      LEFT JOIN outbox_templates t ON t.message_id = o.id
    WHERE o.id = ANY(${[...ids]}::bigint[])`;
}

/** Of person `p`: what they gave themselves, else what the office has of the holder of a post. */
export const phoneOf = Prisma.sql`coalesce(p.phone_cipher, (SELECT h.phone_cipher FROM holders h
  WHERE h.person_id = p.id AND h.phone_cipher IS NOT NULL ORDER BY h.created_at DESC LIMIT 1))`;

/** Words alone, that ask nothing, show nothing and wait for no other time than their own. */
const IS_PLAIN = Prisma.sql`(o.question IS NULL AND o.content - 'text' = '{}'::jsonb)`;

/** Whose place among those who ever wrote to the account: the first has 1. Ids are made in the order of time. */
function placeOf(address: 'a' | 'oa'): Prisma.Sql {
  const a = Prisma.raw(address);
  return Prisma.sql`(SELECT count(*)::int FROM addresses before
    WHERE before.channel = ${a}.channel AND before.account = ${a}.account AND (before.created_at, before.id) <= (${a}.created_at, ${a}.id))`;
}

/** Messages that wait and are more important than broadcasts, up to a number that says enough. */
export async function queuedBeforeBulk(
  tx: Pick<Sql, '$queryRaw'>,
  { id, account }: ChannelAccount,
  { now, limit }: { now: Date; limit: number },
): Promise<number> {
  const [row] = await tx.$queryRaw<{ queued: number }[]>`
    SELECT count(*)::int AS queued FROM (
      SELECT 1 FROM outbox_messages o WHERE o.channel = ${id} AND o.account = ${account} AND o.state = 'queued'
        AND o.priority < 3 AND o.ready_at <= ${now}::timestamptz LIMIT ${limit}) waiting`;
  return row!.queued;
}

/** Messages that are sent now, with what each takes: counted before it leaves, so that no process ever goes beyond a limit. */
export interface Reserved {
  id: bigint;
  priority: number;
  way: string;
  units: number;
  cost: number;
}

export async function reserve(
  tx: Sql,
  { id, account }: ChannelAccount,
  { reserved, now }: { reserved: readonly Reserved[]; now: Date },
): Promise<void> {
  if (reserved.length === 0) return;
  const rows = JSON.stringify(reserved.map((one) => ({ ...one, id: String(one.id) })));
  await tx.$executeRaw`
    WITH r AS (
      SELECT * FROM json_to_recordset(${rows}::json) AS r(id bigint, priority int, way text, units int, cost int)
    ), counted AS (
      INSERT INTO channel_use AS u (channel, account, day, way, priority, messages, cost)
      SELECT ${id}, ${account}, ${townDay(now)}::date, way, priority, sum(units), sum(cost) FROM r GROUP BY way, priority
      ON CONFLICT (channel, account, day, way, priority)
        DO UPDATE SET messages = u.messages + excluded.messages, cost = u.cost + excluded.cost
    )
    UPDATE outbox_messages o SET way = r.way, units = r.units, cost = r.cost FROM r WHERE o.id = r.id`;
}

/** What surely reached nobody is counted no more. `forgets`: as if it had never been tried by this way. */
export async function giveBack(
  tx: Sql,
  refused: readonly { id: bigint; forgets: boolean }[],
  now: Date,
): Promise<void> {
  if (refused.length === 0) return;
  const rows = JSON.stringify(refused.map((one) => ({ ...one, id: String(one.id) })));
  await tx.$executeRaw`
    WITH gone AS (
      UPDATE outbox_messages o SET units = NULL, cost = NULL, way = CASE WHEN old.forgets THEN NULL ELSE o.way END FROM (
        SELECT m.id, m.channel, m.account, m.way, m.priority, m.units, m.cost, r.forgets
        FROM json_to_recordset(${rows}::json) AS r(id bigint, forgets boolean) JOIN outbox_messages m ON m.id = r.id
        WHERE m.units IS NOT NULL FOR UPDATE OF m
      ) old WHERE o.id = old.id
      RETURNING old.channel, old.account, old.way, old.priority, old.units, old.cost
    ), sums AS (
      SELECT channel, account, way, priority, sum(units) AS units, sum(cost) AS cost FROM gone
      GROUP BY channel, account, way, priority
    )
    UPDATE channel_use u SET messages = greatest(0, u.messages - s.units), cost = greatest(0, u.cost - s.cost) FROM sums s
    WHERE u.channel = s.channel AND u.account = s.account AND u.day = ${townDay(now)}::date
      AND u.way = s.way AND u.priority = s.priority`;
}

/** Claimed, but not to be sent now: as if nobody had tried it. */
export async function putOff(
  tx: Sql,
  waits: readonly { id: bigint; until: Date; reason: LedgerReason }[],
): Promise<void> {
  if (waits.length === 0) return;
  const rows = JSON.stringify(waits.map((one) => ({ ...one, id: String(one.id) })));
  await tx.$executeRaw`
    UPDATE outbox_messages o SET state = 'queued', ready_at = r.until, reason = r.reason, attempts = 0, first_failed_at = NULL,
      started_at = NULL, lease_token = NULL, lease_until = NULL
    FROM json_to_recordset(${rows}::json) AS r(id bigint, until timestamptz, reason text) WHERE o.id = r.id`;
}

/** Goes to another conversation of the same person, behind what is queued there. */
export async function moveToOther(
  tx: Sql,
  moves: readonly { id: bigint; conversationId: string }[],
  now: Date,
): Promise<void> {
  if (moves.length === 0) return;
  const rows = JSON.stringify(moves.map((one, ord) => ({ ...one, ord, id: String(one.id) })));
  await tx.$executeRaw`
    WITH r AS (
      SELECT * FROM json_to_recordset(${rows}::json) AS r(id bigint, "conversationId" uuid, ord int)
    ), numbered AS (
      UPDATE conversations c SET last_seq = c.last_seq + n.count FROM (
        SELECT "conversationId" AS id, count(*) AS count FROM r GROUP BY 1) n WHERE c.id = n.id
      RETURNING c.id, c.last_seq - n.count AS base, c.channel, c.account
    )
    UPDATE outbox_messages o SET conversation_id = m.id, channel = m.channel, account = m.account, seq = m.seq, state = 'queued',
      ready_at = greatest(o.ready_at, ${now}::timestamptz), reason = NULL, way = NULL, attempts = 0, first_failed_at = NULL,
      unanswered_part = NULL, started_at = NULL, lease_token = NULL, lease_until = NULL
    FROM (SELECT r.id AS message, n.id, n.channel, n.account,
        n.base + row_number() OVER (PARTITION BY n.id ORDER BY r.ord) AS seq
      FROM r JOIN numbered n ON n.id = r."conversationId") m
    WHERE o.id = m.message`;
}

/** Nothing sends these any more. */
export async function giveUp(tx: Sql, messages: readonly { id: bigint; reason: LedgerReason }[]): Promise<void> {
  if (messages.length === 0) return;
  const rows = JSON.stringify(messages.map((one) => ({ ...one, id: String(one.id) })));
  await tx.$executeRaw`
    UPDATE outbox_messages o SET state = 'failed', reason = r.reason, lease_token = NULL, lease_until = NULL
    FROM json_to_recordset(${rows}::json) AS r(id bigint, reason text) WHERE o.id = r.id`;
}

/** What else waits for the same people, words alone, in their order: of each conversation up to the first that is not. */
export async function plainFollowing(
  tx: Pick<Sql, '$queryRaw'>,
  ids: readonly bigint[],
): Promise<(Plain & { head: bigint })[]> {
  if (ids.length === 0) return [];
  return tx.$queryRaw`
    SELECT h.id AS head, n.id, n.text FROM outbox_messages h CROSS JOIN LATERAL (
      SELECT o.id, o.seq, o.content->>'text' AS text, bool_and(${IS_PLAIN}) OVER (ORDER BY o.seq) AS plain
      FROM outbox_messages o WHERE o.conversation_id = h.conversation_id AND o.seq > h.seq AND o.state = 'queued'
        AND o.sent_at IS NULL AND o.priority < 3 AND o.attempts = 0
      ORDER BY o.seq LIMIT 10) n
    WHERE h.id = ANY(${[...ids]}::bigint[]) AND n.plain ORDER BY h.id, n.seq`;
}

/** Several messages became one. */
export async function joinMessages(
  tx: Sql,
  bundles: readonly { head: bigint; text: string; joined: readonly bigint[] }[],
): Promise<void> {
  if (bundles.length === 0) return;
  const rows = JSON.stringify(bundles.map(({ head, text }) => ({ id: String(head), text })));
  await tx.$executeRaw`
    UPDATE outbox_messages o SET content = jsonb_set(o.content, '{text}', to_jsonb(r.text))
    FROM json_to_recordset(${rows}::json) AS r(id bigint, text text) WHERE o.id = r.id`;
  await tx.$executeRaw`
    UPDATE outbox_messages SET state = 'cancelled', reason = 'bundled'
    WHERE id = ANY(${bundles.flatMap(({ joined }) => [...joined])}::bigint[]) AND state = 'queued'`;
}

/** A template asked these people to write: their message waits until they do. */
export async function waitForPerson(tx: Sql, ids: readonly bigint[], now: Date): Promise<void> {
  const until = new Date(now.getTime() + WAITS_FOR_PERSON_MS);
  await putOff(
    tx,
    ids.map((id) => ({ id, until, reason: 'waits_for_person' as const })),
  );
}

/** Whoever has written since gets what waited for it. */
export async function wakeWaiting(tx: Sql, { id, account }: ChannelAccount, now: Date): Promise<void> {
  const asked = new Date(now.getTime() + WAITS_FOR_PERSON_MS);
  await tx.$executeRaw`
    UPDATE outbox_messages o SET ready_at = ${now}::timestamptz, reason = NULL
    FROM conversations c
    WHERE o.channel = ${id} AND o.account = ${account} AND o.state = 'queued' AND o.reason = 'waits_for_person'
      AND o.ready_at > ${now}::timestamptz AND o.ready_at <= ${asked}::timestamptz AND c.id = o.conversation_id
      AND c.last_input_at > o.ready_at - ${WAITS_FOR_PERSON_MS} * interval '1 millisecond'`;
}
