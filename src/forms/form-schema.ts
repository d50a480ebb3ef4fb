import { z } from 'zod';

/** The wire shapes of `/api/forms` and `/api/submissions`, shared with the page. */

const both = (longest: number) =>
  z.object({ vi: z.string().trim().min(1).max(longest), en: z.string().trim().min(1).max(longest) });

const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

const figure = {
  unit: both(30).optional(),
  least: z.int().min(0).optional(),
  most: z.int().min(0).optional(),
  /** Words that stand beside the figure when several are told in one message. */
  words: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
};

const field = {
  key,
  label: both(80),
  question: both(200),
  help: both(200).optional(),
  optional: z.literal(true).optional(),
};

export const fieldSchema = z.discriminatedUnion('kind', [
  z.object({ ...field, kind: z.literal('count'), ...figure }),
  z.object({ ...field, kind: z.literal('money'), ...figure }),
  z.object({ ...field, kind: z.literal('yes_no') }),
  z.object({
    ...field,
    kind: z.literal('one_of'),
    options: z
      .array(z.object({ id: z.string().regex(/^[a-z0-9_]{1,30}$/), label: both(20) }))
      .min(2)
      .max(8),
  }),
  z.object({ ...field, kind: z.literal('day') }),
  z.object({ ...field, kind: z.literal('hour') }),
  z.object({ ...field, kind: z.literal('words'), longest: z.int().min(10).max(1_000) }),
]);

const check = { key, says: both(300), confirmable: z.literal(true).optional() };
const other = z.union([key, z.enum(['@households', '@people'])]);

export const checkSchema = z.discriminatedUnion('kind', [
  z.object({ ...check, kind: z.literal('at_most'), of: other, times: z.number().positive().max(1_000).optional() }),
  z.object({ ...check, kind: z.literal('sum_of'), of: z.array(key).min(2).max(20) }),
  z.object({ ...check, kind: z.literal('share'), of: other, from: z.number().min(0), to: z.number().min(0) }),
]);

export const formContentSchema = z.object({
  title: both(100),
  period: z.enum(['once', 'year', 'month']),
  /** Kinds of the posts that fill it, each for its own area. */
  postKinds: z.array(z.string().min(1).max(40)).min(1).max(20),
  example: both(120).optional(),
  fields: z.array(fieldSchema).min(1).max(40),
  checks: z.array(checkSchema).max(40),
});

export const formCodeSchema = z.string().regex(/^[A-Z][A-Z0-9.-]{0,19}$/);

export const formItemSchema = formContentSchema.extend({
  code: formCodeSchema,
  version: z.int32(),
  retired: z.boolean(),
  sample: z.boolean(),
  updatedAt: z.iso.datetime(),
  updatedBy: z.string().nullable(),
});
export const formListSchema = z.object({
  items: z.array(formItemSchema),
  /** Kinds of posts that a form can be given to. */
  postKinds: z.array(z.object({ kind: z.string(), vi: z.string(), en: z.string() })),
});
export const newFormSchema = formContentSchema.extend({ code: formCodeSchema });
export const changeFormSchema = formContentSchema.extend({ version: z.int32(), retired: z.boolean() });
export const formChangedSchema = z.object({ item: formItemSchema });

const value = z.union([z.number(), z.string(), z.boolean()]);
const values = z.record(z.string(), value);

/** One answer as people say it: "120 hộ", "Chủ nhật, 15/11". */
const line = z.object({
  key: z.string(),
  label: z.object({ vi: z.string(), en: z.string() }),
  said: z.object({ vi: z.string(), en: z.string() }),
});

export const submissionQuerySchema = z.object({
  form: formCodeSchema.optional(),
  period: z.string().max(10).optional(),
  area: z.string().max(64).optional(),
  state: z.enum(['draft', 'filed']).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const submissionItemSchema = z.object({
  id: z.uuid(),
  form: z.string(),
  title: z.string(),
  area: z.string(),
  areaName: z.string(),
  ward: z.string().nullable(),
  period: z.string(),
  /** Filed at least once; else a draft. */
  state: z.enum(['draft', 'filed']),
  version: z.int32(),
  filedAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime(),
});
export const submissionListSchema = z.object({
  items: z.array(submissionItemSchema),
  nextCursor: z.string().nullable(),
});
export const submissionViewSchema = submissionItemSchema.extend({
  values,
  /** Of what was filed last, or of the draft. */
  lines: z.array(line),
  versions: z.array(
    z.object({
      version: z.int32(),
      values,
      lines: z.array(line),
      confirmed: z.array(z.string()),
      filedAt: z.iso.datetime(),
      post: z.string().nullable(),
      holder: z.string().nullable(),
    }),
  ),
});

export const rollUpQuerySchema = z.object({
  form: formCodeSchema,
  period: z.string().max(10),
  area: z.string().max(64).optional(),
});
/** Sums of what was filed by the areas below one, and who has not filed yet. */
export const rollUpSchema = z.object({
  form: z.string(),
  period: z.string(),
  expected: z.int(),
  filed: z.int(),
  /** By field: the sum of figures, how many said yes, how many chose each option; words and days are not summed. */
  fields: z.array(line.extend({ sum: z.number().nullable(), counts: z.record(z.string(), z.int()).nullable() })),
  /** What the checks say of the sums. */
  findings: z.array(z.object({ vi: z.string(), en: z.string() })),
  missing: z.array(
    z.object({
      area: z.string(),
      areaName: z.string(),
      draftAt: z.iso.datetime().nullable(),
      holder: z.string().nullable(),
    }),
  ),
});

export type FormContent = z.infer<typeof formContentSchema>;
export type FormItem = z.infer<typeof formItemSchema>;
export type NewForm = z.infer<typeof newFormSchema>;
export type ChangeForm = z.infer<typeof changeFormSchema>;
export type SubmissionItem = z.infer<typeof submissionItemSchema>;
export type SubmissionView = z.infer<typeof submissionViewSchema>;
export type SubmissionList = z.infer<typeof submissionListSchema>;
export type SubmissionQuery = z.infer<typeof submissionQuerySchema>;
export type RollUp = z.infer<typeof rollUpSchema>;
export type SaidLine = z.infer<typeof line>;
export type FormList = z.infer<typeof formListSchema>;
