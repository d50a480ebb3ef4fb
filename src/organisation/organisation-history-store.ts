import type { Transaction } from '../platform/database.ts';

/** Something that was changed in the organisation. */
export interface OrganisationEvent {
  unitId?: string;
  /** Its unit is found by it. */
  postId?: string;
  /** An open set: edited, held, left, absent, back, linked, unlinked, lost, ended, … */
  kind: string;
  text: string | null;
}

export interface EventSource {
  actor: 'cadre' | 'moderator' | 'system';
  staffId: string | null;
  now: Date;
}

/** Writes down who changed what, in one statement. */
export async function addOrganisationHistory(
  tx: Pick<Transaction, '$executeRaw'>,
  events: readonly OrganisationEvent[],
  { actor, staffId, now }: EventSource,
): Promise<void> {
  if (events.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO organisation_history (unit_id, post_id, at, actor, staff_id, kind, text)
    SELECT coalesce(r."unitId", p.unit_id), r."postId", ${now}::timestamptz, ${actor}, ${staffId}::uuid, r.kind, r.text
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS ("unitId" text, "postId" text, kind text, text text))
      WITH ORDINALITY AS r("unitId", "postId", kind, text, place)
    LEFT JOIN posts p ON p.id = r."postId"
    WHERE coalesce(r."unitId", p.unit_id) IS NOT NULL
    ORDER BY r.place`;
}
