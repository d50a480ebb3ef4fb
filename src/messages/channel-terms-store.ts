import type { Transaction } from '../platform/database.ts';
import type { LedgerTerms } from './ledger-schema.ts';
import { termsOf } from './ledger-store.ts';

/** Keeps others from changing the terms of this channel until the transaction ends. Version 0: never set. */
export async function lockTerms(tx: Transaction, channel: string): Promise<{ terms: LedgerTerms; version: number }> {
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${`terms ${channel}`}, 0))) AS locked`;
  const [row] = await tx.$queryRaw<{ terms: unknown; version: number }[]>`
    SELECT terms, version FROM channel_terms WHERE channel = ${channel}`;
  return { terms: termsOf(row?.terms ?? null), version: row?.version ?? 0 };
}

/** Sets the terms of a channel, and keeps them in the history. The next claim of any process follows them. */
export async function writeTerms(
  tx: Transaction,
  { channel, terms, version }: { channel: string; terms: LedgerTerms; version: number },
  { staffId, now }: { staffId: string; now: Date },
): Promise<void> {
  const json = JSON.stringify(terms);
  await tx.$executeRaw`
    INSERT INTO channel_terms (channel, terms, version, updated_at, updated_by)
    VALUES (${channel}, ${json}::jsonb, ${version}, ${now}::timestamptz, ${staffId}::uuid)
    ON CONFLICT (channel) DO UPDATE SET terms = excluded.terms, version = excluded.version, updated_at = excluded.updated_at,
      updated_by = excluded.updated_by`;
  await tx.$executeRaw`
    INSERT INTO channel_terms_history (channel, version, terms, at, staff_id)
    VALUES (${channel}, ${version}, ${json}::jsonb, ${now}::timestamptz, ${staffId}::uuid)`;
}
