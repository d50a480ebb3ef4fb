import { issueCodeOf } from '../language/issue-code.ts';
import { keyOf } from '../language/key.ts';
import { AppError } from '../platform/app-error.ts';
import { Prisma, type Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { readCursor, writeCursor } from './issue-cursor.ts';
import { visibleItems } from './issue-item-view.ts';
import {
  ISSUE_STATUSES,
  type IssueCounts,
  type IssueFilters,
  type IssueList,
  type IssueListQuery,
  type IssueStatus,
} from './issue-schema.ts';
import { CLOSED_STATUSES } from './status-table.ts';
import { visibleIssues } from './visible-issues.ts';

type Reader = Pick<Transaction, '$queryRaw'>;

/** A search has at most this many words; more make it slower, not better. */
const MOST_WORDS = 8;

/**
 * One page of the issues that the viewer may see, newest first.
 * @throws AppError `invalid` for a cursor that is none of ours.
 */
export async function listIssues(tx: Reader, viewer: Viewer, query: IssueListQuery, now: Date): Promise<IssueList> {
  const after = query.cursor === undefined ? null : readCursor(query.cursor);
  if (query.cursor !== undefined && !after)
    throw new AppError('invalid', 'Dấu trang không đúng.', { fields: ['cursor'] });
  const conditions = [...(await otherConditions(tx, query, now)), ...statusConditions(query)];
  if (after) conditions.push(Prisma.sql`(i.created_at, i.id) < (${after.createdAt}, ${after.id}::uuid)`);
  const rows = await visibleItems(tx, viewer, { where: Prisma.join(conditions, ' AND '), limit: query.limit + 1 });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => item),
    nextCursor: rows.length > query.limit && last ? writeCursor(last) : null,
  };
}

/** How many issues the filters other than the status leave, by status, and how many of them are late; how all of these were rated. */
export async function countIssues(tx: Reader, viewer: Viewer, filters: IssueFilters, now: Date): Promise<IssueCounts> {
  const conditions = await otherConditions(tx, filters, now);
  const rows = await tx.$queryRaw<{ status: IssueStatus; count: number; late: number }[]>`
    SELECT i.status, count(*)::int AS count, (count(*) FILTER (WHERE ${lateCondition(now)}))::int AS late
    FROM issues i JOIN categories c ON c.code = i.category_code
    WHERE ${Prisma.join(conditions, ' AND ')} AND ${visibleIssues(viewer)}
    GROUP BY i.status`;
  const counts = Object.fromEntries(ISSUE_STATUSES.map((status) => [status, 0])) as IssueCounts['counts'];
  for (const { status, count } of rows) counts[status] = count;
  const rated = await tx.$queryRaw<{ score: keyof IssueCounts['ratings']; count: number }[]>`
    SELECT r.score, count(*)::int AS count
    FROM ratings r JOIN issues i ON i.id = r.issue_id JOIN categories c ON c.code = i.category_code
    WHERE ${Prisma.join(conditions, ' AND ')} AND ${visibleIssues(viewer)}
    GROUP BY r.score`;
  const ratings = { good: 0, fair: 0, bad: 0 };
  for (const { score, count } of rated) ratings[score] = count;
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return { counts, total: sum(rows.map(({ count }) => count)), late: sum(rows.map(({ late }) => late)), ratings };
}

function statusConditions({ status }: IssueFilters): Prisma.Sql[] {
  return status && status.length > 0 ? [Prisma.sql`i.status = ANY(${status}::text[])`] : [];
}

async function otherConditions(tx: Reader, filters: IssueFilters, now: Date): Promise<Prisma.Sql[]> {
  const { area, category, unit, q, late } = filters;
  const conditions = [Prisma.sql`TRUE`];
  if (area !== undefined) conditions.push(Prisma.sql`(i.ward_id = ${area} OR i.area_id = ${area})`);
  if (category !== undefined)
    conditions.push(Prisma.sql`(i.category_code = ${category} OR c.group_code = ${category})`);
  if (unit !== undefined) conditions.push(Prisma.sql`i.unit_id = ${unit}`);
  if (late === 'true') conditions.push(lateCondition(now));
  if (q !== undefined) conditions.push(...(await searchConditions(tx, q)));
  return conditions;
}

function lateCondition(now: Date): Prisma.Sql {
  return Prisma.sql`(i.due_at < coalesce(i.paused_at, ${now}::timestamptz) AND i.status <> ALL(${[...CLOSED_STATUSES]}::text[]))`;
}

/** A code of ours finds exactly that issue; otherwise every word must be found, without marks, anywhere in the search key. */
async function searchConditions(tx: Reader, q: string): Promise<Prisma.Sql[]> {
  // PostgreSQL has no NUL in texts, so nothing can contain one.
  const text = q.replaceAll('\0', '');
  const counters = await tx.$queryRaw<{ prefix: string }[]>`SELECT prefix FROM code_counters`;
  const code = issueCodeOf(text, new Set(counters.map(({ prefix }) => prefix)));
  if (code) return [Prisma.sql`i.code = ${code}`];
  return wordConditions(text);
}

/** Every word must be found, without marks, anywhere in the search key of `issues i`. */
export function wordConditions(text: string): Prisma.Sql[] {
  const words = keyOf(text.replaceAll('\0', '')).split(' ').filter(Boolean).slice(0, MOST_WORDS);
  return words.map((word) => Prisma.sql`i.search_key LIKE ${`%${escapeLike(word)}%`}`);
}

/** `%`, `_` and `\` mean themselves. */
function escapeLike(word: string): string {
  return word.replace(/[\\%_]/g, '\\$&');
}
