import { Prisma, type Sql } from '../platform/database.ts';
import type { ClockStage, IssueClock } from './issue-clock.ts';
import { CLOSED_STATUSES } from './status-table.ts';

/** An issue with its clock, and what a reminder of it says. */
export interface OpenClock extends IssueClock {
  id: string;
  code: string;
  stage: ClockStage;
  /** Whom it was given to: the post, else whoever leads the unit; null: nobody yet. */
  postId: string | null;
  wardId: string | null;
  visibility: string;
  categoryVi: string;
  categoryEn: string;
}

/** Open issues with a promise; with `ids` those of them, locked. */
export async function openClocks(tx: Pick<Sql, '$queryRaw'>, ids?: readonly string[]): Promise<OpenClock[]> {
  const chosen = ids ? Prisma.sql`AND i.id = ANY(${[...ids]}::uuid[])` : Prisma.empty;
  const lock = ids ? Prisma.sql`FOR UPDATE OF i` : Prisma.empty;
  const rows = await tx.$queryRaw<(Omit<OpenClock, 'pausedMs'> & { pausedMs: bigint })[]>`
    SELECT i.id::text, i.code, i.status, coalesce(i.clock_from, i.created_at) AS "from", i.due_at AS "dueAt",
      i.paused_at AS "pausedAt", i.paused_ms AS "pausedMs", i.clock_stage AS stage, i.ward_id AS "wardId", i.visibility,
      c.label_vi AS "categoryVi", c.label_en AS "categoryEn",
      coalesce(i.post_id, (SELECT p.id FROM posts p WHERE p.unit_id = i.unit_id AND p.head ORDER BY p.id LIMIT 1)) AS "postId"
    FROM issues i JOIN categories c ON c.code = i.category_code
    WHERE i.due_at IS NOT NULL AND i.status <> ALL(${[...CLOSED_STATUSES]}::text[]) ${chosen}
    ORDER BY i.id ${lock}`;
  return rows.map((row) => ({ ...row, pausedMs: Number(row.pausedMs) }));
}
