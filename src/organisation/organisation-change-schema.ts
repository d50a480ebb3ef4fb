import { z } from 'zod';
import { daySchema } from '../calendar/day-schema.ts';

/** The wire shapes of what is changed under `/api/organisation`, shared with the pages. Days are `YYYY-MM-DD`. */

const name = z.string().trim().min(2).max(100);
const reason = z.string().trim().max(200).nullable().default(null);
const id = z.string().max(64);

const unitContentSchema = z.object({
  name: z.string().trim().min(2).max(150),
  /** What categories name: KTHT, CA, … An open set. */
  kind: z.string().regex(/^[\p{L}\p{N}_-]{1,12}$/u),
  areaId: id,
});

export const makeUnitSchema = unitContentSchema.extend({ validFrom: daySchema });
export type MakeUnit = z.infer<typeof makeUnitSchema>;

/** What is left out stays. */
export const editUnitSchema = unitContentSchema
  .extend({ draftsApproved: z.boolean() })
  .partial()
  .extend({ version: z.int32() });
export type EditUnit = z.infer<typeof editUnitSchema>;

export const makePostSchema = z.object({
  title: z.string().trim().min(2).max(150),
  /** Null: the one that the title tells. */
  kind: z.string().max(40).nullable(),
  /** The khu dân cư that it is responsible for; null: the area of its unit. */
  areaId: id.nullable(),
  head: z.boolean(),
  superiorId: id.nullable(),
  substituteId: id.nullable(),
  /** Null: its own unit. */
  appointingUnitId: id.nullable(),
});
export type MakePost = z.infer<typeof makePostSchema>;

export const editPostSchema = makePostSchema.extend({ version: z.int32() });
export type EditPost = z.infer<typeof editPostSchema>;

export const madeSchema = z.object({ id: z.string() });

export const organisationChoicesSchema = z.object({
  /** `name`: what units of the kind are called; null: there is none yet. */
  unitKinds: z.array(z.object({ kind: z.string(), name: z.string().nullable() })),
  postKinds: z.array(
    z.object({ kind: z.string(), vi: z.string(), en: z.string(), sees: z.enum(['post', 'unit', 'below']) }),
  ),
});
export type OrganisationChoices = z.infer<typeof organisationChoicesSchema>;

export const givePostSchema = z.object({
  name,
  phone: z.string().trim().max(20).nullable().default(null),
  since: daySchema,
  until: daySchema.nullable().default(null),
  /** Stands in while nobody holds the post in full. */
  acting: z.boolean().default(false),
});
export type GivePost = z.infer<typeof givePostSchema>;

/** `until`: his last day. */
export const endHoldingSchema = z.object({ until: daySchema, version: z.int32() });
export type EndHolding = z.infer<typeof endHoldingSchema>;

export const setAbsenceSchema = z
  .object({ fromDay: daySchema, toDay: daySchema, substituteId: z.string().max(64).nullable().default(null), reason })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, { path: ['toDay'], message: 'before fromDay' });
export type SetAbsence = z.infer<typeof setAbsenceSchema>;

/** A sheet holds the cards of one unit. */
export const makeCodesSchema = z.object({ holderIds: z.array(z.uuid()).min(1).max(200) });
export type MakeCodes = z.infer<typeof makeCodesSchema>;

/** What is handed to a cadre: shown this once, for only a hash of the code is kept. */
export const codeCardSchema = z.object({
  holderId: z.string(),
  postId: z.string(),
  name: z.string(),
  title: z.string(),
  unit: z.string(),
  /** As it is shown: `K7T-Q2M-XH4`. */
  code: z.string(),
  expiresAt: z.iso.datetime(),
  /** Opens a chat and says the code there; null: it is typed. */
  link: z.object({ url: z.string(), channel: z.string() }).nullable(),
  /** The link as a picture, SVG; null where there is none. */
  qr: z.string().nullable(),
});
export type CodeCard = z.infer<typeof codeCardSchema>;

export const codeCardListSchema = z.object({
  items: z.array(codeCardSchema),
  /** Names of the channels in which a code can be typed. */
  channels: z.array(z.string()),
});
export type CodeCardList = z.infer<typeof codeCardListSchema>;

export const endUnitSchema = z.object({
  /** Its last day. */
  lastDay: daySchema,
  /** Who takes over; the first takes its posts and what they owe. */
  to: z.array(z.string().max(64)).min(1).max(20),
  /** The act by which it ends, as it is cited. */
  act: reason,
  version: z.int32(),
  /** Only says what would be done. */
  preview: z.boolean(),
});
export type EndUnit = z.infer<typeof endUnitSchema>;

export const unitEndSchema = z.object({
  posts: z.array(
    z.object({
      title: z.string(),
      /** Who holds it now. */
      holder: z.string().nullable(),
      toTitle: z.string(),
      /** The successor has no such post yet: it gets one, and its holder with it. */
      isNew: z.boolean(),
    }),
  ),
  duties: z.number(),
  issues: z.number(),
});
export type UnitEnd = z.infer<typeof unitEndSchema>;

export const endPostSchema = z.object({
  /** Its last day. */
  lastDay: daySchema,
  /** The post that takes over what it has; null: none does. */
  to: id.nullable(),
  /** The act by which it ends, as it is cited. */
  act: reason,
  version: z.int32(),
  /** Only says what would be done. */
  preview: z.boolean(),
});
export type EndPost = z.infer<typeof endPostSchema>;

export const postEndSchema = z.object({
  /** Who holds it no longer then. */
  holders: z.array(z.string()),
  duties: z.number(),
  issues: z.number(),
  /** Titles of the posts that get the successor above them. */
  below: z.array(z.string()),
  /** The successor leads the unit then. */
  leads: z.boolean(),
});
export type PostEnd = z.infer<typeof postEndSchema>;

export const holderImportSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    items: z.array(
      z.object({
        do: z.enum(['add', 'change', 'end']),
        name: z.string(),
        post: z.string(),
        unit: z.string(),
        since: daySchema.nullable(),
        until: daySchema.nullable(),
        acting: z.boolean(),
      }),
    ),
    /** Posts that are made for it. */
    posts: z.array(z.object({ title: z.string(), unit: z.string() })),
    unchanged: z.number(),
    vacant: z.number(),
  }),
  z.object({ ok: z.literal(false), mistakes: z.array(z.object({ line: z.number(), text: z.string() })) }),
]);
export type HolderImported = z.infer<typeof holderImportSchema>;
