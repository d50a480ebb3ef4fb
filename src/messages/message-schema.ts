import { z } from 'zod';

/** The wire shapes of `/api/messages`, shared with the moderator page. Times are ISO 8601 in UTC. */

export const messageMediumSchema = z.object({
  id: z.string(),
  kind: z.enum(['photo', 'voice', 'video', 'file']),
  state: z.enum(['wanted', 'stored', 'refused', 'failed', 'erased']),
  /** A `MediaReason`, where there are no bytes. */
  reason: z.string().nullable(),
  /** Signed and expiring; null until the bytes are stored. */
  url: z.string().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
});
export type MessageMedium = z.infer<typeof messageMediumSchema>;

export const messageSchema = z.object({
  /** `u<number>` of what came in, `o<number>` of what goes out. */
  id: z.string(),
  conversation: z.string(),
  direction: z.enum(['in', 'out']),
  channel: z.string(),
  /** Of what came in: `text choice photo recording place sticker edited deleted blocked unblocked unsupported`; else `reply`. */
  kind: z.string(),
  /** Words, caption, or what stood on the button that was pressed. */
  text: z.string().nullable(),
  place: z.object({ lat: z.number(), lon: z.number() }).nullable(),
  media: z.array(messageMediumSchema),
  at: z.string(),
  /** In: done, quarantined. Out: queued, sending, sent, failed, cancelled. */
  state: z.string(),
  /** Why it is quarantined, failed or cancelled. */
  reason: z.string().nullable(),
  /** `outside_assistant`: a machine of another company, whose words we passed on. */
  author: z.enum(['resident', 'assistant', 'outside_assistant', 'staff']),
  /** Name of the moderator who wrote it. */
  staff: z.string().nullable(),
  /** Code of the issue that it belongs to. */
  issue: z.string().nullable(),
});
export type Message = z.infer<typeof messageSchema>;

export const messageListQuerySchema = z.object({
  conversation: z.uuid().optional(),
  /** `nextCursor` or `previousCursor` of another page. */
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type MessageListQuery = z.infer<typeof messageListQuerySchema>;

/** Newest first. */
export const messageListSchema = z.object({
  items: z.array(messageSchema),
  /** To older messages; null: there are none. */
  nextCursor: z.string().nullable(),
  /** To what is newer than this page, also what has yet to come; null: this page is empty. */
  previousCursor: z.string().nullable(),
});
export type MessageList = z.infer<typeof messageListSchema>;
