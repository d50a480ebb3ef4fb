import { z } from 'zod';

/** The wire shapes of `/api/session` and `/api/live`, shared with the moderator page. */

export const sessionUserSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(['administrator', 'moderator']),
  /** Wards this person may see; empty: all. */
  areaIds: z.array(z.string()),
});
export type SessionUser = z.infer<typeof sessionUserSchema>;

/** Both are null while nobody is signed in. `csrfToken` goes into the header `x-csrf-token` of every change. */
export const sessionSchema = z.object({ user: sessionUserSchema.nullable(), csrfToken: z.string().nullable() });
export type SessionBody = z.infer<typeof sessionSchema>;

export const signInSchema = z.object({
  email: z.string().trim().min(3).max(254),
  password: z.string().min(1).max(200),
});
export type SignIn = z.infer<typeof signInSchema>;

/** The data of one `changed` event of `/api/live`: what to fetch again. */
export const changedEventSchema = z.object({
  changes: z.array(z.object({ kind: z.string(), id: z.string() })),
});
export type ChangedEvent = z.infer<typeof changedEventSchema>;
