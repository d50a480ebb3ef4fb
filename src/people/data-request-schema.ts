import { z } from 'zod';

/** The wire shapes of `/api/data-requests`, shared with the moderator page. Times are ISO 8601 in UTC. */

export const DATA_REQUEST_KINDS = ['see', 'copy', 'correct', 'withdraw', 'erase', 'other'] as const;
export const dataRequestKindSchema = z.enum(DATA_REQUEST_KINDS);
export type DataRequestKind = z.infer<typeof dataRequestKindSchema>;

export const dataRequestStateSchema = z.enum(['open', 'done', 'refused']);
export type DataRequestState = z.infer<typeof dataRequestStateSchema>;

export const dataRequestItemSchema = z.object({
  id: z.string(),
  kind: dataRequestKindSchema,
  state: dataRequestStateSchema,
  channel: z.string(),
  ward: z.string().nullable(),
  /** For the thread in which it was asked; null once the person is gone. */
  conversation: z.string().nullable(),
  askedAt: z.string(),
  dueAt: z.string(),
  doneAt: z.string().nullable(),
  /** Open past its day, or closed after it. */
  late: z.boolean(),
});
export type DataRequestItem = z.infer<typeof dataRequestItemSchema>;

export const dataRequestListQuerySchema = z.object({
  state: dataRequestStateSchema.optional(),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type DataRequestListQuery = z.infer<typeof dataRequestListQuerySchema>;

export const dataRequestListSchema = z.object({
  items: z.array(dataRequestItemSchema),
  nextCursor: z.string().nullable(),
  /** Open ones, and those among them that are late, that the viewer may see. */
  open: z.number().int(),
  late: z.number().int(),
});
export type DataRequestList = z.infer<typeof dataRequestListSchema>;

export const dataRequestActSchema = z.object({
  at: z.string(),
  actor: z.enum(['resident', 'moderator', 'system']),
  /** Name of the moderator. */
  staff: z.string().nullable(),
  act: z.enum(['asked', 'seen', 'copied', 'corrected', 'withdrawn', 'erased', 'answered', 'refused']),
  text: z.string().nullable(),
});
export type DataRequestAct = z.infer<typeof dataRequestActSchema>;

/** What is kept of the person, in numbers and plain words; null once they are gone. */
export const keptDataSchema = z.object({
  name: z.string().nullable(),
  homeArea: z.string().nullable(),
  consents: z.array(
    z.object({
      purpose: z.enum(['reports', 'announcements', 'follow_up', 'assistant']),
      decision: z.string(),
      at: z.string(),
    }),
  ),
  openIssues: z.number().int(),
  closedIssues: z.number().int(),
  messages: z.number().int(),
  media: z.number().int(),
});
export type KeptData = z.infer<typeof keptDataSchema>;

export const dataRequestViewSchema = dataRequestItemSchema.extend({
  acts: z.array(dataRequestActSchema),
  kept: keptDataSchema.nullable(),
});
export type DataRequestView = z.infer<typeof dataRequestViewSchema>;

const words = z.string().trim().min(1).max(2000);

/** What a moderator does about a request; each is written into its history. */
export const dataActBodySchema = z.discriminatedUnion('act', [
  /** Makes a copy; its link goes to the resident alone. */
  z.object({ act: z.literal('copy') }),
  z.object({
    act: z.literal('correct'),
    name: z.string().trim().min(1).max(80).optional(),
    homeArea: z.string().max(100).optional(),
  }),
  /** Everything of the person, at once and for good. */
  z.object({ act: z.literal('erase') }),
  /** What was done: sent to the resident word for word, and the request is closed. */
  z.object({ act: z.literal('answer'), text: words }),
  /** Why it cannot be done: sent likewise. */
  z.object({ act: z.literal('refuse'), text: words }),
]);
export type DataActBody = z.infer<typeof dataActBodySchema>;

/** What was removed because its time was over. */
export const retentionReportSchema = z.object({
  items: z.array(z.object({ day: z.string(), rule: z.string(), removed: z.number().int() })),
});
export type RetentionReport = z.infer<typeof retentionReportSchema>;
