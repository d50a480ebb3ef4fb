import type { Transaction } from '../../platform/database.ts';
import type { WordHistoryEntry } from './word-schema.ts';

/** More than anybody reads; a sentence is seldom changed ten times. */
const MOST = 100;

/** The wordings of a sentence in both languages, the newest first. */
export async function wordHistory(tx: Pick<Transaction, '$queryRaw'>, key: string): Promise<WordHistoryEntry[]> {
  const rows = await tx.$queryRaw<(Omit<WordHistoryEntry, 'at'> & { at: Date })[]>`
    SELECT h.lang, h.version, h.text, h.at, s.name AS staff
    FROM word_override_history h LEFT JOIN staff_users s ON s.id = h.staff_id
    WHERE h.key = ${key} ORDER BY h.at DESC, h.id DESC LIMIT ${MOST}`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
