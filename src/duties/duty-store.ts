import type { Recurrence } from '../calendar/recurrence.ts';
import type { Roll } from '../calendar/roll-day.ts';
import type { Sql } from '../platform/database.ts';
import type { Duty, Evidence, LadderName } from './duty.ts';

/** Adds duties, or writes them anew where their code is known. */
export async function saveDuties(
  tx: Pick<Sql, '$executeRaw'>,
  duties: readonly Duty[],
  { sample, now }: { sample: boolean; now: Date },
): Promise<void> {
  if (duties.length === 0) return;
  const rows = JSON.stringify(duties.map(({ actor, ...duty }) => ({ ...duty, ...actor })));
  await tx.$executeRaw`
    INSERT INTO duties (code, title_vi, title_en, recurrence, roll, hour, actor_kinds, support_kinds, actor_area_id, evidence, ladder,
      asks_receipt, is_reviewed, opens_days, programmes, clauses, source, valid_from, valid_to, successor, sample, updated_at)
    SELECT code, "titleVi", "titleEn", recurrence, roll, hour, kinds, supports, "areaId", evidence, ladder, "asksReceipt",
      "isReviewed", "opensDays", programmes, clauses, source, "validFrom", "validTo", successor, ${sample}, ${now}::timestamptz
    FROM jsonb_to_recordset(${rows}::jsonb) AS r(code text, "titleVi" text, "titleEn" text, recurrence jsonb, roll text, hour text,
      kinds text[], supports text[], "areaId" text, evidence jsonb, ladder text, "asksReceipt" boolean, "isReviewed" boolean,
      "opensDays" int, programmes text[], clauses text[], source text, "validFrom" date, "validTo" date, successor text)
    ON CONFLICT (code) DO UPDATE SET title_vi = excluded.title_vi, title_en = excluded.title_en, recurrence = excluded.recurrence,
      roll = excluded.roll, hour = excluded.hour, actor_kinds = excluded.actor_kinds, support_kinds = excluded.support_kinds,
      actor_area_id = excluded.actor_area_id, evidence = excluded.evidence, ladder = excluded.ladder,
      asks_receipt = excluded.asks_receipt, is_reviewed = excluded.is_reviewed, opens_days = excluded.opens_days,
      programmes = excluded.programmes, clauses = excluded.clauses, source = excluded.source, valid_from = excluded.valid_from,
      valid_to = excluded.valid_to, successor = excluded.successor, sample = excluded.sample, updated_at = excluded.updated_at,
      version = duties.version + 1`;
}

/** Every duty that holds today or later. */
export async function loadDuties(tx: Pick<Sql, '$queryRaw'>, today: string): Promise<Duty[]> {
  const rows = await tx.$queryRaw<DutyRow[]>`
    SELECT code, title_vi AS "titleVi", title_en AS "titleEn", recurrence, roll, hour, actor_kinds AS kinds,
      support_kinds AS supports, actor_area_id AS "areaId", evidence, ladder, asks_receipt AS "asksReceipt",
      is_reviewed AS "isReviewed", opens_days AS "opensDays", programmes, clauses, source,
      to_char(valid_from, 'YYYY-MM-DD') AS "validFrom", to_char(valid_to, 'YYYY-MM-DD') AS "validTo", successor
    FROM duties WHERE valid_to IS NULL OR valid_to >= ${today}::date ORDER BY code`;
  return rows.map(({ kinds, supports, areaId, ...duty }) => ({ ...duty, actor: { kinds, supports, areaId } }));
}

interface DutyRow extends Omit<Duty, 'actor'> {
  recurrence: Recurrence;
  roll: Roll;
  evidence: Evidence[];
  ladder: LadderName | null;
  kinds: string[];
  supports: string[];
  areaId: string | null;
}

/** Reads the version of a duty and locks it; null: there is none. */
export async function lockDuty(tx: Pick<Sql, '$queryRaw'>, code: string): Promise<{ version: number } | null> {
  const [row] = await tx.$queryRaw<{ version: number }[]>`SELECT version FROM duties WHERE code = ${code} FOR UPDATE`;
  return row ?? null;
}
