import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { doctorTask } from '../../src/commands/doctor.ts';
import { parseConfig } from '../../src/config.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { freePort } from '../service.ts';

jest.setTimeout(30_000);

let db: TestDatabase;
let folder: string;
let platform: Server;
let closedPort: number;

beforeAll(async () => {
  db = await testDatabase({ sample: true });
  folder = mkdtempSync(path.join(tmpdir(), 'nghe-dan-doctor-'));
  platform = createServer((_request, response) => response.end()).listen(0, '127.0.0.1');
  closedPort = await freePort();
});
afterAll(async () => {
  platform.close();
  await db.close();
  rmSync(folder, { recursive: true });
});

async function doctor(environment: Record<string, string>): Promise<{ well: boolean; lines: string[] }> {
  const parsed = parseConfig({ DATABASE_URL: db.url, DATA_DIR: path.join(folder, 'data'), ...environment });
  if (!parsed.ok) throw new Error(parsed.mistakes.join());
  const lines: string[] = [];
  const unused = () => Promise.reject(new Error('unused'));
  const shell = {
    config: parsed.config,
    print: (line: string) => lines.push(line),
    now: () => new Date(),
    readFile: unused,
    readBytes: unused,
    writeFile: unused,
    readInput: unused,
  };
  return { well: await doctorTask.run([], shell), lines };
}

const ZALO_BOT = { ZALO_BOT_TOKEN: '12345689:AAHardlyASecret' };
const ZALO_OA = {
  ZALO_OA_APP_ID: '4069000000000000001',
  ZALO_OA_APP_SECRET: 'AAHardly',
  ZALO_OA_SECRET_KEY: 'AAHardly',
  ZALO_OA_REFRESH_TOKEN: 'AAHardly',
};
const TELEGRAM = { TELEGRAM_BOT_TOKEN: '123456789:AAHardlyASecretButLooksLikeOne0000' };

test.each<[string, () => Record<string, string>, RegExp]>([
  [
    'a data folder that cannot be made',
    () => {
      const file = path.join(folder, 'file');
      writeFileSync(file, '');
      return { DATA_DIR: path.join(file, 'data') };
    },
    /^WRONG data folder: .*data/,
  ],
  [
    'a database that does not answer',
    () => ({ DATABASE_URL: `postgresql://a:hush@127.0.0.1:${closedPort}/x` }),
    /^WRONG database: .*(ECONNREFUSED|reach|answer)/i,
  ],
  [
    'a database that is not there',
    () => ({ DATABASE_URL: Object.assign(new URL(db.url), { pathname: '/nowhere' }).href }),
    /^WRONG database: .*nowhere.*(not exist|không)/,
  ],
  [
    'a Redis that does not answer',
    () => ({ REDIS_URL: `redis://:hush@127.0.0.1:${closedPort}` }),
    /^WRONG queue: .*\w/,
  ],
  [
    'a platform that cannot be reached',
    () => ({ ...TELEGRAM, TELEGRAM_API_ROOT: `http://127.0.0.1:${closedPort}/` }),
    /^WRONG channel telegram: http:\/\/127\.0\.0\.1:\d+ cannot be reached/,
  ],
  [
    'another platform that cannot be reached',
    () => ({ ...ZALO_BOT, ZALO_BOT_API_ROOT: `http://127.0.0.1:${closedPort}/` }),
    /^WRONG channel zalo-bot: http:\/\/127\.0\.0\.1:\d+ cannot be reached/,
  ],
])(
  '%s is told in words, without secrets, and the rest is looked at all the same',
  async (_fault, environment, words) => {
    const { well, lines } = await doctor(environment());
    expect(well).toBe(false);
    expect(lines).toContainEqual(expect.stringMatching(words));
    expect(lines.filter((line) => line.startsWith('WRONG')).length).toBeLessThanOrEqual(2);
    expect(lines.at(-2)).toMatch(/web chat/);
    expect(lines.at(-1)).toBe('Something is wrong: see above.');
    expect(lines.join('\n')).not.toMatch(/hush|AAHardly/);
  },
);

test('a channel that answers is well', async () => {
  const { port } = platform.address() as AddressInfo;
  const root = `http://127.0.0.1:${port}/`;
  const { well, lines } = await doctor({
    ...{ ...TELEGRAM, TELEGRAM_API_ROOT: root },
    ...{ ...ZALO_BOT, ZALO_BOT_API_ROOT: root, ZALO_BOT_MODE: 'webhook', ZALO_BOT_WEBHOOK_SECRET: 'tam-ky-tu' },
  });
  expect(lines).toContainEqual(expect.stringMatching(/^ok {4}channel telegram: on, polling; .* answers$/));
  expect(lines).toContainEqual(expect.stringMatching(/^ok {4}channel zalo-bot: on, webhook; .* answers$/));
  expect(well).toBe(true);
});

test('an Official Account is not asked, for that would use its token up: what is written down of its permission is told', async () => {
  const { port } = platform.address() as AddressInfo;
  const look = () => doctor({ ...ZALO_OA, ZALO_OA_API_ROOT: `http://127.0.0.1:${port}/` });
  const first = await look();
  expect(first.lines).toContainEqual(expect.stringMatching(/^ok {4}channel zalo-oa: on, webhook; .* answers$/));
  expect(first.lines).toContain('ok    permission of zalo-oa: the first token is used when the service starts');
  expect(first.well).toBe(true);
  await db.query(`INSERT INTO channel_tokens (channel, account, refresh_cipher, seeds, access_expires_at)
    VALUES ('zalo-oa', '4069000000000000001', '', '{}', now() + interval '4 hours')`);
  expect((await look()).lines).toContainEqual(expect.stringMatching(/^ok {4}permission of zalo-oa: can send until 20/));
  await db.query('UPDATE channel_tokens SET lost_at = now()');
  const lost = await look();
  expect(lost.lines).toContainEqual(expect.stringMatching(/^WRONG permission of zalo-oa: .*consent again.*until 20/));
  expect(lost.well).toBe(false);
  await db.query(`UPDATE channel_tokens SET lost_at = NULL, access_expires_at = now() - interval '1 hour'`);
  expect((await look()).lines).toContainEqual(expect.stringMatching(/^WRONG permission of zalo-oa: .*no valid access/));
});
