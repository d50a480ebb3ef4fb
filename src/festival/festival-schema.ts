import { z } from 'zod';
import { daySchema } from '../calendar/day-schema.ts';

/** The wire shapes of `/api/festivals`, shared with the pages. Days are `YYYY-MM-DD`. */

export const festivalSchema = z.object({
  id: z.string(),
  area: z.string(),
  areaName: z.string(),
  /** The ward of today that the area lies in. */
  ward: z.string().nullable(),
  year: z.int(),
  day: z.iso.date(),
  /** `HH:MM`; null: not settled yet. */
  startTime: z.string().nullable(),
  place: z.string().nullable(),
  note: z.string().nullable(),
  /** Sample data: not proof that it takes place. */
  sample: z.boolean(),
});
export type Festival = z.infer<typeof festivalSchema>;

export const festivalQuerySchema = z.object({
  /** Id of a ward, or of a khu phố in it. */
  area: z.string().min(1).max(100).optional(),
  /** First and last day. */
  from: daySchema.optional(),
  to: daySchema.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type FestivalQuery = z.infer<typeof festivalQuerySchema>;

export const festivalListSchema = z.object({ items: z.array(festivalSchema), nextCursor: z.string().nullable() });
export type FestivalList = z.infer<typeof festivalListSchema>;
