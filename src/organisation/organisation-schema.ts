import { z } from 'zod';

/** The wire shapes of what is read under `/api/organisation`, shared with the pages. Days are `YYYY-MM-DD`. */

const day = z.iso.date();
const moment = z.iso.datetime();

/** What the viewer may do in a unit. */
export const mayDoSchema = z.object({
  /** Who holds which post, how the unit works, its end. */
  change: z.boolean(),
  /** Link cadres with their chats, and enter who is away. */
  tend: z.boolean(),
});
export type MayDo = z.infer<typeof mayDoSchema>;

export const unitOverviewSchema = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  areaName: z.string(),
  /** Its last day; null: it works today. */
  validTo: day.nullable(),
  posts: z.number(),
  vacant: z.number(),
  /** Somebody holds them, but no chat is known to be theirs. */
  unlinked: z.number(),
  sample: z.boolean(),
  /** What of it the search has found, a few. */
  hits: z.array(z.object({ postId: z.string(), title: z.string(), holder: z.string().nullable() })),
});
export type UnitOverview = z.infer<typeof unitOverviewSchema>;

export const unitOverviewQuerySchema = z.object({
  /** Words of a unit, a post or a name, with or without marks. */
  q: z.string().max(100).optional(),
  /** Units that are gone, too. */
  ended: z.enum(['1']).optional(),
  cursor: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type UnitOverviewQuery = z.infer<typeof unitOverviewQuerySchema>;

export const unitOverviewListSchema = z.object({
  items: z.array(unitOverviewSchema),
  nextCursor: z.string().nullable(),
  /** Whether the viewer may import files. */
  mayImport: z.boolean(),
});
export type UnitOverviewList = z.infer<typeof unitOverviewListSchema>;

export const holderSchema = z.object({
  id: z.string(),
  name: z.string(),
  since: day.nullable(),
  until: day.nullable(),
  acting: z.boolean(),
  /** Since when a chat is his; null: none is. */
  linkedAt: moment.nullable(),
  /** Until when a code that was made for him is good; null: there is none. */
  codeUntil: moment.nullable(),
  version: z.number(),
});
export type Holder = z.infer<typeof holderSchema>;

export const absenceSchema = z.object({
  id: z.string(),
  holder: z.string(),
  fromDay: day,
  toDay: day,
  /** The post that takes the messages; null: the standing substitute, else whoever acts, else who appoints. */
  substituteId: z.string().nullable(),
  substituteTitle: z.string().nullable(),
  reason: z.string().nullable(),
  cancelledAt: moment.nullable(),
});
export type Absence = z.infer<typeof absenceSchema>;

const postRefSchema = z.object({ id: z.string(), title: z.string(), unitId: z.string(), unitName: z.string() });
export type PostRef = z.infer<typeof postRefSchema>;

/** To whom its messages go today, where it is not its own holder; `moderator`: nobody of the organisation can be written to. */
export const receiverSchema = z.object({
  via: z.enum(['acting', 'substitute', 'appointing', 'moderator']),
  name: z.string().nullable(),
  title: z.string().nullable(),
});
export type Receiver = z.infer<typeof receiverSchema>;

export const postItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  areaName: z.string().nullable(),
  head: z.boolean(),
  superior: postRefSchema.nullable(),
  validTo: day.nullable(),
  successor: postRefSchema.nullable(),
  /** Of today: the full one first. */
  holders: z.array(holderSchema),
  /** The one of today, else the next. */
  absence: absenceSchema.nullable(),
  receiver: receiverSchema.nullable(),
  openDuties: z.number(),
  lateDuties: z.number(),
});
export type PostItem = z.infer<typeof postItemSchema>;

const unitChangeSchema = z.object({ id: z.string(), name: z.string(), effective: day, act: z.string().nullable() });

export const unitViewSchema = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  areaId: z.string(),
  areaName: z.string(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  draftsApproved: z.boolean(),
  sample: z.boolean(),
  version: z.number(),
  /** Who took over from it, and from whom it did. */
  successors: z.array(unitChangeSchema),
  predecessors: z.array(unitChangeSchema),
  posts: z.array(postItemSchema),
  may: mayDoSchema,
});
export type UnitView = z.infer<typeof unitViewSchema>;

export const postViewSchema = z.object({
  post: postItemSchema,
  kind: z.string(),
  areaId: z.string().nullable(),
  /** Takes its messages while its holder is away, where the absence names nobody else. */
  substitute: postRefSchema.nullable(),
  /** Whose head takes its messages while nobody holds it; null: its own unit. */
  appointingUnit: z.object({ id: z.string(), name: z.string() }).nullable(),
  version: z.number(),
  unit: z.object({ id: z.string(), name: z.string(), validTo: day.nullable() }),
  /** All who ever held it, the last one first. */
  holders: z.array(holderSchema.extend({ phone: z.string().nullable() })),
  /** Those that are not over, and the last ones. */
  absences: z.array(absenceSchema),
  may: mayDoSchema,
});
export type PostView = z.infer<typeof postViewSchema>;

export const historyQuerySchema = z
  .object({
    unit: z.string().max(64).optional(),
    post: z.string().max(64).optional(),
    cursor: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  })
  .refine(({ unit, post }) => (unit === undefined) !== (post === undefined), 'unit or post');
export type HistoryQuery = z.infer<typeof historyQuerySchema>;

export const historyListSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      at: moment,
      /** cadre, moderator, system */
      actor: z.string(),
      by: z.string().nullable(),
      kind: z.string(),
      text: z.string().nullable(),
      postTitle: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type HistoryList = z.infer<typeof historyListSchema>;
