import { replayQuarantined } from '../conversations/quarantine.ts';
import { type AdminTask, UsageError } from './admin-task.ts';
import { withOperatorDatabase } from './operator-database.ts';

export const replayFailedTask: AdminTask = {
  usage: '',
  summary: 'takes updates again that were set aside after three failures, once their cause is mended',
  async run(args, shell) {
    if (args.length > 0) throw new UsageError('replay-failed takes nothing');
    const updates = await withOperatorDatabase(shell.config, (database) => replayQuarantined(database, shell.now()));
    shell.print(
      updates === 0 ? 'Nothing was set aside.' : `Taken again within seconds, by a service that runs: ${updates}`,
    );
    return true;
  },
};
