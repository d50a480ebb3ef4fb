import { type Notices, noticesSaying, type Override, type Words } from '../engine/index.ts';
import type { Transaction } from '../platform/database.ts';

/**
 * What a slice says, in the office's own words where it has some. They are read where something is told: that is
 * seldom, and so no process needs to hear that a sentence was changed.
 */
export async function asWorded<W extends Words>(
  tx: Pick<Transaction, '$queryRaw'>,
  notices: Notices<W>,
): Promise<Notices<W>> {
  const overrides = await tx.$queryRaw<Override[]>`
    SELECT key, lang, text FROM word_overrides WHERE text IS NOT NULL AND starts_with(key, ${`${notices.id}.`})`;
  return noticesSaying(notices, overrides);
}
