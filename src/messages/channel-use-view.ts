import { townDay } from '../calendar/town-day.ts';
import type { Channel } from '../channels/channel.ts';
import type { Transaction } from '../platform/database.ts';
import { quotaEndsOn } from './ledger.ts';
import type { ChannelUse } from './ledger-schema.ts';
import { accountStates, termsOf } from './ledger-store.ts';

type Shown = Pick<Channel, 'id' | 'account' | 'name' | 'can'>;
type Reader = Pick<Transaction, '$queryRaw'>;

/** Changes of the terms that are shown. */
const MOST_HISTORY = 10;

/** How each open channel is used this month, for whoever decides on money and on switching one off. */
export async function channelUse(tx: Reader, channels: readonly Shown[], now: Date): Promise<ChannelUse[]> {
  const ids = channels.map(({ id }) => id);
  const month = townDay(now).slice(0, 7);
  const states = await accountStates(tx, channels, now);
  const people = await peopleOn(tx, ids, townDay(now));
  const ways = await waysOf(tx, { ids, month });
  const arrived = await templatesArrived(tx, { ids, month });
  const sent = await sentSince(tx, { ids, month });
  const history = await historyOf(tx, ids);
  return channels.map(({ id, account, name, can }, index): ChannelUse => {
    const { terms, used, spent } = states[index]!;
    const isCounted = can.windows !== undefined || can.quota !== undefined;
    const way = (one: string) => ways.find((row) => row.channel === id && row.way === one)?.messages ?? 0;
    const own = sent.filter((row) => row.channel === id);
    const count = (state: string) => own.filter((row) => row.state === state).reduce((sum, row) => sum + row.count, 0);
    return {
      ...{ channel: id, account, name, isCounted },
      ...{ people: 0, reachable: 0, onlyHere: 0, cadresOnlyHere: 0, ...people.find((row) => row.channel === id) },
      windows: can.windows ? { freeHours: can.windows.freeMs / HOUR, paidHours: can.windows.paidMs / HOUR } : null,
      sent: isCounted ? used : count('sent'),
      messagesAMonth: terms.messagesAMonth ?? can.quota?.messagesAMonth ?? null,
      mostPeople: terms.people ?? can.quota?.people ?? null,
      byWay: { free: way('free'), paid: way('paid'), template: way('template') },
      templatesArrived: arrived.find((row) => row.channel === id)?.count ?? 0,
      spent,
      endsOn: isCounted ? quotaEndsOn({ ...states[index]!, limits: can }, now) : null,
      notSent: own
        .filter(({ state, reason }) => state === 'failed' && reason !== null)
        .map(({ reason, count: n }) => ({ reason: reason!, count: n })),
      waiting: count('queued'),
      terms: isCounted ? terms : null,
      version: history.find((row) => row.channel === id)?.version ?? 0,
      history: history
        .filter((row) => row.channel === id)
        .map((row) => ({
          version: row.version,
          at: row.at.toISOString(),
          by: row.by,
          terms: termsOf(row.terms),
        })),
    };
  });
}

const HOUR = 3_600_000;

interface PeopleRow {
  channel: string;
  people: number;
  reachable: number;
  onlyHere: number;
  cadresOnlyHere: number;
}

/** Whoever agreed and can be reached there, and those of them whom no other open channel reaches; cadres as of that day. */
function peopleOn(tx: Reader, ids: readonly string[], day: string): Promise<PeopleRow[]> {
  return tx.$queryRaw<PeopleRow[]>`
    WITH at AS (
      SELECT c.channel, c.person_id, bool_or(c.consented_at IS NOT NULL AND a.unreachable_at IS NULL) AS reachable
      FROM conversations c JOIN addresses a ON a.id = c.address_id WHERE c.channel = ANY(${[...ids]}::text[])
      GROUP BY c.channel, c.person_id
    ), places AS (
      SELECT person_id, count(*) FILTER (WHERE reachable) AS channels FROM at GROUP BY person_id
    )
    SELECT at.channel, count(*)::int AS people, count(*) FILTER (WHERE at.reachable)::int AS reachable,
      count(*) FILTER (WHERE at.reachable AND p.channels = 1)::int AS "onlyHere",
      count(*) FILTER (WHERE at.reachable AND p.channels = 1 AND EXISTS (
        SELECT 1 FROM holders h WHERE h.person_id = at.person_id
          AND (h.since IS NULL OR h.since <= ${day}::date) AND (h.until IS NULL OR h.until >= ${day}::date)))::int AS "cadresOnlyHere"
    FROM at JOIN places p ON p.person_id = at.person_id GROUP BY at.channel`;
}

function waysOf(
  tx: Reader,
  { ids, month }: { ids: readonly string[]; month: string },
): Promise<{ channel: string; way: string; messages: number }[]> {
  return tx.$queryRaw`
    SELECT channel, way, sum(messages)::int AS messages FROM channel_use
    WHERE channel = ANY(${[...ids]}::text[]) AND day >= ${`${month}-01`}::date AND day < ${`${month}-01`}::date + interval '1 month'
    GROUP BY channel, way`;
}

/** Templates of this month whose receipt came. */
function templatesArrived(
  tx: Reader,
  { ids, month }: { ids: readonly string[]; month: string },
): Promise<{ channel: string; count: number }[]> {
  const from = new Date(`${month}-01T00:00:00+07:00`);
  return tx.$queryRaw`
    SELECT o.channel, count(*)::int AS count FROM outbox_templates t JOIN outbox_messages o ON o.id = t.message_id
    WHERE t.sent_at >= ${from}::timestamptz AND t.arrived_at IS NOT NULL AND o.channel = ANY(${[...ids]}::text[])
    GROUP BY o.channel`;
}

/** Messages that were written this month, by what became of them. */
function sentSince(
  tx: Reader,
  { ids, month }: { ids: readonly string[]; month: string },
): Promise<{ channel: string; state: string; reason: string | null; count: number }[]> {
  const from = new Date(`${month}-01T00:00:00+07:00`);
  return tx.$queryRaw`
    SELECT channel, state, CASE WHEN state = 'failed' THEN reason END AS reason, count(*)::int AS count FROM outbox_messages
    WHERE created_at >= ${from}::timestamptz AND channel = ANY(${[...ids]}::text[]) GROUP BY 1, 2, 3 ORDER BY 4 DESC`;
}

function historyOf(
  tx: Reader,
  ids: readonly string[],
): Promise<{ channel: string; version: number; at: Date; by: string | null; terms: unknown }[]> {
  return tx.$queryRaw`
    SELECT channel, version, at, by, terms FROM (
      SELECT h.channel, h.version, h.at, s.name AS by, h.terms, row_number() OVER (PARTITION BY h.channel ORDER BY h.version DESC) AS nth
      FROM channel_terms_history h LEFT JOIN staff_users s ON s.id = h.staff_id WHERE h.channel = ANY(${[...ids]}::text[])
    ) newest WHERE nth <= ${MOST_HISTORY} ORDER BY channel, version DESC`;
}
