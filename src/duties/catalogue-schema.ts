import { z } from 'zod';
import { daySchema } from '../calendar/day-schema.ts';
import { dutySchema, evidenceSchema, LADDER_NAMES } from './duty-schema.ts';

/** The wire shapes of the catalogue of duties, as it is read one by one and edited. Days are `YYYY-MM-DD`. */

export const recurrenceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('once'), day: daySchema }),
  z.object({ kind: z.literal('rrule'), start: daySchema, rule: z.string().trim().min(1).max(200) }),
  z.object({
    kind: z.literal('lunar'),
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(30),
    plus: z.int().min(-60).max(60),
  }),
  z.object({
    kind: z.literal('event'),
    event: z.enum(['festival', 'area_festival']),
    plus: z.int().min(-120).max(120),
    working: z.literal(true).optional(),
  }),
]);
export type RecurrenceShape = z.infer<typeof recurrenceSchema>;

const words = (most: number) => z.string().trim().min(1).max(most);
const kinds = z.array(z.string().min(1).max(60)).max(20);

/** When it comes, and who owes it: what a preview needs. */
const planSchema = z.object({
  recurrence: recurrenceSchema,
  roll: z.enum(['prev', 'next', 'none']),
  hour: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  actorKinds: kinds.min(1),
  supportKinds: kinds,
  actorArea: z.string().max(100).nullable(),
  ladder: z.enum(LADDER_NAMES).nullable(),
  opensDays: z.int().min(0).max(120).nullable(),
  validFrom: daySchema.nullable(),
  validTo: daySchema.nullable(),
});
export type DutyPlan = z.infer<typeof planSchema>;

export const dutyContentSchema = planSchema.extend({
  titleVi: words(200),
  titleEn: words(200),
  evidence: z.array(evidenceSchema).max(8),
  asksReceipt: z.boolean(),
  isReviewed: z.boolean(),
  programmes: z.array(z.string().max(20)).max(20),
  clauses: z.array(z.string().trim().min(1).max(40)).max(20),
  source: z.string().trim().max(300),
  successor: z.string().max(40).nullable(),
});
export type DutyContent = z.infer<typeof dutyContentSchema>;

/** `NV.BC-02`, `NH-05`. */
export const dutyCodeSchema = z.string().regex(/^[A-Z][A-Z0-9]{0,9}(\.[A-Z0-9]{1,9})*-?[0-9]{0,3}$/);

export const newDutySchema = dutyContentSchema.extend({ code: dutyCodeSchema });
export type NewDuty = z.infer<typeof newDutySchema>;

export const saveDutySchema = dutyContentSchema.extend({ version: z.int32() });
export type SaveDuty = z.infer<typeof saveDutySchema>;

export const previewDutySchema = planSchema.extend({ code: z.string().max(40) });
export type PreviewDuty = z.infer<typeof previewDutySchema>;

/** What would come of a duty as it is written now. */
export const dutyPreviewSchema = z.object({
  whenVi: z.string(),
  whenEn: z.string(),
  /** Why it cannot be kept like this. */
  faults: z.array(z.string()),
  /** The next last days, moved off days off. */
  next: z.array(z.iso.date()),
  /** How many posts owe it each time, as far as the viewer may see them. */
  posts: z.int(),
  /** So many open assignments are no longer in it: saving it cancels them. */
  cancels: z.int(),
});
export type DutyPreview = z.infer<typeof dutyPreviewSchema>;

export const dutyViewSchema = dutySchema.extend({
  preview: dutyPreviewSchema,
  /** Open assignments of it now, and those past their deadline. */
  open: z.int(),
  late: z.int(),
  mayEdit: z.boolean(),
});
export type DutyView = z.infer<typeof dutyViewSchema>;

const labelled = z.object({ code: z.string(), labelVi: z.string(), labelEn: z.string() });

/** What lists and the form choose from. */
export const dutyChoicesSchema = z.object({
  programmes: z.array(labelled),
  /** Kinds of posts, and `head:KIND` for who leads a unit of a kind. */
  kinds: z.array(labelled),
  forms: z.array(labelled),
  mayEdit: z.boolean(),
});
export type DutyChoices = z.infer<typeof dutyChoicesSchema>;
