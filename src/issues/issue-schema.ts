import { z } from 'zod';

/**
 * The wire shapes of `/api/issues`, shared with the moderator page. A word means the same in a filter, in an item and in a body:
 * `category`, `area`, `unit` and `post` are always the code or id; what people read stands in `names`.
 * Times are ISO 8601 in UTC.
 */

export const ISSUE_STATUSES = [
  'new',
  'triaged',
  'assigned',
  'in_progress',
  'waiting_resident',
  'answered',
  'done',
  'confirmed',
  'reopened',
  'refused',
  'merged',
  'withdrawn',
] as const;

export const issueStatusSchema = z.enum(ISSUE_STATUSES);
export type IssueStatus = z.infer<typeof issueStatusSchema>;

/** Why an issue is not taken up. The words for it are in `src/issues/words.ts`; the moderator adds his own. */
export const REFUSALS = ['not_ours', 'outside_area', 'too_vague', 'private_matter', 'not_found', 'other'] as const;
export const refusalSchema = z.enum(REFUSALS);
export type Refusal = z.infer<typeof refusalSchema>;

/** So often an issue may come back from those who have it; then a moderator's choice stands. */
export const MOST_RETURNED = 2;

/** One status or several, separated by commas or repeated: `?status=new,assigned` or `?status=new&status=assigned`. */
const severalStatuses = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat().flatMap((part) => part.split(',')))
  .pipe(z.array(issueStatusSchema).max(ISSUE_STATUSES.length));

const filters = {
  status: severalStatuses.optional(),
  /** Id of a ward, or of a khu phố in it. */
  area: z.string().min(1).max(100).optional(),
  /** `VS-01`, or the group: `VS`. */
  category: z.string().min(1).max(20).optional(),
  unit: z.string().min(1).max(100).optional(),
  /** A code finds exactly that issue; words are looked for without marks in code, text, place and area. */
  q: z.string().max(200).optional(),
  /** Only what is past its promised day and still open. */
  late: z.enum(['true', 'false']).optional(),
};

export const issueFiltersSchema = z.object(filters);
export type IssueFilters = z.infer<typeof issueFiltersSchema>;

export const issueListQuerySchema = z.object({
  ...filters,
  /** `nextCursor` of the page before. */
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type IssueListQuery = z.infer<typeof issueListQuerySchema>;

export const issueItemSchema = z.object({
  code: z.string(),
  status: issueStatusSchema,
  category: z.string(),
  area: z.string().nullable(),
  /** The ward of today that `area` is or lies in. */
  ward: z.string().nullable(),
  text: z.string(),
  place: z.string().nullable(),
  channel: z.string(),
  unit: z.string().nullable(),
  post: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** By when a substantive answer is promised. */
  dueAt: z.string().nullable(),
  /** Since when its clock stands still, because the resident was asked. */
  pausedAt: z.string().nullable(),
  /** How far its time has gone: half, four fifths, over, three times over. */
  clock: z.enum(['running', 'half', 'most', 'late', 'severe']),
  /** A: may be shown redacted; R: handlers only; P: a moderator and one unit. */
  visibility: z.enum(['A', 'R', 'P']),
  /** How often the resident said that it is not done; from the third time on it belongs one level up. */
  reopened: z.number().int(),
  /** How many photos belong to it. */
  photos: z.number().int(),
  /** Send it back with every change; a change of an older version is refused with 409. */
  version: z.int32(),
  names: z.object({
    category: z.object({ vi: z.string(), en: z.string() }),
    area: z.string().nullable(),
    ward: z.string().nullable(),
    unit: z.string().nullable(),
    post: z.string().nullable(),
  }),
});
export type IssueItem = z.infer<typeof issueItemSchema>;

export const issueListSchema = z.object({ items: z.array(issueItemSchema), nextCursor: z.string().nullable() });
export type IssueList = z.infer<typeof issueListSchema>;

/** How many issues the other filters leave, by status; the status filter itself is not applied. */
export const issueCountsSchema = z.object({
  counts: z.record(issueStatusSchema, z.number().int()),
  total: z.number().int(),
  late: z.number().int(),
  /** How their reporters rated them. */
  ratings: z.object({ good: z.number().int(), fair: z.number().int(), bad: z.number().int() }),
});
export type IssueCounts = z.infer<typeof issueCountsSchema>;

export const issueHistorySchema = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.enum(['resident', 'moderator', 'cadre', 'system']),
  /** Name of the moderator, or the post of the cadre. */
  staff: z.string().nullable(),
  channel: z.string().nullable(),
  /**
   * An open set; today `filed status assigned category area note answer question addition`, `edited` and `taken_back` (a message; its
   * words before in `from`), `merged` and `parted` (status before, other code), `took_in` and `let_go` (`from`: the other code),
   * `rated`, `follow_up`.
   */
  kind: z.string(),
  /** Status, id of a unit, code of a category or id of an area, as `kind` says; `fromName` and `toName` are to be read. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  fromName: z.string().nullable(),
  toName: z.string().nullable(),
  text: z.string().nullable(),
});
export type IssueHistoryEntry = z.infer<typeof issueHistorySchema>;

export const issueMediaSchema = z.object({
  id: z.string(),
  kind: z.enum(['photo', 'voice', 'video', 'file']),
  /** `after`: of the work, which the resident is shown at the end; `note`: for officers only. */
  role: z.enum(['report', 'addition', 'answer', 'after', 'note']),
  state: z.enum(['wanted', 'stored', 'refused', 'failed', 'erased']),
  /** A `MediaReason`, where there are no bytes. */
  reason: z.string().nullable(),
  /** Signed and expiring; null until the bytes are stored. */
  url: z.string().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
});
export type IssueMediaItem = z.infer<typeof issueMediaSchema>;

/** A message that became part of the issue (`in`) or was sent because of it (`out`). */
export const issueMessageSchema = z.object({
  id: z.string(),
  conversation: z.string(),
  direction: z.enum(['in', 'out']),
  channel: z.string(),
  /** As in `/api/messages`: `edited` and `deleted` are about an earlier message. */
  kind: z.string(),
  text: z.string().nullable(),
  media: z.array(issueMediaSchema.omit({ role: true })),
  at: z.string(),
  /** In: waiting, done, quarantined, ignored. Out: queued, sending, sent, failed, cancelled. */
  state: z.string(),
  /** Why what goes out failed, was cancelled or waits. */
  reason: z.string().nullable(),
  author: z.enum(['resident', 'assistant', 'outside_assistant', 'staff']),
  /** The moderator who wrote it; null: the resident or the assistant. */
  staff: z.string().nullable(),
});
export type IssueMessage = z.infer<typeof issueMessageSchema>;

/** How satisfied the reporter was, at most one a person. `reason` is one of those offered with the score, an open set. */
export const issueRatingSchema = z.object({
  score: z.enum(['good', 'fair', 'bad']),
  reason: z.string().nullable(),
  text: z.string().nullable(),
  at: z.string(),
});
export type IssueRatingView = z.infer<typeof issueRatingSchema>;

/** What of this issue only a person of the office can do. */
export const issueTaskSchema = z.object({
  id: z.string(),
  /** An open set: `emergency human data reopened`. */
  kind: z.string(),
  note: z.string().nullable(),
  createdAt: z.string(),
  dueAt: z.string(),
  doneAt: z.string().nullable(),
});
export type IssueTask = z.infer<typeof issueTaskSchema>;

/** An answer to an extra question of the category. */
export const issueDetailSchema = z.object({ key: z.string(), question: z.string(), answer: z.string() });

export const allowedChangeSchema = z.object({
  to: issueStatusSchema,
  /**
   * What the moderator must write as `reason`: why it is refused, what is asked, what was answered, what was done.
   * `unit`: the change is made by assigning (`/assign`).
   */
  needs: z.enum(['refusal', 'question', 'answer', 'deed', 'unit']).nullable(),
});
export type AllowedChange = z.infer<typeof allowedChangeSchema>;

export const issueViewSchema = issueItemSchema.extend({
  point: z.object({ lat: z.number(), lon: z.number() }).nullable(),
  /** `photo`: as a photo of the report says itself. */
  pointFrom: z.enum(['pin', 'photo']).nullable(),
  conversation: z.string().nullable(),
  history: z.array(issueHistorySchema),
  messages: z.array(issueMessageSchema),
  media: z.array(issueMediaSchema),
  /** Open issues of the same category nearby. `metres` is null where one of the two has no point. */
  duplicates: z.array(issueItemSchema.extend({ metres: z.number().nullable() })),
  /** How many people say so: the reporter and those who met the same thing. */
  voices: z.number().int(),
  /** From whom the reporter's name is hidden: the public, the unit too, everybody. */
  nameHidden: z.enum(['public', 'unit', 'all']),
  details: z.array(issueDetailSchema),
  ratings: z.array(issueRatingSchema),
  /** Open ones first. */
  tasks: z.array(issueTaskSchema),
  /** Code of the issue that it was merged into, and of those that were merged into it. */
  mergedInto: z.string().nullable(),
  mergedFrom: z.array(z.string()),
  /** Whom it is about; `unknown`: nobody has said yet, so nobody is given it; null: it was not asked. */
  about: z.enum(['named', 'nobody', 'unknown']).nullable(),
  /** The posts and units that it is about. None of them sees it. */
  subjects: z.array(z.object({ kind: z.enum(['post', 'unit']), id: z.string(), name: z.string() })),
  /** The parts that several units have of it, and the whole of which it is a part itself. */
  parts: z.array(z.object({ code: z.string(), status: issueStatusSchema, unit: z.string().nullable() })),
  partOf: z.string().nullable(),
  /** How often whoever had it gave it back; from the second time on a moderator's choice stands. */
  returned: z.number().int(),
  /** What a cadre wrote for the resident and a moderator is to approve; `media`: ids of those of its photos that stand in `media`. */
  draft: z
    .object({
      id: z.string(),
      kind: z.enum(['answered', 'done']),
      text: z.string(),
      media: z.array(z.string()),
      post: z.string().nullable(),
      at: z.string(),
    })
    .nullable(),
  /** The changes of status that a moderator may make now. */
  allowed: z.array(allowedChangeSchema),
});
export type IssueView = z.infer<typeof issueViewSchema>;
