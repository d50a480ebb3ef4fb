import { z } from 'zod';
import { daySchema } from '../calendar/day-schema.ts';
import { contactSchema } from './ladder-schema.ts';

/** The wire shapes of giving a duty by hand: first who would get what and when, then the giving itself. */

export const givePreviewQuerySchema = z.object({
  /** The last day. */
  day: daySchema,
  /** Kinds of posts; left out: those of the duty. */
  kinds: z.array(z.string().min(1).max(60)).min(1).max(20).optional(),
  area: z.string().max(100).optional(),
  unit: z.string().max(100).optional(),
});
export type GivePreviewQuery = z.infer<typeof givePreviewQuerySchema>;

export const givePreviewSchema = z.object({
  deadline: z.iso.datetime(),
  /** The reminders that each would get while nothing happens. */
  rungs: z.array(z.object({ kind: z.string(), rung: z.string(), at: z.iso.datetime() })),
  items: z.array(
    z.object({
      post: z.string(),
      postTitle: z.string(),
      areaName: z.string(),
      contact: contactSchema,
      /** It has the same duty with the same last day already. */
      has: z.boolean(),
    }),
  ),
});
export type GivePreview = z.infer<typeof givePreviewSchema>;

export const MOST_GIVEN = 500;

export const giveSchema = z.object({
  day: daySchema,
  postIds: z.array(z.string().min(1).max(100)).min(1).max(MOST_GIVEN),
});
export type Give = z.infer<typeof giveSchema>;

/** `already`: asked again, they are not given twice. */
export const givenSchema = z.object({ given: z.int(), already: z.int() });
export type Given = z.infer<typeof givenSchema>;
