import type { Transaction } from '../platform/database.ts';

/** Writes down who edited a category, and from what to what. @param edit `version`: of what was written. */
export async function addCategoryHistory(
  tx: Transaction,
  { code, version, text }: { code: string; version: number; text: string },
  { staffId, now }: { staffId: string; now: Date },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO category_history (category_code, version, at, staff_id, text)
    VALUES (${code}, ${version}, ${now}::timestamptz, ${staffId}::uuid, ${text})`;
}
