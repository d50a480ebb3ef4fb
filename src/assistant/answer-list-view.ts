import { AppError } from '../platform/app-error.ts';
import { Prisma, type Transaction } from '../platform/database.ts';
import type { SearchedAnswer } from './answer-index.ts';
import type { AnswerHistoryEntry, AnswerItem, AnswerList, AnswerListQuery } from './answer-schema.ts';
import { searchWords } from './search-words.ts';
import { answerWords } from './words.ts';

type Reader = Pick<Transaction, '$queryRaw'>;

/** More words do not find less. */
const MOST_WORDS = 8;

interface Row extends Omit<AnswerItem, 'updatedAt'> {
  updatedAt: Date;
}

const columns = Prisma.sql`a.id::text AS id, a.label_vi AS "labelVi", a.label_en AS "labelEn", a.question_vi AS "questionVi",
  a.question_en AS "questionEn", a.other_ways AS "otherWays", a.answer_vi AS "answerVi", a.answer_en AS "answerEn", a.source,
  a.source_link AS "sourceLink", to_char(a.source_date, 'YYYY-MM-DD') AS "sourceDate", a.area_id AS area, r.name AS "areaName",
  to_char(a.valid_until, 'YYYY-MM-DD') AS "validUntil", a.retired_at IS NOT NULL AS retired, a.sample, a.updated_at AS "updatedAt",
  s.name AS "updatedBy", a.version`;

/** The curated answers, the last changed first. */
export async function listAnswers(tx: Reader, query: AnswerListQuery): Promise<AnswerList> {
  const conditions = [
    query.retired === 'true' ? Prisma.sql`a.retired_at IS NOT NULL` : Prisma.sql`a.retired_at IS NULL`,
    ...searchConditions(query.q),
  ];
  if (query.cursor !== undefined) {
    const { at, id } = readCursor(query.cursor);
    conditions.push(Prisma.sql`(a.updated_at, a.id) < (${at}, ${id}::uuid)`);
  }
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${columns} FROM curated_answers a LEFT JOIN areas r ON r.id = a.area_id LEFT JOIN staff_users s ON s.id = a.updated_by
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY a.updated_at DESC, a.id DESC LIMIT ${query.limit + 1}`;
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return { items: page.map(itemOf), nextCursor: rows.length > query.limit && last ? writeCursor(last) : null };
}

export async function answerItem(tx: Reader, id: string): Promise<AnswerItem | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT ${columns} FROM curated_answers a LEFT JOIN areas r ON r.id = a.area_id LEFT JOIN staff_users s ON s.id = a.updated_by
    WHERE a.id = ${id}::uuid`;
  return row ? itemOf(row) : null;
}

/** All versions of an answer, the newest first. */
export async function answerHistory(tx: Reader, id: string): Promise<AnswerHistoryEntry[]> {
  const rows = await tx.$queryRaw<(Omit<AnswerHistoryEntry, 'at'> & { at: Date })[]>`
    SELECT h.version, h.kind, h.content, h.at, s.name AS staff
    FROM curated_answer_history h LEFT JOIN staff_users s ON s.id = h.staff_id
    WHERE h.answer_id = ${id}::uuid ORDER BY h.version DESC`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Everything that may be told, for the search. */
export function searchedAnswers(tx: Reader): Promise<SearchedAnswer[]> {
  return tx.$queryRaw<SearchedAnswer[]>`
    SELECT id::text AS id, label_vi AS "labelVi", label_en AS "labelEn", question_vi AS "questionVi", question_en AS "questionEn",
      other_ways AS "otherWays", answer_vi AS "answerVi", answer_en AS "answerEn", source, source_link AS "sourceLink",
      to_char(source_date, 'YYYY-MM-DD') AS "sourceDate", area_id AS "areaId", to_char(valid_until, 'YYYY-MM-DD') AS "validUntil"
    FROM curated_answers WHERE retired_at IS NULL ORDER BY id`;
}

function itemOf({ updatedAt, ...row }: Row): AnswerItem {
  return { ...row, updatedAt: updatedAt.toISOString() };
}

/** Every word must begin a word of the answer; `%`, `_` and `\\` mean themselves. */
function searchConditions(q = ''): Prisma.Sql[] {
  const words = searchWords(q).slice(0, MOST_WORDS);
  return words.map((word) => Prisma.sql`a.search_key LIKE ${`% ${word.replace(/[\\%_]/g, '\\$&')}%`}`);
}

function writeCursor({ updatedAt, id }: Row): string {
  return Buffer.from(`${updatedAt.toISOString()} ${id}`).toString('base64url');
}

function readCursor(text: string): { at: Date; id: string } {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString('utf8'));
  const at = new Date(match?.[1] ?? Number.NaN);
  if (!match || Number.isNaN(at.getTime())) throw new AppError('invalid', answerWords.cursor, { fields: ['cursor'] });
  return { at, id: match[2]! };
}
