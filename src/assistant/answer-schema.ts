import { z } from 'zod';
import { daySchema } from '../calendar/day-schema.ts';

/** The wire shapes of `/api/curated-answers`, shared with the moderator page. Days are `YYYY-MM-DD`, times ISO 8601 in UTC. */

/** The longest label that fits a button. */
export const LONGEST_LABEL = 20;

const words = (longest: number) => z.string().trim().min(1).max(longest);
const link = z
  .string()
  .trim()
  .max(300)
  .refine((text) => /^https?:\/\/[^\s/]+\.[^\s]+$/.test(text));

/** What a moderator writes. `{office}`, `{phone}`, `{address}`, `{hours}` in an answer are those of the office of whoever asks. */
export const answerContentSchema = z.object({
  labelVi: words(LONGEST_LABEL),
  labelEn: words(LONGEST_LABEL),
  questionVi: words(200),
  questionEn: words(200),
  /** Other ways in which people ask the same. */
  otherWays: z.array(words(200)).max(30),
  answerVi: words(600),
  answerEn: words(600),
  /** What it follows: a law, a plan, an office. */
  source: words(200),
  sourceLink: link.nullable(),
  sourceDate: daySchema.nullable(),
  /** Where it holds; null: everywhere. */
  area: z.string().min(1).max(100).nullable(),
  /** Last day on which it is told. */
  validUntil: daySchema.nullable(),
});
export type AnswerContent = z.infer<typeof answerContentSchema>;

/** The same as it is stored: what came by another way than the page may be longer. */
const storedContentSchema = z.object({
  labelVi: z.string(),
  labelEn: z.string(),
  questionVi: z.string(),
  questionEn: z.string(),
  otherWays: z.array(z.string()),
  answerVi: z.string(),
  answerEn: z.string(),
  source: z.string(),
  sourceLink: z.string().nullable(),
  sourceDate: z.iso.date().nullable(),
  area: z.string().nullable(),
  validUntil: z.iso.date().nullable(),
});

export const answerItemSchema = storedContentSchema.extend({
  id: z.string(),
  /** Taken back: kept, and told to nobody. */
  retired: z.boolean(),
  /** Loaded with the sample town: to be checked before it is told to anybody. */
  sample: z.boolean(),
  areaName: z.string().nullable(),
  updatedAt: z.string(),
  /** Name of the moderator; null: it came with the sample. */
  updatedBy: z.string().nullable(),
  version: z.int32(),
});
export type AnswerItem = z.infer<typeof answerItemSchema>;

export const answerHistorySchema = z.object({
  version: z.int32(),
  kind: z.enum(['written', 'changed', 'retired', 'restored']),
  at: z.string(),
  staff: z.string().nullable(),
  content: storedContentSchema,
});
export type AnswerHistoryEntry = z.infer<typeof answerHistorySchema>;

/** With all its versions, the newest first, and whether this viewer may change it. */
export const answerViewSchema = answerItemSchema.extend({
  history: z.array(answerHistorySchema),
  mayWrite: z.boolean(),
});
export type AnswerView = z.infer<typeof answerViewSchema>;

export const answerListQuerySchema = z.object({
  /** Words, with or without marks. */
  q: z.string().max(200).optional(),
  /** `true`: those that were taken back, and only those. */
  retired: z.enum(['true', 'false']).default('false'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type AnswerListQuery = z.infer<typeof answerListQuerySchema>;

export const answerListSchema = z.object({ items: z.array(answerItemSchema), nextCursor: z.string().nullable() });
export type AnswerList = z.infer<typeof answerListSchema>;

/** The whole of it with the version that was seen; a stale one is refused with 409 and the present item in `error.detail`. */
export const changeAnswerSchema = answerContentSchema.extend({ retired: z.boolean(), version: z.int32().min(1) });
export type ChangeAnswer = z.infer<typeof changeAnswerSchema>;

export const answerChangedSchema = z.object({ item: answerItemSchema });

/** "Thử một câu": what a resident who asks so would be told. */
export const tryQuestionSchema = z.object({ text: words(500), area: z.string().min(1).max(100).nullable() });

export const triedQuestionSchema = z.object({
  /** `answered`: the first one at once; `asked`: which of the first two is meant; `passed_on`: it becomes an issue. */
  outcome: z.enum(['answered', 'asked', 'passed_on']),
  found: z.array(z.object({ id: z.string(), question: z.string(), score: z.number() })),
});
export type TriedQuestion = z.infer<typeof triedQuestionSchema>;

/** How the chat will show it, in both languages, with the office of the area. */
export const previewAnswerSchema = answerContentSchema
  .pick({ answerVi: true, answerEn: true, source: true, sourceLink: true, sourceDate: true })
  .extend({ area: z.string().min(1).max(100).nullable() });
const shownSchema = z.object({ text: z.string(), choices: z.array(z.string()) });
export const previewedAnswerSchema = z.object({ vi: shownSchema, en: shownSchema });
export type PreviewedAnswer = z.infer<typeof previewedAnswerSchema>;
