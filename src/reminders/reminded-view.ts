import type { Evidence } from '../duties/duty.ts';
import { Prisma, type Sql } from '../platform/database.ts';
import type { Reminded } from './rung.ts';

/** An assignment as reminders need it: what they are worked out from, and what they say. */
export interface RemindedRow extends Reminded {
  id: string;
  number: number;
  dutyCode: string;
  postId: string;
  titleVi: string;
  titleEn: string;
  evidence: Evidence[];
  overdueAt: Date | null;
  lookedThrough: Date;
  postTitle: string;
  areaName: string;
}

/** Reads and locks assignments: what is looked at is not changed meanwhile. */
export function lockReminded(tx: Sql, ids: readonly string[]): Promise<RemindedRow[]> {
  return remindedRows(tx, Prisma.sql`WHERE a.id = ANY(${[...new Set(ids)]}::uuid[]) ORDER BY a.id FOR UPDATE OF a`);
}

/** Assignments as reminders need them; whoever shows them says in `rest` which ones may be seen. */
export async function remindedRows(tx: Pick<Sql, '$queryRaw'>, rest: Prisma.Sql): Promise<RemindedRow[]> {
  const rows = await tx.$queryRaw<
    (Omit<RemindedRow, 'event'> & { eventDay: string | null; eventTime: string | null })[]
  >`
    SELECT a.id::text, a.number, a.duty_code AS "dutyCode", a.post_id AS "postId", a.status, a.deadline, a.assigned_at AS "assignedAt", a.told_at AS "toldAt",
      a.acknowledged_at AS "acknowledgedAt", a.snoozed_until AS "snoozedUntil", a.overdue_at AS "overdueAt",
      a.looked_through AS "lookedThrough", to_char(a.event_day, 'YYYY-MM-DD') AS "eventDay", a.event_time AS "eventTime",
      d.title_vi AS "titleVi", d.title_en AS "titleEn", d.evidence, d.asks_receipt AS "asksReceipt", d.ladder,
      p.title AS "postTitle", ar.name AS "areaName"
    FROM assignments a JOIN duties d ON d.code = a.duty_code JOIN posts p ON p.id = a.post_id JOIN areas ar ON ar.id = a.area_id
    ${rest}`;
  return rows.map(({ eventDay, eventTime, ...row }) => ({
    ...row,
    event: eventDay === null ? null : { day: eventDay, time: eventTime },
  }));
}
