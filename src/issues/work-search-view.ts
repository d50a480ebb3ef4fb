import { Prisma, type Sql } from '../platform/database.ts';
import { wordConditions } from './issue-list-view.ts';
import { CLOSED_STATUSES } from './status-table.ts';
import { type Cadre, visibleWork } from './visible-work.ts';
import type { WorkItem } from './work-view.ts';

/** As many as a talk ever shows. */
const LIMIT = 50;

/**
 * The issues that this cadre may see in which all of these words stand, or parts of words: in the code, the text, the place, the names of
 * area and ward. Open ones first, by their deadline, then the others, the newest first.
 */
export async function searchWork(
  sql: Pick<Sql, '$queryRaw'>,
  cadre: Cadre,
  text: string,
): Promise<{ items: WorkItem[]; total: number }> {
  const words = wordConditions(text);
  if (words.length === 0) return { items: [], total: 0 };
  const closed = Prisma.sql`i.status = ANY(${[...CLOSED_STATUSES]}::text[])`;
  const rows = await sql.$queryRaw<(Omit<WorkItem, 'category'> & { vi: string; en: string; total: number })[]>`
    SELECT i.code, i.status, c.label_vi AS vi, c.label_en AS en, a.name AS area, i.place, left(i.text, 300) AS text,
      i.due_at AS "dueAt", i.paused_at IS NOT NULL AS "isPaused", (count(*) OVER ())::int AS total
    FROM issues i JOIN categories c ON c.code = i.category_code LEFT JOIN areas a ON a.id = i.area_id
    WHERE ${Prisma.join(words, ' AND ')} AND ${visibleWork(cadre)}
    ORDER BY ${closed}, CASE WHEN NOT ${closed} THEN i.due_at END NULLS LAST, i.id DESC LIMIT ${LIMIT}`;
  return {
    items: rows.map(({ vi, en, total: _, ...item }) => ({ ...item, category: { vi, en } })),
    total: rows[0]?.total ?? 0,
  };
}
