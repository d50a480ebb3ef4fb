import { z } from 'zod';
import { daySchema } from '../calendar/day-schema.ts';
import { periodSchema } from '../duties/calendar-schema.ts';

/** The wire shape of `/api/duty-simulation`: what would be said to whom, if a day were today and nobody answered. */

export const simulationQuerySchema = periodSchema.omit({ from: true, to: true }).extend({
  /** The day that is taken for today. */
  today: daySchema,
  /** How many days from it. */
  days: z.coerce.number().int().min(1).max(31).default(7),
  duty: z.string().max(40).optional(),
});
export type SimulationQuery = z.infer<typeof simulationQuerySchema>;

/** More messages than this are counted, and not listed. */
export const MOST_SIMULATED = 300;

export const simulationSchema = z.object({
  total: z.int(),
  /** By time; at most `MOST_SIMULATED`. */
  messages: z.array(
    z.object({
      at: z.iso.datetime(),
      /** Null: a moderator, for nobody can be written to. */
      name: z.string().nullable(),
      postTitle: z.string().nullable(),
      canWrite: z.boolean(),
      lines: z.array(
        z.object({
          kind: z.string(),
          rung: z.string(),
          audience: z.string(),
          duty: z.string(),
          titleVi: z.string(),
          titleEn: z.string(),
          /** Null: it is not given yet. */
          number: z.int().nullable(),
          ofPost: z.string(),
          deadline: z.iso.datetime(),
        }),
      ),
    }),
  ),
});
export type Simulation = z.infer<typeof simulationSchema>;
