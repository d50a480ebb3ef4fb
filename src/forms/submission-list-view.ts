import type { Values } from '../../flows/fill-form/form.ts';
import { AppError } from '../platform/app-error.ts';
import { Prisma, type Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import type { FormContent, SubmissionItem, SubmissionList, SubmissionQuery, SubmissionView } from './form-schema.ts';
import { formOf, saidLines } from './said-lines.ts';
import { visibleSubmissions } from './visible-submissions.ts';
import { formWords } from './words.ts';

type Reader = Pick<Transaction, '$queryRaw'>;

interface Row extends Omit<SubmissionItem, 'filedAt' | 'updatedAt'> {
  filedAt: Date | null;
  updatedAt: Date;
}

const columns = Prisma.sql`s.id::text AS id, s.form_code AS form, f.title_vi AS title, s.area_id AS area, a.name AS "areaName",
  s.ward_id AS ward, s.period, CASE WHEN s.version > 0 THEN 'filed' ELSE 'draft' END AS state, s.version,
  s.filed_at AS "filedAt", s.updated_at AS "updatedAt"`;

/** What was filed and what is being filled, the last changed first. */
export async function listSubmissions(sql: Reader, viewer: Viewer, query: SubmissionQuery): Promise<SubmissionList> {
  const { form, period, area, state, cursor, limit } = query;
  const conditions = [visibleSubmissions(viewer)];
  if (form !== undefined) conditions.push(Prisma.sql`s.form_code = ${form}`);
  if (period !== undefined) conditions.push(Prisma.sql`s.period = ${period}`);
  if (area !== undefined) conditions.push(Prisma.sql`(s.area_id = ${area} OR s.ward_id = ${area})`);
  if (state !== undefined) conditions.push(state === 'filed' ? Prisma.sql`s.version > 0` : Prisma.sql`s.version = 0`);
  if (cursor !== undefined) {
    const { at, id } = readCursor(cursor);
    conditions.push(Prisma.sql`(s.updated_at, s.id) < (${at}, ${id}::uuid)`);
  }
  const rows = await sql.$queryRaw<Row[]>`
    SELECT ${columns} FROM submissions s JOIN forms f ON f.code = s.form_code JOIN areas a ON a.id = s.area_id
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY s.updated_at DESC, s.id DESC LIMIT ${limit + 1}`;
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(itemOf), nextCursor: rows.length > limit && last ? writeCursor(last) : null };
}

/** One of them with all its versions; null: none that this viewer may see. */
export async function submissionView(sql: Reader, viewer: Viewer, id: string): Promise<SubmissionView | null> {
  const [row] = await sql.$queryRaw<(Row & Pick<SubmissionView, 'values'> & { content: FormContent })[]>`
    SELECT ${columns}, coalesce(s.values, s.draft, '{}') AS values, f.content
    FROM submissions s JOIN forms f ON f.code = s.form_code JOIN areas a ON a.id = s.area_id
    WHERE s.id = ${id}::uuid AND ${visibleSubmissions(viewer)}`;
  if (!row) return null;
  const versions = await sql.$queryRaw<VersionRow[]>`
    SELECT v.version, v.values, v.confirmed, v.filed_at AS "filedAt", p.title AS post, h.name AS holder, fh.content
    FROM submission_versions v JOIN form_history fh ON fh.form_code = ${row.form} AND fh.version = v.form_version
    LEFT JOIN posts p ON p.id = v.post_id LEFT JOIN holders h ON h.id = v.holder_id
    WHERE v.submission_id = ${id}::uuid ORDER BY v.version DESC`;
  const { content, ...item } = row;
  return {
    ...itemOf(item),
    values: row.values,
    lines: linesOf(content, row.values),
    versions: versions.map(({ content: asFiled, filedAt, ...version }) => ({
      ...version,
      lines: linesOf(asFiled, version.values),
      filedAt: filedAt.toISOString(),
    })),
  };
}

type VersionRow = Omit<SubmissionView['versions'][number], 'filedAt' | 'lines'> & {
  filedAt: Date;
  /** The form as it was when this was filed. */
  content: FormContent;
};

const linesOf = (content: FormContent, values: Values) =>
  saidLines(formOf({ ...content, code: '', version: 0 }), values);

function itemOf({ filedAt, updatedAt, ...row }: Row): SubmissionItem {
  return { ...row, filedAt: filedAt?.toISOString() ?? null, updatedAt: updatedAt.toISOString() };
}

function writeCursor({ updatedAt, id }: Row): string {
  return Buffer.from(`${updatedAt.toISOString()} ${id}`).toString('base64url');
}

function readCursor(text: string): { at: Date; id: string } {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString('utf8'));
  const at = new Date(match?.[1] ?? Number.NaN);
  if (!match || Number.isNaN(at.getTime())) throw new AppError('invalid', formWords.cursor, { fields: ['cursor'] });
  return { at, id: match[2]! };
}
