import { z } from 'zod';

/** The wire shapes of `/api/assignments/:number/ladder` and `/phone`: what is still to come, and whom it reaches how. */

export const contactSchema = z.object({
  /** Null: nobody holds the post. */
  name: z.string().nullable(),
  /** holder, acting, substitute, appointing; null: nobody of the organisation can be written to. */
  via: z.string().nullable(),
  /** Those that can be written to now. */
  channels: z.array(z.string()),
  hasPhone: z.boolean(),
});
export type Contact = z.infer<typeof contactSchema>;

export const ladderSchema = z.object({
  /** Reminders that are still to come while nothing changes, the next first. */
  upcoming: z.array(
    z.object({
      kind: z.string(),
      rung: z.string(),
      at: z.iso.datetime(),
      /** With the post that each means; null: a moderator. */
      audience: z.array(z.object({ to: z.string(), postTitle: z.string().nullable() })),
    }),
  ),
  contact: contactSchema,
});
export type LadderView = z.infer<typeof ladderSchema>;

export const phoneSchema = z.object({ phone: z.string().nullable() });
