import { z } from 'zod';
import { daySchema } from '../calendar/day-schema.ts';

/** The wire shapes of `/api/duties` and `/api/assignments`, shared with the pages. Days are `YYYY-MM-DD`, times ISO 8601. */

export const evidenceSchema = z.object({
  kind: z.enum(['document', 'photo', 'form', 'tick']),
  labelVi: z.string(),
  labelEn: z.string(),
  least: z.int().optional(),
  form: z.string().optional(),
});

export const LADDER_NAMES = ['L1', 'L2', 'L3', 'L4'] as const;

export const dutySchema = z.object({
  /** NV.BC-02, NH-05 */
  code: z.string(),
  titleVi: z.string(),
  titleEn: z.string(),
  /** `Recurrence` of `src/calendar/recurrence.ts`; `when…`: the same as people say it. */
  recurrence: z.record(z.string(), z.unknown()),
  whenVi: z.string(),
  whenEn: z.string(),
  roll: z.enum(['prev', 'next', 'none']),
  hour: z.string(),
  actorKinds: z.array(z.string()),
  supportKinds: z.array(z.string()),
  actorArea: z.string().nullable(),
  evidence: z.array(evidenceSchema),
  ladder: z.enum(LADDER_NAMES).nullable(),
  asksReceipt: z.boolean(),
  isReviewed: z.boolean(),
  opensDays: z.int().nullable(),
  programmes: z.array(z.string()),
  clauses: z.array(z.string()),
  source: z.string(),
  validFrom: z.iso.date().nullable(),
  validTo: z.iso.date().nullable(),
  successor: z.string().nullable(),
  sample: z.boolean(),
  version: z.int32(),
});
export type DutyItem = z.infer<typeof dutySchema>;

export const dutyQuerySchema = z.object({
  /** Those that are valid on this day. */
  on: daySchema.optional(),
  programme: z.string().max(20).optional(),
  ladder: z.enum([...LADDER_NAMES, 'none']).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type DutyQuery = z.infer<typeof dutyQuerySchema>;

export const dutyListSchema = z.object({ items: z.array(dutySchema), nextCursor: z.string().nullable() });
export type DutyList = z.infer<typeof dutyListSchema>;

export const ASSIGNMENT_STATUSES = [
  ...(['assigned', 'delivered', 'acknowledged', 'doing', 'evidence_filed', 'returned', 'done', 'declined'] as const),
  'cancelled',
] as const;

export const assignmentSchema = z.object({
  id: z.string(),
  /** What people call it by: NV12. */
  number: z.int(),
  duty: z.string(),
  titleVi: z.string(),
  titleEn: z.string(),
  occurrence: z.string(),
  post: z.string(),
  postTitle: z.string(),
  area: z.string(),
  areaName: z.string(),
  /** The ward of today; null: above the wards. */
  ward: z.string().nullable(),
  supports: z.array(z.string()),
  status: z.enum(ASSIGNMENT_STATUSES),
  assignedAt: z.iso.datetime(),
  deadline: z.iso.datetime(),
  eventDay: z.iso.date().nullable(),
  deliveredAt: z.iso.datetime().nullable(),
  acknowledgedAt: z.iso.datetime().nullable(),
  isReceiptLate: z.boolean(),
  progress: z.int().nullable(),
  timesAsked: z.int(),
  askedDay: z.iso.date().nullable(),
  snoozedUntil: z.iso.datetime().nullable(),
  overdueAt: z.iso.datetime().nullable(),
  doneAt: z.iso.datetime().nullable(),
  version: z.int32(),
});
export type AssignmentItem = z.infer<typeof assignmentSchema>;

/** Why somebody is reminded beside the ladder: past the deadline, or no “Đã nhận” a day after it was given. */
export const CHASE_REASONS = ['late', 'unacknowledged'] as const;

export const assignmentQuerySchema = z.object({
  status: z
    .union([z.string(), z.array(z.string())])
    .transform((value) => [value].flat().flatMap((one) => one.split(',')))
    .pipe(z.array(z.enum(ASSIGNMENT_STATUSES)).max(9))
    .optional(),
  duty: z.string().max(40).optional(),
  post: z.string().max(100).optional(),
  /** Posts of this unit. */
  unit: z.string().max(100).optional(),
  programme: z.string().max(20).optional(),
  /** Id of a ward, or of a khu phố in it. */
  area: z.string().max(100).optional(),
  /** `true`: past their deadline and not finished. */
  late: z.enum(['true', 'false']).optional(),
  /** Those that may have to be chased, for one reason or any. */
  chase: z.enum([...CHASE_REASONS, 'any']).optional(),
  /** First and last day of the deadline. */
  from: daySchema.optional(),
  to: daySchema.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type AssignmentQuery = z.infer<typeof assignmentQuerySchema>;

export const assignmentListSchema = z.object({ items: z.array(assignmentSchema), nextCursor: z.string().nullable() });
export type AssignmentList = z.infer<typeof assignmentListSchema>;

/** What was shown. */
const filedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('document'), text: z.string() }),
  /** `url` is null where a photo is not there (yet, or any more). */
  z.object({ kind: z.literal('photo'), photos: z.array(z.object({ id: z.string(), url: z.string().nullable() })) }),
  z.object({ kind: z.literal('form'), form: z.string(), submissionId: z.string() }),
  z.object({ kind: z.literal('tick'), text: z.string().nullable() }),
]);
export type FiledView = z.infer<typeof filedSchema>;

/** One assignment with everything that happened to it and every reminder with its delivery. */
export const assignmentViewSchema = assignmentSchema.extend({
  asked: z.array(evidenceSchema),
  evidence: z.array(filedSchema),
  supportTitles: z.array(z.string()),
  /** What the office can do with it as it stands. */
  may: z.array(z.string()),
  history: z.array(
    z.object({
      at: z.iso.datetime(),
      actor: z.enum(['cadre', 'moderator', 'system']),
      staff: z.string().nullable(),
      /** The name of the holder who did it. */
      cadre: z.string().nullable(),
      channel: z.string().nullable(),
      change: z.string(),
      from: z.string().nullable(),
      to: z.string(),
      text: z.string().nullable(),
    }),
  ),
  reminders: z.array(
    z.object({
      kind: z.string(),
      rung: z.string(),
      audience: z.string(),
      dueAt: z.iso.datetime(),
      post: z.string().nullable(),
      postTitle: z.string().nullable(),
      via: z.string().nullable(),
      /** waiting, said, dropped, nobody */
      state: z.string(),
      saidAt: z.iso.datetime().nullable(),
      /** Of its message: queued, sending, sent, failed, cancelled; when it arrived, and why it did not. */
      delivery: z.string().nullable(),
      deliveredAt: z.iso.datetime().nullable(),
      reason: z.string().nullable(),
      channel: z.string().nullable(),
      text: z.string().nullable(),
      /** A template asked the person to write, and the message waits until they do: when it went, and when it reached their phone. */
      asked: z.object({ sentAt: z.iso.datetime().nullable(), arrivedAt: z.iso.datetime().nullable() }).nullable(),
    }),
  ),
});
export type AssignmentView = z.infer<typeof assignmentViewSchema>;

const reason = z.string().trim().min(1).max(500);

export const changeAssignmentSchema = z.intersection(
  z.object({ version: z.int32().optional() }),
  z.discriminatedUnion('change', [
    z.object({ change: z.literal('accept') }),
    z.object({ change: z.literal('return'), reason }),
    z.object({ change: z.literal('grant_time') }),
    z.object({ change: z.literal('refuse_time'), reason }),
    z.object({ change: z.literal('reassign'), postId: z.string().min(1).max(100) }),
    z.object({ change: z.literal('cancel'), reason }),
    /** The last day, at the hour that it has. */
    z.object({ change: z.literal('move'), day: daySchema }),
  ]),
);
export type ChangeAssignment = z.infer<typeof changeAssignmentSchema>;
