import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openSpool, type Spool } from '../../src/channels/spool.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { encryptionWith } from '../../src/platform/encryption.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { temporaryFolder } from '../service.ts';
import { recordingLogger } from './telegram/telegram-harness.ts';

const KEY = Buffer.alloc(32, 7);

let home: ReturnType<typeof temporaryFolder>;
let folder: string;
beforeEach(() => {
  home = temporaryFolder();
  folder = path.join(home.path, 'spool', 'x', '1');
});
afterEach(() => home.remove());

function open(changes: { key?: Buffer; logger?: typeof silentLogger; at?: number } = {}): Spool {
  const { key = KEY, logger = silentLogger, at } = changes;
  const clock = at === undefined ? systemClock : { real: () => new Date(at) };
  return openSpool({ folder, encryption: encryptionWith(key), clock, logger });
}

const rawIn = async (spool: Spool) => (await spool.waiting()).map(({ raw }) => raw);

test('what is kept is there for the next process, in order, until it is removed', async () => {
  const spool = open({ at: 999 });
  for (let number = 0; number < 12; number += 1) await spool.keep([{ number }]);
  await open({ at: 1_000 }).keep([{ number: 12 }, { number: 13 }]);
  const next = open();
  const waiting = await next.waiting();
  expect(waiting.flatMap(({ raw }) => raw)).toEqual(Array.from({ length: 14 }, (_, number) => ({ number })));
  for (const spooled of waiting.slice(1)) await next.remove(spooled);
  expect(await rawIn(next)).toEqual([[{ number: 0 }]]);
});

test('nobody’s words are readable on the disk, and nobody else may open the files', async () => {
  await open().keep([{ text: 'chuyện riêng' }]);
  const [name] = readdirSync(folder);
  expect(readFileSync(path.join(folder, name!)).includes('chuyện')).toBe(false);
  expect(statSync(path.join(folder, name!)).mode & 0o077).toBe(0);
  expect(statSync(folder).mode & 0o077).toBe(0);
});

test('nothing is there before the first poll, and what another process removed is no error', async () => {
  const spool = open();
  expect(await spool.waiting()).toEqual([]);
  await spool.keep(['a']);
  const [spooled] = await spool.waiting();
  await open().remove(spooled!);
  await spool.remove(spooled!);
  expect(await spool.waiting()).toEqual([]);
});

test('what a process was writing when it died is passed over', async () => {
  const spool = open();
  await spool.keep(['a']);
  writeFileSync(path.join(folder, '00000000000001-00000000000001-abcd.update.draft'), 'half');
  expect(await rawIn(spool)).toEqual([['a']]);
});

test('what cannot be read holds nobody up; it is said, and left for an operator', async () => {
  await open().keep(['a']);
  const { logger, text } = recordingLogger();
  const other = open({ key: Buffer.alloc(32, 8), logger });
  await other.keep(['b']);
  expect(await rawIn(other)).toEqual([['b']]);
  expect(text()).toContain('is the key another one?');
  expect(readdirSync(folder).filter((name) => name.endsWith('.unreadable'))).toHaveLength(1);
});

test('where the disk takes nothing it is kept in memory, in its place, and that is said', async () => {
  mkdirSync(path.dirname(folder), { recursive: true });
  writeFileSync(folder, 'a file stands where the folder should be');
  const { logger, text } = recordingLogger();
  const spool = open({ logger });
  await spool.keep(['a']);
  await spool.keep(['b']);
  expect(text()).toContain('cannot be spooled');
  expect(await rawIn(spool)).toEqual([['a'], ['b']]);
  expect(text()).toContain('the spool cannot be read');
  for (const spooled of await spool.waiting()) await spool.remove(spooled);
  expect(await spool.waiting()).toEqual([]);
});
