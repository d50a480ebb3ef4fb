import { z } from 'zod';

/** The counts of so many days up to and with today. */
export const flowListQuerySchema = z.object({ days: z.coerce.number().int().min(1).max(366).default(30) });

const countsSchema = z.object({
  /** How often a talk came to it. */
  entered: z.int(),
  /** How often it went on from it, or ended with it. */
  answered: z.int(),
  /** How often it was given up there: “hủy”, beginning anew, another talk in its place. */
  abandoned: z.int(),
});

export const flowStepSchema = countsSchema.extend({
  step: z.string(),
  kind: z.enum(['start', 'door', 'step', 'gone']),
  /** Whether somebody is asked here; the others only say something and go on. */
  waits: z.boolean(),
  /** What is asked or said, where that is the same for everybody. */
  says: z.object({ vi: z.string().nullable(), en: z.string().nullable() }),
  /** Steps, `end`, `flow:<id>`. */
  leads: z.array(z.string()),
});
export type FlowStep = z.infer<typeof flowStepSchema>;

export const flowListSchema = z.object({
  /** First and last day of the counts, `YYYY-MM-DD`. */
  from: z.string(),
  to: z.string(),
  flows: z.array(z.object({ id: z.string(), steps: z.array(flowStepSchema) })),
});
export type FlowList = z.infer<typeof flowListSchema>;
export type FlowItem = FlowList['flows'][number];
