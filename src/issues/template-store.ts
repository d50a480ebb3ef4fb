import type { Sql } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { ChangeTemplate, IssueTemplate, Template, TemplateContent } from './template-schema.ts';

/** What may be said of an issue of this category, what is for just this category first. */
export async function templatesOfCategory(sql: Pick<Sql, '$queryRaw'>, category: string): Promise<IssueTemplate[]> {
  return sql.$queryRaw`
    SELECT status, label, text FROM answer_templates
    WHERE retired_at IS NULL AND (category IS NULL OR category IN (${category}, split_part(${category}, '-', 1)))
    ORDER BY category IS NULL, length(category) DESC, label COLLATE "vi-x-icu", id LIMIT 40`;
}

/** All of them, those that are no longer used at the end: what an office writes is some dozens. */
export async function listTemplates(sql: Pick<Sql, '$queryRaw'>, id: string | null = null): Promise<Template[]> {
  return sql.$queryRaw`
    SELECT id, status, category, label, text, sample, retired_at IS NOT NULL AS retired, version FROM answer_templates
    WHERE ${id}::uuid IS NULL OR id = ${id}::uuid
    ORDER BY retired_at IS NOT NULL, category NULLS FIRST, label COLLATE "vi-x-icu", id LIMIT 1000`;
}

/** @returns their ids. */
export async function addTemplates(
  sql: Pick<Sql, '$executeRaw'>,
  templates: readonly (TemplateContent & { sample: boolean })[],
): Promise<string[]> {
  const rows = templates.map((template) => ({ ...template, id: newId() }));
  await sql.$executeRaw`
    INSERT INTO answer_templates (id, status, category, label, text, sample)
    SELECT id, status, category, label, text, sample FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(id uuid, status text, category text, label text, text text, sample boolean)`;
  return rows.map(({ id }) => id);
}

/** Replaces the one that still has this version; whoever saves it has read it, so it is no sample any more. @returns whether there was one. */
export async function saveTemplate(
  sql: Pick<Sql, '$executeRaw'>,
  { id, now, ...change }: ChangeTemplate & { id: string; now: Date },
): Promise<boolean> {
  const { status, category, label, text, retired, version } = change;
  const saved = await sql.$executeRaw`
    UPDATE answer_templates SET status = ${status}, category = ${category}, label = ${label}, text = ${text}, sample = false,
      retired_at = CASE WHEN ${retired} THEN coalesce(retired_at, ${now}::timestamptz) END, version = version + 1
    WHERE id = ${id}::uuid AND version = ${version}`;
  return saved > 0;
}
