import { z } from 'zod';

/** The wire shape of `/api/calendar-feed`: where one’s own calendar of duties is to be had. */
export const calendarFeedSchema = z.object({
  /** Secret: whoever has it reads the calendar. Null: none was made. */
  path: z.string().nullable(),
});
export type CalendarFeed = z.infer<typeof calendarFeedSchema>;
