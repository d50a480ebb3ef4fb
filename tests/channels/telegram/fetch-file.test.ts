import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FileRef } from '../../../src/channels/channel.ts';
import { fetchFile } from '../../../src/channels/telegram/fetch-file.ts';
import type { TelegramChannel } from '../../../src/channels/telegram/telegram-channel.ts';
import { startTelegramEmulator, type TelegramEmulator } from '../../emulators/telegram/telegram-emulator.ts';
import { channelOn } from './telegram-harness.ts';

let emulator: TelegramEmulator;
let channel: TelegramChannel;
beforeAll(async () => {
  emulator = await startTelegramEmulator();
  channel = channelOn(emulator);
});
afterAll(async () => {
  await channel.close();
  await emulator.close();
});

function photoOf(bytes: Buffer): FileRef {
  emulator.user(1).sendsPhoto(bytes);
  const { content } = channel.parseUpdate(emulator.pending.at(-1))[0]!;
  if (content.kind !== 'photo') throw new Error('no photo');
  return content.file;
}

const fetchIt = (file: FileRef, signal = new AbortController().signal) => channel.fetchFile!(file, signal);

test('brings the bytes of a photo', async () => {
  const bytes = Buffer.from('the whole picture');
  const file = photoOf(bytes);
  expect(file.bytes).toBe(bytes.length);
  // Telegram's `application/octet-stream` says nothing.
  expect(await fetchIt(file)).toEqual({ bytes });
});

test('a file above 20 MB is refused, whether Telegram says its size or not', async () => {
  const before = emulator.calls.length;
  await expect(fetchIt({ id: 'x', bytes: 20 * 1024 * 1024 + 1 })).rejects.toMatchObject({ reason: 'message_invalid' });
  expect(emulator.calls).toHaveLength(before);
  const large = photoOf(Buffer.alloc(20 * 1024 * 1024 + 1));
  await expect(fetchIt({ id: large.id })).rejects.toMatchObject({ reason: 'message_invalid' });
});

test('a file that grew while it was under way is refused', async () => {
  let megabytes = 0;
  async function* endless() {
    for (;;) {
      megabytes += 1;
      yield Buffer.alloc(1024 * 1024);
    }
  }
  const api = {
    call: async () => ({ file_path: 'photos/a.jpg' }),
    open: async () => ({ statusCode: 200, headers: {}, body: endless() }),
  } as unknown as Parameters<typeof fetchFile>[0];
  await expect(fetchFile(api, { id: 'x' }, new AbortController().signal)).rejects.toMatchObject({
    reason: 'message_invalid',
    retryable: false,
  });
  expect(megabytes).toBe(21);
});

test('a path on the disk of the Bot API server is not read', async () => {
  const api = { call: async () => ({ file_path: '/etc/passwd' }) } as unknown as Parameters<typeof fetchFile>[0];
  await expect(fetchFile(api, { id: 'x' }, new AbortController().signal)).rejects.toMatchObject({
    reason: 'message_invalid',
  });
});

test('a file that Telegram no longer has is gone for good', async () => {
  const file = photoOf(Buffer.from('old'));
  emulator.forgetFile(file.id);
  await expect(fetchIt(file)).rejects.toMatchObject({ reason: 'message_invalid', retryable: false });
});

test.each([
  ['an HTML page', { kind: 'html', status: 502 }],
  ['a broken connection', { kind: 'drop', when: 'before' }],
] as const)('a download that meets %s may be tried again, and tells no token', async (_name, fault) => {
  const file = photoOf(Buffer.from('later'));
  emulator.fail('download', fault);
  const error = await fetchIt(file).catch((thrown: unknown) => thrown as Error);
  expect(error).toMatchObject({ reason: 'connection_failed', retryable: true });
  expect(`${(error as Error).message}${(error as Error).stack}`).not.toContain(emulator.token);
  expect((await fetchIt(file)).bytes.toString()).toBe('later');
});

test('a download can be given up', async () => {
  const file = photoOf(Buffer.from('slow'));
  await expect(fetchIt(file, AbortSignal.abort())).rejects.toMatchObject({ reason: 'connection_failed' });
});
