import type { Sql } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';

export interface NewTemplate {
  status: 'answered' | 'done' | 'refused' | 'in_progress';
  /** A category, or the letters of its group; null: any. */
  category: string | null;
  /** For a button: at most 20 characters. */
  label: string;
  text: string;
  sample: boolean;
}

/** What may be said of an issue of this category, those for just this category first. */
export async function answerTemplates(
  sql: Pick<Sql, '$queryRaw'>,
  category: string,
): Promise<{ status: string; label: string; text: string }[]> {
  return sql.$queryRaw`
    SELECT status, label, text FROM answer_templates
    WHERE retired_at IS NULL AND (category IS NULL OR category IN (${category}, split_part(${category}, '-', 1)))
    ORDER BY category IS NULL, length(category) DESC, label, id LIMIT 20`;
}

export async function addTemplates(sql: Pick<Sql, '$executeRaw'>, templates: readonly NewTemplate[]): Promise<void> {
  const rows = templates.map((template) => ({ ...template, id: newId() }));
  await sql.$executeRaw`
    INSERT INTO answer_templates (id, status, category, label, text, sample)
    SELECT id, status, category, label, text, sample FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(id uuid, status text, category text, label text, text text, sample boolean)`;
}
