import type { Database } from '../platform/database.ts';
import { announce, EVERYTHING } from '../platform/live.ts';
import { saveAreaChanges, saveAreas, storedAreas } from './area-store.ts';
import { checkAreaRows } from './check-area-rows.ts';
import { readCsv } from './read-csv.ts';

export type ImportOutcome = { ok: true; count: number } | { ok: false; mistakes: string[] };

/**
 * Imports a table of areas (columns: `check-area-rows.ts`), all of it or nothing. Running it again changes nothing; a corrected
 * row corrects its area, and an empty cell leaves what is stored. A running service hears of it and reads its areas anew.
 */
export async function importAreas(database: Pick<Database, '$transaction'>, csv: string): Promise<ImportOutcome> {
  const table = readCsv(csv);
  return database.$transaction(async (tx) => {
    const checked = checkAreaRows(table, await storedAreas(tx));
    if (!checked.ok) return checked;
    await saveAreas(tx, checked.areas);
    await saveAreaChanges(tx, checked.changes);
    await announce(tx, [EVERYTHING]);
    return { ok: true, count: checked.areas.length };
  });
}
