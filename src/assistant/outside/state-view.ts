import type { Sql } from '../../platform/database.ts';
import type { AssistantState } from './state-schema.ts';

const DAYS_MS = 7 * 86_400_000;

/** What became of what was asked lately, in numbers: of nobody in particular, so that every moderator may see it. */
export async function assistantCounts(
  tx: Sql,
  now: Date,
): Promise<Omit<AssistantState, 'state'> & { failing: boolean }> {
  const since = new Date(now.getTime() - DAYS_MS);
  const [row] = await tx.$queryRaw<(Omit<AssistantState, 'state'> & { failing: boolean })[]>`
    SELECT count(*)::int AS asked, count(*) FILTER (WHERE state = 'answered' OR state = 'ended')::int AS answered,
      count(*) FILTER (WHERE state = 'passed_on')::int AS "passedOn", count(*) FILTER (WHERE state = 'open')::int AS open,
      coalesce((array_agg(trouble IS NOT NULL OR reason = 'trouble' ORDER BY opened_at DESC))[1], false) AS failing
    FROM assistant_talks WHERE opened_at > ${since}::timestamptz`;
  return row!;
}
