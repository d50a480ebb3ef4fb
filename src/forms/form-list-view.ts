import { Prisma, type Transaction } from '../platform/database.ts';
import type { FormContent, FormItem } from './form-schema.ts';

type Reader = Pick<Transaction, '$queryRaw'>;

interface Row {
  code: string;
  version: number;
  content: FormContent;
  retired: boolean;
  sample: boolean;
  updatedAt: Date;
  updatedBy: string | null;
}

const columns = Prisma.sql`f.code, f.version, f.content, f.retired_at IS NOT NULL AS retired, f.sample, f.updated_at AS "updatedAt",
  s.name AS "updatedBy"`;

/** All forms, those in use first. There are tens of them, not thousands. */
export async function listForms(sql: Reader): Promise<FormItem[]> {
  const rows = await sql.$queryRaw<Row[]>`
    SELECT ${columns} FROM forms f LEFT JOIN staff_users s ON s.id = f.updated_by
    ORDER BY f.retired_at IS NOT NULL, f.code`;
  return rows.map(itemOf);
}

export async function formItem(sql: Reader, code: string): Promise<FormItem | null> {
  const [row] = await sql.$queryRaw<Row[]>`
    SELECT ${columns} FROM forms f LEFT JOIN staff_users s ON s.id = f.updated_by WHERE f.code = ${code}`;
  return row ? itemOf(row) : null;
}

function itemOf({ content, updatedAt, ...row }: Row): FormItem {
  return { ...content, ...row, updatedAt: updatedAt.toISOString() };
}
