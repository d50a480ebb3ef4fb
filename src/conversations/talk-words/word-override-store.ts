import type { Lang } from '../../engine/index.ts';
import type { Transaction } from '../../platform/database.ts';

type Reader = Pick<Transaction, '$queryRaw'>;

export interface StoredOverride {
  key: string;
  lang: Lang;
  /** Null: back to the file's own words. */
  text: string | null;
  version: number;
}

/** All of them: some hundred short rows at most. */
export function wordOverrides(tx: Reader): Promise<StoredOverride[]> {
  return tx.$queryRaw<StoredOverride[]>`SELECT key, lang, text, version FROM word_overrides ORDER BY key, lang`;
}

/** Keeps others from changing this sentence until the transaction ends. Version 0 where it was never changed. */
export async function lockOverride(
  tx: Transaction,
  { key, lang }: Pick<StoredOverride, 'key' | 'lang'>,
): Promise<Pick<StoredOverride, 'text' | 'version'>> {
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${`word ${key} ${lang}`}, 0))) AS locked`;
  const [row] = await tx.$queryRaw<Pick<StoredOverride, 'text' | 'version'>[]>`
    SELECT text, version FROM word_overrides WHERE key = ${key} AND lang = ${lang}`;
  return row ?? { text: null, version: 0 };
}

/** The wording of an earlier version; null: the file's own words. */
export async function wordingOf(
  tx: Reader,
  { key, lang, version }: Pick<StoredOverride, 'key' | 'lang' | 'version'>,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ text: string | null }[]>`
    SELECT text FROM word_override_history WHERE key = ${key} AND lang = ${lang} AND version = ${version}`;
  return row?.text ?? null;
}

/** Writes a wording, and keeps it in the history. */
export async function writeOverride(
  tx: Transaction,
  { key, lang, text, version }: StoredOverride,
  { staffId, now }: { staffId: string; now: Date },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO word_overrides (key, lang, text, version, updated_at, updated_by)
    VALUES (${key}, ${lang}, ${text}, ${version}, ${now}, ${staffId}::uuid)
    ON CONFLICT (key, lang) DO UPDATE SET text = excluded.text, version = excluded.version, updated_at = excluded.updated_at,
      updated_by = excluded.updated_by`;
  await tx.$executeRaw`
    INSERT INTO word_override_history (key, lang, version, text, at, staff_id)
    VALUES (${key}, ${lang}, ${version}, ${text}, ${now}, ${staffId}::uuid)`;
}
