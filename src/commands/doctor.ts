import { randomUUID } from 'node:crypto';
import { access, constants, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { permissionOf } from '../channels/zalo-oa/token-store.ts';
import { ZALO_OA } from '../channels/zalo-oa/zalo-oa-channel.ts';
import type { Config } from '../config.ts';
import type { Database } from '../platform/database.ts';
import { silentLogger } from '../platform/logger.ts';
import { openQueue } from '../platform/queue.ts';
import { openS3Disk } from '../platform/s3-disk.ts';
import { openStorage } from '../platform/storage.ts';
import type { AdminTask } from './admin-task.ts';
import { withOperatorDatabase } from './operator-database.ts';

export const doctorTask: AdminTask = {
  usage: '',
  summary: 'checks environment, folder, database, queue, storage and channels, and says what to do',
  async run(_args, { config, print }) {
    let well = true;
    const check = async (what: string, look: () => Promise<string>) => {
      try {
        print(`ok    ${what}: ${await look()}`);
      } catch (error) {
        well = false;
        print(`WRONG ${what}: ${(error as Error).message.split('\n')[0]}`);
      }
    };
    print('ok    environment: every variable that is set can be used');
    await check('data folder', () => dataFolder(config));
    await check('database', () =>
      withOperatorDatabase(config, async (database, url) => {
        await check('queue', () => queue(config, url));
        const zaloOa = config.channels['zalo-oa'];
        if (zaloOa) await check('permission of zalo-oa', () => permission(database, zaloOa.appId));
        return databaseState(database);
      }),
    );
    await check('storage', () => storage(config));
    for (const [id, settings] of Object.entries(config.channels)) {
      await check(`channel ${id}`, () => channel(settings));
    }
    await check('assistant outside', () => assistant(config));
    print(`ok    web chat: ${config.webChat ? 'on' : 'off'}`);
    print(well ? 'All is well.' : 'Something is wrong: see above.');
    return well;
  },
};

async function dataFolder({ dataDir }: Config): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await access(dataDir, constants.R_OK | constants.W_OK);
  return `${path.resolve(dataDir)} can be written`;
}

/** `contract.md`: PostgreSQL 15 or newer. */
const LEAST_POSTGRES = 150_000;

async function databaseState(database: Database): Promise<string> {
  const [row] = await database.$queryRaw<{ number: number; version: string; wards: number; categories: number }[]>`
    SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
      (SELECT count(*)::int FROM areas WHERE kind IN ('phuong', 'xa') AND valid_to IS NULL) AS wards,
      (SELECT count(*)::int FROM categories WHERE retired_at IS NULL) AS categories`;
  const { number, version, wards, categories } = row!;
  if (number < LEAST_POSTGRES) throw new Error(`PostgreSQL ${version} is too old; 15 or newer is needed`);
  if (wards === 0)
    throw new Error(`PostgreSQL ${version} holds no wards: import them, or load the sample (SAMPLE_DATA=1)`);
  if (categories === 0)
    throw new Error(
      `PostgreSQL ${version} holds no categories: load the sample (SAMPLE_DATA=1) before the first wards`,
    );
  return `PostgreSQL ${version}, wards: ${wards}, categories: ${categories}`;
}

async function queue({ redisUrl }: Config, databaseUrl: string): Promise<string> {
  const opened = await openQueue({ databaseUrl, redisUrl: redisUrl?.reveal(), logger: silentLogger });
  try {
    const depth = await opened.depth();
    return `${redisUrl ? 'Redis' : 'in PostgreSQL'}, ${depth} jobs wait`;
  } finally {
    await opened.close();
  }
}

async function storage({ dataDir, s3 }: Config): Promise<string> {
  const place = s3 ? { disk: await openS3Disk(s3) } : { folder: path.join(dataDir, 'media') };
  const files = openStorage(place);
  const key = `doctor/${randomUUID()}`;
  const bytes = Buffer.from(key);
  await files.put(key, bytes, 'text/plain');
  const read = await files.get(key);
  await files.remove(key);
  if (!read.equals(bytes)) throw new Error('what was written came back different');
  return s3 ? `bucket ${s3.bucket}` : `folder ${path.join(dataDir, 'media')}`;
}

/** What the service wrote down: asking the platform would use up the refresh token. */
async function permission(database: Database, account: string): Promise<string> {
  const found = await permissionOf(database, { channel: ZALO_OA, account });
  if (!found) return 'the first token is used when the service starts';
  const until = found.accessExpiresAt?.toISOString() ?? 'never';
  if (found.lostAt)
    throw new Error(
      `an administrator of the OA must consent again (ZALO_OA_REFRESH_TOKEN); it can send until ${until}`,
    );
  if (!found.accessExpiresAt || found.accessExpiresAt < new Date())
    throw new Error(`there is no valid access token (the last one: ${until}); is a worker running?`);
  return `can send until ${until}, and is renewed five hours before`;
}

async function assistant({ botpress }: Config): Promise<string> {
  if (!botpress) return 'off, BOTPRESS_WEBHOOK_ID is unset';
  const { apiRoot, webhookId } = botpress;
  const { host } = new URL(apiRoot);
  const answer = await fetch(`${apiRoot}/${webhookId}/hello`, { signal: AbortSignal.timeout(5_000) }).catch(() => {
    throw new Error(`${host} cannot be reached from here`);
  });
  if (!answer.ok)
    throw new Error(`${host} answers ${answer.status}: is BOTPRESS_WEBHOOK_ID that of the Chat integration?`);
  return `on; ${host} says hello`;
}

async function channel(settings: Config['channels'][keyof Config['channels']]): Promise<string> {
  if (!settings) return 'off, its token is unset';
  if ('proxyUrl' in settings && settings.proxyUrl) return `on, ${settings.mode}, through a proxy`;
  const { origin } = new URL(settings.apiRoot);
  await fetch(origin, { method: 'HEAD', signal: AbortSignal.timeout(5_000) }).catch(() => {
    throw new Error(`${origin} cannot be reached from here${'proxyUrl' in settings ? '; a proxy can be set' : ''}`);
  });
  return `on, ${settings.mode}; ${origin} answers`;
}
