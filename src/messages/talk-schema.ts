import { z } from 'zod';

/** The wire shapes of `/api/conversations`, shared with the moderator page. Times are ISO 8601 in UTC. */

export const talkSchema = z.object({
  id: z.string(),
  channel: z.string(),
  /** Whether the person has agreed: before that nobody of the office can write here. */
  open: z.boolean(),
  /** The moderator who has the talk; null: the assistant. */
  holder: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Since when the holder, or the one before, has it. */
  since: z.string().nullable(),
  /** How many messages of the resident the office has not answered since then. */
  unanswered: z.number().int(),
  /** The last words of the resident, or null where they came without any. */
  lastText: z.string().nullable(),
});
export type HeldTalk = z.infer<typeof talkSchema>;

export const talkListQuerySchema = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type TalkListQuery = z.infer<typeof talkListQuerySchema>;

/** Those that a moderator has, the longest first. */
export const talkListSchema = z.object({ items: z.array(talkSchema), nextCursor: z.string().nullable() });
export type TalkList = z.infer<typeof talkListSchema>;

/** `from`: who had it when the page was drawn, null where the assistant had; a stale page takes nothing away from anybody. */
export const takeOverSchema = z.object({ from: z.uuid().nullable() });

export const MOST_STAFF_TEXT = 4_000;
export const MOST_STAFF_PHOTOS = 10;

export const writeSchema = z
  .object({
    text: z.string().trim().max(MOST_STAFF_TEXT).default(''),
    /** Ids that `POST …/photos` gave. */
    media: z.array(z.uuid()).max(MOST_STAFF_PHOTOS).default([]),
    /** Of the page: the same message sent again is sent once. */
    clientId: z.uuid(),
  })
  .refine(({ text, media }) => text !== '' || media.length > 0);
export type Write = z.infer<typeof writeSchema>;

export const talkChangedSchema = z.object({ item: talkSchema });
export const staffPhotoSchema = z.object({ id: z.string() });
