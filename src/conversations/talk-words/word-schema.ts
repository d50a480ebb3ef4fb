import { z } from 'zod';

const lang = z.enum(['vi', 'en']);

/** A sentence in one language. */
const wordingSchema = z.object({
  /** As the file has it. */
  standard: z.string(),
  /** As it is said now. */
  text: z.string(),
  /** What the next change has to name; 0: never changed. */
  version: z.int32(),
});
export type Wording = z.infer<typeof wordingSchema>;

export const wordItemSchema = z.object({
  /** `<flow>.<name>`, `engine.<name>`, or `<slice>.<name>` of what is said outside of talks. */
  key: z.string(),
  /** What stands before the dot. */
  flow: z.string(),
  vi: wordingSchema,
  en: wordingSchema,
  blanks: z.array(z.string()),
  /** Where it is said: steps of its flow. */
  steps: z.array(z.string()),
  /** What a button says: at most 20 characters. */
  button: z.boolean(),
  /** Said outside of talks: it cannot be tried in one. */
  outside: z.boolean(),
  /** People agreed to these very words: nobody changes them here. */
  fixed: z.boolean(),
});
export type WordItem = z.infer<typeof wordItemSchema>;

export const wordListQuerySchema = z.object({
  /** Words, with or without marks, or a key. */
  q: z.string().max(200).optional(),
  flow: z.string().max(60).optional(),
  /** `true`: only those that are said otherwise than the file has it. */
  changed: z.enum(['true', 'false']).default('false'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type WordListQuery = z.infer<typeof wordListQuerySchema>;

export const wordListSchema = z.object({
  items: z.array(wordItemSchema),
  nextCursor: z.string().nullable(),
  /** Ids of all flows, in order, `engine` among them. */
  flows: z.array(z.string()),
  mayWrite: z.boolean(),
});
export type WordList = z.infer<typeof wordListSchema>;

/** The version that was seen; a stale one is refused with 409. */
export const changeWordSchema = z.object({ lang, text: z.string().max(2_000), version: z.int32().min(0) });
export const dropWordSchema = z.object({ lang, version: z.int32().min(0) });
export const wordChangedSchema = z.object({ item: wordItemSchema });

export const wordHistorySchema = z.object({
  entries: z.array(
    z.object({
      lang,
      version: z.int32(),
      /** Null: back to the file's own words. */
      text: z.string().nullable(),
      at: z.string(),
      staff: z.string().nullable(),
    }),
  ),
});
export type WordHistoryEntry = z.infer<typeof wordHistorySchema>['entries'][number];
