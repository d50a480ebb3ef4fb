import { type Database, Prisma } from '../platform/database.ts';

export interface PollCursors {
  read(): Promise<string | undefined>;
  write(cursor: string, now: Date): Promise<void>;
}

/** Where the polls of one account have come to: the updates before it are committed. */
export function pollCursors(
  database: Pick<Database, '$queryRaw' | '$executeRaw'>,
  { channel, account }: { channel: string; account: string },
): PollCursors {
  return {
    read: async () => {
      const rows = await database.$queryRaw<{ cursor: string }[]>(
        Prisma.sql`SELECT cursor FROM poll_cursors WHERE channel = ${channel} AND account = ${account}`,
      );
      return rows[0]?.cursor;
    },
    write: async (cursor, now) => {
      await database.$executeRaw(
        Prisma.sql`INSERT INTO poll_cursors (channel, account, cursor, updated_at)
          VALUES (${channel}, ${account}, ${cursor}, ${now})
          ON CONFLICT (channel, account) DO UPDATE SET cursor = excluded.cursor, updated_at = excluded.updated_at`,
      );
    },
  };
}
