import { z } from 'zod';

/** The wire shapes of `/api/categories`, shared with the pages. */

const labels = { labelVi: z.string(), labelEn: z.string() };

/** A sentence as people get it: short, in both languages. */
const sentence = z.string().trim().min(1).max(400);
const label = z.string().trim().min(1).max(20);
const number = z
  .string()
  .trim()
  .regex(/^[0-9][0-9 .]{1,14}$/);

export const stopperSchema = z.object({
  vi: sentence,
  en: sentence,
  call: z.object({ number, label: z.object({ vi: label, en: label }) }).optional(),
  /** Whether it may be sent to us all the same. */
  sendable: z.boolean(),
});

export const questionSchema = z.object({
  /** `since`: answered by any day that the text tells. */
  key: z.string().regex(/^[a-z][a-z0-9_]{0,19}$/),
  vi: sentence,
  en: sentence,
  choices: z
    .array(z.object({ vi: label, en: label }))
    .max(6)
    .optional(),
  /** Phrases by which a text answers it already. */
  answered: z.array(z.string().trim().min(1).max(60)).max(60).optional(),
});

/** "A + B" is A and, within six words, B; "a|b" is either. */
export const phraseSchema = z.object({
  words: z
    .string()
    .trim()
    .min(1)
    .max(1_000)
    .regex(/[\p{L}\p{N}]/u),
  weight: z.number().min(0.1).max(20),
});

export const categorySchema = z.object({
  code: z.string(),
  group: z.string(),
  tile: z.int(),
  ...labels,
  /** Codes of programmes, `NQ02`. */
  programmes: z.array(z.string()),
  /** Numbers of the campaign's contents. */
  contents: z.array(z.int()),
  /** Kinds of the unit that acts, and of those that support it. */
  unitKind: z.string(),
  supportKinds: z.array(z.string()),
  tier: z.string(),
  visibility: z.enum(['A', 'R', 'P']),
  /** No longer offered; old issues may still have it. */
  retired: z.boolean(),
  /** Whom it is better to call; null: nobody. */
  stopper: stopperSchema.nullable(),
  /** Asked where the text does not tell. */
  questions: z.array(questionSchema),
  /** So near, an open issue may be the same thing; 0: never. */
  nearMetres: z.int(),
  /** Its work is done only with a photo, or with a reason why there is none. */
  needsPhoto: z.boolean(),
  /** It tells of cadres: whom is said before anybody is given it. Counts for what is filed from then on. */
  namesCadres: z.boolean(),
  /** Raised by each edit. */
  version: z.int32(),
});

export const categoryListSchema = z.object({
  tiles: z.array(z.object({ number: z.int(), ...labels })),
  groups: z.array(z.object({ code: z.string(), tile: z.int(), ...labels })),
  items: z.array(categorySchema),
});

export type Category = z.infer<typeof categorySchema>;
export type CategoryList = z.infer<typeof categoryListSchema>;

export const wholeCategorySchema = categorySchema.extend({ lexicon: z.array(phraseSchema) });
export type WholeCategory = z.infer<typeof wholeCategorySchema>;

/** What administrators edit; the version is the one they saw. */
export const editCategorySchema = z.object({
  lexicon: z.array(phraseSchema).max(2_000),
  stopper: stopperSchema.nullable(),
  questions: z
    .array(questionSchema)
    .max(2)
    .refine((questions) => new Set(questions.map(({ key }) => key)).size === questions.length),
  nearMetres: z.int().min(0).max(5_000),
  needsPhoto: z.boolean(),
  namesCadres: z.boolean(),
  version: z.int32().min(1),
});
export type EditCategory = z.infer<typeof editCategorySchema>;

export const categoryHistoryQuerySchema = z.object({
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type CategoryHistoryQuery = z.infer<typeof categoryHistoryQuerySchema>;

/** Who edited a category when, and from what to what, the last first. */
export const categoryHistorySchema = z.object({
  items: z.array(
    z.object({ id: z.string(), version: z.int32(), at: z.iso.datetime(), by: z.string().nullable(), text: z.string() }),
  ),
  nextCursor: z.string().nullable(),
});
export type CategoryHistory = z.infer<typeof categoryHistorySchema>;

/** A sentence to be tried; with a code and phrases as if these were saved. */
export const tryTextSchema = z.object({
  text: z.string().trim().min(1).max(500),
  code: z.string().max(10).optional(),
  lexicon: z.array(phraseSchema).max(2_000).optional(),
});

export const triedTextSchema = z.object({
  intent: z.string(),
  category: z.string().nullable(),
  alternatives: z.array(z.string()),
  /** Whether it is taken without asking. */
  sure: z.boolean(),
  area: z.string().nullable(),
  place: z.string().nullable(),
  flags: z.array(z.string()),
  /** Whether it was read by its sound. */
  heard: z.boolean(),
  reasons: z.array(
    z.object({
      code: z.string(),
      score: z.number(),
      /** Phrases of the lexicon with their weight there; words, which have none, with what they were learnt to speak for. */
      counted: z.array(z.object({ words: z.string(), full: z.number().nullable(), weight: z.number() })),
    }),
  ),
});
export type TriedText = z.infer<typeof triedTextSchema>;
