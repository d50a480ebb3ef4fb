import type { Config } from '../config.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { runningEmbeddedPostgres, startEmbeddedPostgres } from '../platform/embedded-postgres.ts';
import { migrate } from '../platform/migrate.ts';

/** Where the migrations lie, from the root of the project, which commands are run in. */
export const MIGRATIONS = 'prisma/migrations';

/**
 * Runs a task of the operator on the installation's database, migrated: that of `DATABASE_URL`, or the embedded one, which is
 * started for the while if the service does not run.
 */
export async function withOperatorDatabase<Result>(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  run: (database: Database, url: string) => Promise<Result>,
): Promise<Result> {
  const running = config.databaseUrl?.reveal() ?? (await runningEmbeddedPostgres(config.dataDir));
  const started = running ? undefined : await startEmbeddedPostgres({ dir: config.dataDir });
  const url = running ?? started!.url;
  try {
    await migrate(url, MIGRATIONS);
    const database = openDatabase({ url, connections: 2 });
    try {
      return await run(database, url);
    } finally {
      await database.$disconnect();
    }
  } finally {
    await started?.stop();
  }
}
