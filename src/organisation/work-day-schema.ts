import { z } from 'zod';
import { daySchema } from '../calendar/day-schema.ts';

/** The wire shapes of `/api/work-days`. Days are `YYYY-MM-DD`. */

export const workDayQuerySchema = z
  .object({ from: daySchema, to: daySchema })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= 400 * 86_400_000, 'at most 400 days');
export type WorkDayQuery = z.infer<typeof workDayQuerySchema>;

export const workDayListSchema = z.object({
  items: z.array(
    z.object({
      day: z.iso.date(),
      isWorked: z.boolean(),
      /** What the office has set; null: the calendar's own. */
      set: z.enum(['off', 'worked']).nullable(),
      note: z.string().nullable(),
    }),
  ),
});
export type WorkDayList = z.infer<typeof workDayListSchema>;

export const setWorkDaySchema = z.object({
  /** Null: back to what the calendar says. */
  is: z.enum(['off', 'worked']).nullable(),
  note: z.string().trim().max(200).nullable().default(null),
});
export type SetWorkDay = z.infer<typeof setWorkDaySchema>;
