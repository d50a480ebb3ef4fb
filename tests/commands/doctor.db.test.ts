import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { loadSample } from '../../prisma/sample/load-sample.ts';
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
  db = await testDatabase();
  await loadSample(db.database);
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
    readFile: unused,
    readInput: unused,
  };
  return { well: await doctorTask.run([], shell), lines };
}

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
  const { well, lines } = await doctor({ ...TELEGRAM, TELEGRAM_API_ROOT: `http://127.0.0.1:${port}/` });
  expect(lines).toContainEqual(expect.stringMatching(/^ok {4}channel telegram: on, polling; .* answers$/));
  expect(well).toBe(true);
});
