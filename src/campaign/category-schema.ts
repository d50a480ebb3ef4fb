import { z } from 'zod';

/** The wire shapes of `/api/categories`, shared with the pages. */

const labels = { labelVi: z.string(), labelEn: z.string() };

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
});

export const categoryListSchema = z.object({
  tiles: z.array(z.object({ number: z.int(), ...labels })),
  groups: z.array(z.object({ code: z.string(), tile: z.int(), ...labels })),
  items: z.array(categorySchema),
});

export type Category = z.infer<typeof categorySchema>;
export type CategoryList = z.infer<typeof categoryListSchema>;
