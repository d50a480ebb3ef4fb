import { z } from 'zod';
import { isShort, periodSchema } from './calendar-schema.ts';
import { ASSIGNMENT_STATUSES } from './duty-schema.ts';

/** The wire shape of `/api/duty-matrix`: posts down, duties across, and how each stands with each. */

export const dutyMatrixQuerySchema = periodSchema
  .extend({
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  })
  .refine(isShort, 'at most 62 days');
export type DutyMatrixQuery = z.infer<typeof dutyMatrixQuerySchema>;

export const dutyMatrixSchema = z.object({
  /** Every duty that falls due in the period, on whichever page of posts, by its first deadline. */
  duties: z.array(z.object({ code: z.string(), titleVi: z.string(), titleEn: z.string() })),
  rows: z.array(
    z.object({
      post: z.string(),
      postTitle: z.string(),
      areaName: z.string(),
      /** By deadline: a weekly duty has several. */
      cells: z.array(
        z.object({
          duty: z.string(),
          number: z.int(),
          status: z.enum(ASSIGNMENT_STATUSES),
          deadline: z.iso.datetime(),
          isAcknowledged: z.boolean(),
          isReceiptLate: z.boolean(),
        }),
      ),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type DutyMatrix = z.infer<typeof dutyMatrixSchema>;
