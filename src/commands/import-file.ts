import { type ImportOutcome, importAreas } from '../areas/import-areas.ts';
import { importBoundaries } from '../areas/import-boundaries.ts';
import type { Database } from '../platform/database.ts';
import { type AdminTask, UsageError } from './admin-task.ts';
import { withOperatorDatabase } from './operator-database.ts';

export const importAreasTask = importTask({
  summary: 'wards and khu dân cư from CSV: id,kind,name,parent,prefix,code,valid_from,valid_to,aliases,became,source',
  what: 'areas',
  read: importAreas,
});

export const importBoundariesTask = importTask({
  summary: 'boundaries from GeoJSON; a feature names its area by area_id, code or name',
  what: 'boundaries',
  read: importBoundaries,
});

/** A corrupt file can have a mistake on every line; more than these help nobody. */
const MOST_MISTAKES = 50;

interface Import {
  summary: string;
  what: string;
  read(database: Database, text: string): Promise<ImportOutcome>;
}

function importTask({ summary, what, read }: Import): AdminTask {
  return {
    usage: 'FILE',
    summary,
    async run(args, shell) {
      const [file, ...more] = args;
      if (!file || more.length > 0) throw new UsageError('an import needs one file');
      const text = await shell.readFile(file);
      const outcome = await withOperatorDatabase(shell.config, (database) => read(database, text));
      if (outcome.ok) {
        shell.print(`Imported from ${file}: ${what}, ${outcome.count} of them.`);
        return true;
      }
      for (const mistake of outcome.mistakes.slice(0, MOST_MISTAKES)) shell.print(`${file}, ${mistake}`);
      const unsaid = outcome.mistakes.length - MOST_MISTAKES;
      if (unsaid > 0) shell.print(`… and ${unsaid} more.`);
      shell.print('Nothing was imported.');
      return false;
    },
  };
}
