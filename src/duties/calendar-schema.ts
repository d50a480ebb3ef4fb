import { z } from 'zod';
import { daySchema } from '../calendar/day-schema.ts';

/** The wire shape of `/api/duty-calendar`: what falls due on which day. Days are `YYYY-MM-DD`. */

/** As long as a month with the weeks that it begins and ends in. */
const MOST_DAYS = 62;

export const periodSchema = z.object({
  from: daySchema,
  to: daySchema,
  /** Id of a ward, or of a khu phố in it. */
  area: z.string().max(100).optional(),
  unit: z.string().max(100).optional(),
  programme: z.string().max(20).optional(),
});

export const isShort = ({ from, to }: { from: string; to: string }) =>
  from <= to && Date.parse(to) - Date.parse(from) <= MOST_DAYS * 86_400_000;

export const dutyCalendarQuerySchema = periodSchema.refine(isShort, `at most ${MOST_DAYS} days`);
export type DutyCalendarQuery = z.infer<typeof dutyCalendarQuerySchema>;

export const dutyCalendarSchema = z.object({
  days: z.array(z.object({ day: z.iso.date(), isWorked: z.boolean() })),
  /** One line a duty and day, by day and code. */
  items: z.array(
    z.object({
      day: z.iso.date(),
      duty: z.string(),
      titleVi: z.string(),
      titleEn: z.string(),
      /** Assignments that were given; of these: done or accepted, past their deadline, without “Đã nhận” yet. */
      given: z.int(),
      done: z.int(),
      late: z.int(),
      unacknowledged: z.int(),
      /** Posts that will owe it, but were not told yet. */
      planned: z.int(),
      /** Where it is one assignment alone: its number. */
      number: z.int().nullable(),
    }),
  ),
});
export type DutyCalendar = z.infer<typeof dutyCalendarSchema>;
