import { tmpdir } from 'node:os';
import { type App, type AppSettings, openApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { makeConversations, markConsented } from '../../src/messages/conversation-store.ts';
import { addressHash, type ChannelAccount, makeAddresses } from '../../src/people/address-store.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { encryptionWith } from '../../src/platform/encryption.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { FIRST_CHAT } from './conversation.ts';

const SECRET_KEY = Buffer.alloc(32, 7);

interface BenchService {
  databaseUrl: string;
  /** Of Telegram's API on this machine; left out: Telegram is off. */
  apiPort?: string;
  variables: Record<string, string>;
}

/** The whole service in this process, on a migrated database. */
export function openBenchApp(
  { databaseUrl, apiPort, variables }: BenchService,
  settings: Pick<AppSettings, 'catalogue' | 'delays'> = {},
): Promise<App> {
  const parsed = parseConfig({
    DATABASE_URL: databaseUrl,
    SECRET_KEY: SECRET_KEY.toString('base64'),
    DATA_DIR: tmpdir(),
    ...(apiPort && {
      TELEGRAM_BOT_TOKEN: '42:TEST',
      TELEGRAM_API_ROOT: `http://127.0.0.1:${apiPort}`,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: 'bench',
    }),
    ...variables,
  });
  if (!parsed.ok) throw new Error(parsed.mistakes.join('\n'));
  return openApp({
    config: parsed.config,
    databaseUrl,
    secretKey: SECRET_KEY,
    clock: systemClock,
    // Standard output is for what is measured.
    logger: silentLogger,
    pages: tmpdir(),
    version: 'bench',
    ...settings,
  });
}

/** Makes people who have written before and have agreed. @returns ids of their conversations, in the order of their chats. */
export async function makePeople(
  { database }: Pick<App, 'database'>,
  count: number,
  at: ChannelAccount = { id: 'telegram', account: '42' },
): Promise<string[]> {
  const encryption = encryptionWith(SECRET_KEY);
  const now = new Date();
  const ids: string[] = [];
  for (let from = 0; from < count; from += 1_000) {
    const people = Array.from({ length: Math.min(1_000, count - from) }, (_, index) => {
      const address = String(FIRST_CHAT + from + index);
      return { address, hash: addressHash(encryption, at, address), name: `User ${from + index}` };
    });
    const hashes = people.map(({ hash }) => hash);
    await makeAddresses(database, { encryption, at, now }, people);
    await makeConversations(database, at, { hashes, now });
    const rows = await database.$queryRaw<{ id: string; hash: string }[]>`
      SELECT c.id, encode(a.external_hash, 'hex') AS hash FROM conversations c JOIN addresses a ON a.id = c.address_id
      WHERE a.external_hash = ANY(${hashes}::bytea[])`;
    const byHash = new Map(rows.map(({ id, hash }) => [hash, id]));
    ids.push(...hashes.map((hash) => byHash.get(hash.toString('hex'))!));
  }
  await markConsented(database, ids, now);
  await database.$executeRaw`ANALYZE`;
  return ids;
}
