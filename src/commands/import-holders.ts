import { exportHolders, importHolders } from '../organisation/import-holders.ts';
import { encryptionWith } from '../platform/encryption.ts';
import { loadSecretKey } from '../platform/secret-key.ts';
import { giveSoon } from '../reminders/give-duties.ts';
import { type AdminTask, type Shell, UsageError } from './admin-task.ts';
import { withOperatorDatabase } from './operator-database.ts';

/** A corrupt file can have a mistake on every row; more than these help nobody. */
const MOST_MISTAKES = 50;

const everything = { role: 'administrator', areaIds: [] } as const;

export const importHoldersTask: AdminTask = {
  usage: 'FILE [--preview]',
  summary: 'who holds which post, from XLSX or CSV; the table of export-holders, filled in',
  async run(args, shell) {
    const files = args.filter((arg) => arg !== '--preview');
    const [file, ...more] = files;
    if (!file || more.length > 0) throw new UsageError('an import needs one file');
    const preview = files.length < args.length;
    const bytes = await shell.readBytes(file);
    const outcome = await withOperatorDatabase(shell.config, (database) =>
      importHolders(database, bytes, {
        viewer: everything,
        staffId: null,
        encryption: encryptionOf(shell),
        now: shell.now(),
        preview,
        changed: giveSoon,
      }),
    );
    if (!outcome.ok) {
      for (const { line, text } of outcome.mistakes.slice(0, MOST_MISTAKES))
        shell.print(`${file}, dòng ${line}: ${text}`);
      const unsaid = outcome.mistakes.length - MOST_MISTAKES;
      if (unsaid > 0) shell.print(`… và ${unsaid} lỗi nữa.`);
      shell.print('Nothing was imported.');
      return false;
    }
    const count = (what: 'add' | 'change' | 'end') => outcome.steps.filter((step) => step.do === what).length;
    const { posts, unchanged, vacant } = outcome;
    shell.print(
      `${preview ? 'Would be imported' : 'Imported'} from ${file}: ${count('add')} new holders, ${count('change')} changed, ` +
        `${count('end')} ended, ${unchanged} unchanged, ${vacant} vacant; ${posts.length} new posts.`,
    );
    return true;
  },
};

export const exportHoldersTask: AdminTask = {
  usage: 'FILE',
  summary: 'every post with who holds it, to FILE (.xlsx or .csv)',
  async run(args, shell) {
    const [file, ...more] = args;
    const kind = /\.(xlsx|csv)$/i.exec(file ?? '')?.[1]?.toLowerCase() as 'xlsx' | 'csv' | undefined;
    if (!file || !kind || more.length > 0) throw new UsageError('an export needs one file, .xlsx or .csv');
    const bytes = await withOperatorDatabase(shell.config, (database) =>
      exportHolders(database, { viewer: everything, encryption: encryptionOf(shell), now: shell.now(), kind }),
    );
    await shell.writeFile(file, bytes);
    shell.print(`Written: ${file}.`);
    return true;
  },
};

/** With the key of the installation: names and phones lie encrypted. */
function encryptionOf({ config }: Shell) {
  return encryptionWith(loadSecretKey({ configured: config.secretKey, dataDir: config.dataDir }));
}
