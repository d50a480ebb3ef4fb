import { townDay } from '../calendar/town-day.ts';
import { isoTime, listAssignments } from '../duties/assignment-list-view.ts';
import { visibleAssignments } from '../duties/visible-assignments.ts';
import { Prisma, type Sql } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import type { ChaseItem, ChaseList, ChaseQuery } from './chase-schema.ts';
import { contactsOf } from './contacts-view.ts';
import { type RemindedRow, remindedRows } from './reminded-view.ts';
import { chaseWords } from './reminder-message.ts';
import { CHASE } from './rung.ts';

type Reader = Pick<Sql, '$queryRaw'>;

/** The rung of a moderator's reminder: one a day and assignment. */
export const chaseRung = (now: Date) => `${CHASE}-${townDay(now)}`;

/** Who is late or has not said that they have it, the longest first, with how they can be reached and what would be said. */
export async function listChase(
  tx: Reader,
  viewer: Viewer,
  { why, ...query }: ChaseQuery,
  now: Date,
): Promise<ChaseList> {
  const { items, nextCursor } = await listAssignments(tx, viewer, { ...query, chase: why ?? 'any' }, now);
  const contacts = await contactsOf(
    tx,
    items.map(({ post }) => post),
    townDay(now),
  );
  const last = await lastReminders(
    tx,
    items.map(({ id }) => id),
    now,
  );
  return {
    items: items.map((item): ChaseItem => {
      const { phoneCipher: _, ...contact } = contacts.get(item.post)!;
      const { isChased = false, ...lastReminder } = last.get(item.id) ?? {};
      return {
        ...{ ...item, contact, isChased },
        lastReminder: 'at' in lastReminder ? (lastReminder as ChaseItem['lastReminder']) : null,
        message: chaseWords({ ...item, deadline: new Date(item.deadline) }, { lang: 'vi', now }),
      };
    }),
    nextCursor,
  };
}

/** Of assignments that the caller has found visible. */
async function lastReminders(tx: Reader, ids: readonly string[], now: Date) {
  const rows = await tx.$queryRaw<(NonNullable<ChaseItem['lastReminder']> & { id: string; isChased: boolean })[]>`
    SELECT DISTINCT ON (m.assignment_id) m.assignment_id::text AS id, ${isoTime('coalesce(m.said_at, m.due_at)')} AS at, m.state,
      o.state AS delivery,
      EXISTS (SELECT FROM reminders c WHERE c.assignment_id = m.assignment_id AND c.rung = ${chaseRung(now)}) AS "isChased"
    FROM reminders m LEFT JOIN outbox_messages o ON o.once_key = m.message_key
    WHERE m.assignment_id = ANY(${[...ids]}::uuid[]) AND m.audience IN ('holder', 'other_channel')
    ORDER BY m.assignment_id, m.id DESC`;
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** Locks nothing: what is owed is asked again before it is said. */
export function chasedRows(tx: Reader, viewer: Viewer, numbers: readonly number[]): Promise<RemindedRow[]> {
  return remindedRows(
    tx,
    Prisma.sql`WHERE a.number = ANY(${[...numbers]}::int[]) AND ${visibleAssignments(viewer)} ORDER BY a.id`,
  );
}
