import type { Transaction } from '../platform/database.ts';

export interface ConsentDecision {
  personId: string;
  addressId: string;
  channel: string;
  /** What for: one consent a purpose. */
  purpose: 'reports';
  /** `lapsed`: a day of silence, which is no consent. */
  decision: 'given' | 'refused' | 'withdrawn' | 'lapsed';
  /** Which notice the person had before them. */
  textVersion: string;
}

/** Appends what people decided: the proof that there was a consent, and of what. Rows are never changed. */
export async function recordConsents(tx: Transaction, decisions: readonly ConsentDecision[], at: Date): Promise<void> {
  if (decisions.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO consents (person_id, address_id, purpose, decision, text_version, channel, at)
    SELECT "personId", "addressId", purpose, decision, "textVersion", channel, ${at}::timestamptz
    FROM json_to_recordset(${JSON.stringify(decisions)}::json)
      AS r("personId" uuid, "addressId" uuid, purpose text, decision text, "textVersion" text, channel text)`;
}
