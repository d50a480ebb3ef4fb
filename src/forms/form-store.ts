import type { Transaction } from '../platform/database.ts';
import type { FormContent } from './form-schema.ts';

export interface FormWriting {
  code: string;
  content: FormContent;
  retired: boolean;
  /** Of what is written now. */
  version: number;
  /** Null: the sample. */
  staffId: string | null;
  sample: boolean;
}

/** A form as a change needs to know it: locked until the transaction ends. */
export async function lockForm(tx: Transaction, code: string): Promise<{ version: number } | null> {
  const [row] = await tx.$queryRaw<{ version: number }[]>`SELECT version FROM forms WHERE code = ${code} FOR UPDATE`;
  return row ?? null;
}

/** Writes forms, each with its version in the history. */
export async function writeForms(tx: Transaction, writings: readonly FormWriting[], at: Date): Promise<void> {
  if (writings.length === 0) return;
  const rows = JSON.stringify(
    writings.map(({ content, ...writing }) => ({
      ...writing,
      content,
      titleVi: content.title.vi,
      titleEn: content.title.en,
      period: content.period,
      postKinds: content.postKinds,
    })),
  );
  await tx.$executeRaw`
    INSERT INTO forms (code, version, title_vi, title_en, period, post_kinds, content, retired_at, sample, updated_at, updated_by)
    SELECT code, version, "titleVi", "titleEn", period, "postKinds", content, CASE WHEN retired THEN ${at}::timestamptz END,
      sample, ${at}::timestamptz, "staffId"
    FROM jsonb_to_recordset(${rows}::jsonb) AS row(code text, version int, content jsonb, "titleVi" text, "titleEn" text,
      period text, "postKinds" text[], retired boolean, sample boolean, "staffId" uuid)
    ON CONFLICT (code) DO UPDATE SET version = excluded.version, title_vi = excluded.title_vi, title_en = excluded.title_en,
      period = excluded.period, post_kinds = excluded.post_kinds, content = excluded.content,
      retired_at = CASE WHEN excluded.retired_at IS NOT NULL THEN coalesce(forms.retired_at, excluded.retired_at) END,
      sample = excluded.sample, updated_at = excluded.updated_at, updated_by = excluded.updated_by`;
  await tx.$executeRaw`
    INSERT INTO form_history (form_code, version, content, at, staff_id)
    SELECT code, version, content, ${at}::timestamptz, "staffId"
    FROM jsonb_to_recordset(${rows}::jsonb) AS row(code text, version int, content jsonb, "staffId" uuid)`;
}
