import { z } from 'zod';

/** The wire shapes of `/api/areas`, shared with the pages. */

const position = z.array(z.number()).min(2);

export const boundarySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(position)) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(position))) }),
]);

export const areaSchema = z.object({
  id: z.string(),
  kind: z.enum(['tinh', 'thanh_pho', 'phuong', 'xa', 'khu_pho']),
  name: z.string(),
  parentId: z.string().nullable(),
  /** The ward of today that it is, lies in or became part of. */
  wardId: z.string().nullable(),
  current: z.boolean(),
  issuePrefix: z.string().nullable(),
  officialCode: z.string().nullable(),
  validFrom: z.iso.date().nullable(),
  validTo: z.iso.date().nullable(),
  /** Sample data: not proof that it exists. */
  sample: z.boolean(),
  boundary: boundarySchema.nullable().optional(),
});

export const areaQuerySchema = z.object({
  /** `1`: with boundaries, simplified for a map. */
  boundary: z.enum(['0', '1']).default('0'),
  /** `1`: areas that are gone too. */
  old: z.enum(['0', '1']).default('0'),
});

export const areaListSchema = z.object({ items: z.array(areaSchema) });

export type Area = z.infer<typeof areaSchema>;
export type AreaList = z.infer<typeof areaListSchema>;
