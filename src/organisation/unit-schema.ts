import { z } from 'zod';

/** The wire shapes of `/api/units` and `/api/posts`, shared with the pages. */

export const unitSchema = z.object({
  id: z.string(),
  /** What a category's `unitKind` names. */
  kind: z.string(),
  name: z.string(),
  areaId: z.string(),
  areaName: z.string(),
  /** The ward that it acts in; null: all of them. */
  wardId: z.string().nullable(),
  sample: z.boolean(),
});

export const postSchema = z.object({
  id: z.string(),
  unitId: z.string(),
  title: z.string(),
  /** An open set: chu_tich_mt, truong_ban_ctmt, truong_khu_pho, bi_thu_chi_bo, truong_phong, … */
  kind: z.string(),
  /** The khu dân cư that it is responsible for; null: the area of its unit. */
  areaId: z.string().nullable(),
  sample: z.boolean(),
});

/** `area`: the area of an issue. Units that act there and no others, the nearest first. */
export const unitQuerySchema = z.object({ area: z.string().max(64).optional() });

export const postQuerySchema = z.object({ unit: z.string().max(64).optional() });

export const unitListSchema = z.object({ items: z.array(unitSchema) });
export const postListSchema = z.object({ items: z.array(postSchema) });

export type Unit = z.infer<typeof unitSchema>;
export type Post = z.infer<typeof postSchema>;
