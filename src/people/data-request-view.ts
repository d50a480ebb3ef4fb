import { Prisma, type Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import type {
  DataRequestAct,
  DataRequestItem,
  DataRequestList,
  DataRequestListQuery,
  RetentionReport,
} from './data-request-schema.ts';
import { visibleDataRequests } from './visible-requests.ts';

type Reader = Pick<Transaction, '$queryRaw'>;

interface Row {
  id: string;
  kind: DataRequestItem['kind'];
  state: DataRequestItem['state'];
  channel: string;
  ward: string | null;
  conversation: string | null;
  personId: string | null;
  askedAt: Date;
  dueAt: Date;
  doneAt: Date | null;
}

const columns = Prisma.sql`r.id, r.kind, r.state, r.channel, r.ward_id AS ward, r.conversation_id AS conversation,
  r.person_id AS "personId", r.asked_at AS "askedAt", r.due_at AS "dueAt", r.done_at AS "doneAt"`;

/** Requests about data that the viewer may see, the newest first. */
export async function listDataRequests(
  tx: Reader,
  viewer: Viewer,
  { state, cursor, limit }: DataRequestListQuery,
  now: Date,
): Promise<DataRequestList | null> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (after === null) return null;
  const where = Prisma.sql`${visibleDataRequests(viewer)}
    AND ${state ? Prisma.sql`r.state = ${state}` : Prisma.sql`TRUE`}
    AND ${after ? Prisma.sql`(r.asked_at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : Prisma.sql`TRUE`}`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${columns} FROM data_requests r WHERE ${where} ORDER BY r.asked_at DESC, r.id DESC LIMIT ${limit + 1}`;
  const [counts] = await tx.$queryRaw<{ open: number; late: number }[]>`
    SELECT count(*)::int AS open, (count(*) FILTER (WHERE r.due_at < ${now}::timestamptz))::int AS late
    FROM data_requests r WHERE r.state = 'open' AND ${visibleDataRequests(viewer)}`;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => itemOf(row, now)),
    nextCursor: rows.length > limit && last ? `${last.askedAt.getTime()}.${last.id}` : null,
    ...counts!,
  };
}

/** One request with its history; null for one that is unknown or not to be seen. */
export async function viewDataRequest(
  tx: Reader,
  id: string,
  { viewer, now }: { viewer: Viewer; now: Date },
): Promise<{ item: DataRequestItem; acts: DataRequestAct[]; personId: string | null } | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT ${columns} FROM data_requests r WHERE r.id = ${id}::uuid AND ${visibleDataRequests(viewer)}`;
  if (!row) return null;
  const acts = await tx.$queryRaw<(Omit<DataRequestAct, 'at'> & { at: Date })[]>`
    SELECT h.at, h.actor, s.name AS staff, h.act, h.text
    FROM data_request_acts h LEFT JOIN staff_users s ON s.id = h.staff_id
    WHERE h.request_id = ${id}::uuid ORDER BY h.id`;
  return {
    item: itemOf(row, now),
    acts: acts.map((act) => ({ ...act, at: act.at.toISOString() })),
    personId: row.personId,
  };
}

/** What was removed because its time was over, on the last thirty days that anything was. */
export async function retentionReport(tx: Reader): Promise<RetentionReport> {
  const rows = await tx.$queryRaw<{ day: string; rule: string; removed: number }[]>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, rule, removed FROM retention_counts
    WHERE day IN (SELECT DISTINCT day FROM retention_counts ORDER BY day DESC LIMIT 30) ORDER BY retention_counts.day DESC, rule`;
  return { items: rows };
}

function itemOf({ personId: _, ...row }: Row, now: Date): DataRequestItem {
  const { askedAt, dueAt, doneAt } = row;
  return {
    ...row,
    askedAt: askedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
    late: (doneAt ?? now) > dueAt,
  };
}

function readCursor(text: string): { at: Date; id: string } | null {
  const match = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(text);
  return match ? { at: new Date(Number(match[1])), id: match[2]! } : null;
}
