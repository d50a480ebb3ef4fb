import type { Transaction } from '../../platform/database.ts';
import type { StepCount } from './step-count-store.ts';

/** The counts of each step over these days, both of them counted in. */
export function stepCounts(
  tx: Pick<Transaction, '$queryRaw'>,
  { from, to }: { from: string; to: string },
): Promise<Omit<StepCount, 'day'>[]> {
  return tx.$queryRaw<Omit<StepCount, 'day'>[]>`
    SELECT flow, step, sum(entered)::int AS entered, sum(answered)::int AS answered, sum(abandoned)::int AS abandoned
    FROM step_counts WHERE day BETWEEN ${from}::date AND ${to}::date GROUP BY flow, step ORDER BY flow, step`;
}
