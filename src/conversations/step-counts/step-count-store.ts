import type { Sql } from '../../platform/database.ts';

export interface StepCount {
  /** `YYYY-MM-DD` in the town. */
  day: string;
  flow: string;
  step: string;
  entered: number;
  answered: number;
  abandoned: number;
}

/** Adds to the counts, in one statement. In the order of the key, so that two processes never wait for each other. */
export async function addStepCounts(sql: Pick<Sql, '$executeRaw'>, counts: readonly StepCount[]): Promise<void> {
  if (counts.length === 0) return;
  await sql.$executeRaw`
    INSERT INTO step_counts AS c (day, flow, step, entered, answered, abandoned)
    SELECT day, flow, step, entered, answered, abandoned
    FROM jsonb_to_recordset(${JSON.stringify(counts)}::jsonb)
      AS row(day date, flow text, step text, entered int, answered int, abandoned int)
    ORDER BY day, flow, step
    ON CONFLICT (day, flow, step) DO UPDATE SET entered = c.entered + excluded.entered,
      answered = c.answered + excluded.answered, abandoned = c.abandoned + excluded.abandoned`;
}
