import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from './prisma-client/client.ts';

export { Prisma };

/** The client of the one connection pool. Imported only by `-store`, `-view` and `platform`. */
export type Database = PrismaClient;

/** Inside a transaction; a `Database` fits too, so a store's function takes `Transaction` where either will do. */
export type Transaction = Prisma.TransactionClient;

export interface DatabaseOptions {
  url: string;
  /** Connections in the pool. */
  connections?: number;
}

export function openDatabase({ url, connections = 10 }: DatabaseOptions): Database {
  const adapter = new PrismaPg({
    connectionString: url,
    max: connections,
    idleTimeoutMillis: 30_000,
    // The adapter writes times in UTC without saying so: in a session of another zone they would be stored hours off.
    options: '-c TimeZone=UTC',
  });
  // A batch of 50 turns is one transaction: it may wait for a slow disk, but not for ever.
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 30_000 } });
}

/** Whether an error is the violation of the named unique index or constraint. */
export function isUniqueViolation(error: unknown, index?: string): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const text = JSON.stringify(error.meta ?? {});
  const unique = error.code === 'P2002' || (error.code === 'P2010' && text.includes('23505'));
  return unique && (index === undefined || text.includes(index));
}
