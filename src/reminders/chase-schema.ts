import { z } from 'zod';
import { periodSchema } from '../duties/calendar-schema.ts';
import { assignmentSchema, CHASE_REASONS } from '../duties/duty-schema.ts';
import { contactSchema } from './ladder-schema.ts';

/** The wire shapes of `/api/duty-chase`: who is late or has not said that they have it, and reminding them. */

export const chaseQuerySchema = periodSchema.omit({ from: true, to: true }).extend({
  why: z.enum(CHASE_REASONS).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ChaseQuery = z.infer<typeof chaseQuerySchema>;

export const chaseItemSchema = assignmentSchema.extend({
  contact: contactSchema,
  /** The last reminder to its holder; null: none. */
  lastReminder: z.object({ at: z.iso.datetime(), state: z.string(), delivery: z.string().nullable() }).nullable(),
  /** A moderator has reminded of it today already. */
  isChased: z.boolean(),
  /** What would be said. */
  message: z.string(),
});
export type ChaseItem = z.infer<typeof chaseItemSchema>;

export const chaseListSchema = z.object({ items: z.array(chaseItemSchema), nextCursor: z.string().nullable() });
export type ChaseList = z.infer<typeof chaseListSchema>;

export const MOST_CHASED = 100;

export const chaseSchema = z.object({
  items: z
    .array(
      z.object({
        number: z.int().min(1).max(2_000_000_000),
        /** In place of the usual words. */
        text: z.string().trim().min(1).max(1000).optional(),
      }),
    )
    .min(1)
    .max(MOST_CHASED),
});
export type Chase = z.infer<typeof chaseSchema>;

export const chasedSchema = z.object({
  items: z.array(
    z.object({
      number: z.int(),
      /** `sent`: it goes with the person's next message. `already`: today. `nobody` can be written to. `settled`: nothing is owed. */
      outcome: z.enum(['sent', 'already', 'nobody', 'settled', 'not_found']),
    }),
  ),
  /** When messages leave: now, or when it is no longer night. */
  at: z.iso.datetime(),
});
export type Chased = z.infer<typeof chasedSchema>;
