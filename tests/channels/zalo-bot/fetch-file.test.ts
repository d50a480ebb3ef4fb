import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { FILE_TOO_LARGE, SendError } from '../../../src/channels/send-error.ts';
import { fetchFile } from '../../../src/channels/zalo-bot/fetch-file.ts';
import type { ZaloBotApi } from '../../../src/channels/zalo-bot/zalo-bot-api.ts';
import type { ZaloBotChannel } from '../../../src/channels/zalo-bot/zalo-bot-channel.ts';
import { startZaloBotEmulator, type ZaloBotEmulator } from '../../emulators/zalo-bot/zalo-bot-emulator.ts';
import { channelOn, LAN } from './zalo-bot-harness.ts';

let emulator: ZaloBotEmulator;
let channel: ZaloBotChannel;
beforeEach(async () => {
  emulator = await startZaloBotEmulator();
  channel = channelOn(emulator);
});
afterEach(async () => {
  await channel.close();
  await emulator.close();
});

const signal = new AbortController().signal;

function fileOfLatest(): { id: string } {
  const { content } = channel.parseUpdate(emulator.updates.at(-1))[0]!;
  if (content.kind !== 'photo' && content.kind !== 'recording') throw new Error('no file');
  return content.file;
}

test('brings the bytes of a picture and of a voice, and what they are', async () => {
  const person = emulator.user(LAN);
  person.sendsPhoto(Buffer.from('the picture'));
  expect(await channel.fetchFile!(fileOfLatest(), signal)).toEqual({
    bytes: Buffer.from('the picture'),
    contentType: 'image/jpeg',
  });
  person.sendsVoice(Buffer.from('the voice'));
  expect(await channel.fetchFile!(fileOfLatest(), signal)).toMatchObject({ contentType: 'audio/aac' });
});

test('an address that is over is gone for good; one that cannot be reached may be tried again', async () => {
  emulator.user(LAN).sendsPhoto(Buffer.from('x'));
  emulator.forgetFiles();
  await expect(channel.fetchFile!(fileOfLatest(), signal)).rejects.toMatchObject({
    ...{ name: 'SendError', reason: 'message_invalid', retryable: false },
  });
  await expect(channel.fetchFile!({ id: 'http://127.0.0.1:9/x.jpg' }, signal)).rejects.toMatchObject({
    ...{ reason: 'connection_failed', retryable: true },
  });
});

/** A platform of the web that answers as it is told. */
function answering(...answers: { status: number; headers?: Record<string, string>; body?: Iterable<Buffer> }[]) {
  const asked: string[] = [];
  const open = async (url: URL) => {
    asked.push(url.href);
    const { status, headers = {}, body = [] } = answers.shift() ?? { status: 404 };
    const stream = Object.assign(Readable.from(body), { dump: async () => {} });
    return { statusCode: status, headers, body: stream } as unknown as Awaited<ReturnType<ZaloBotApi['open']>>;
  };
  return { asked, api: { open } };
}

const fetchPublic = (api: Pick<ZaloBotApi, 'open'>, id = 'https://photo.example/a.jpg') =>
  fetchFile(api, { id }, { signal, allowLocal: false });

test('redirects are followed, a few, and never into our own network', async () => {
  const moved = (location: string) => ({ status: 302, headers: { location } });
  const { api, asked } = answering(moved('/b.jpg'), { status: 200, body: [Buffer.from('ok')] });
  expect(await fetchPublic(api)).toEqual({ bytes: Buffer.from('ok') });
  expect(asked).toEqual(['https://photo.example/a.jpg', 'https://photo.example/b.jpg']);

  const inside = answering(moved('http://169.254.169.254/latest'));
  await expect(fetchPublic(inside.api)).rejects.toMatchObject({ reason: 'message_invalid' });
  expect(inside.asked).toHaveLength(1);

  const around = answering(...Array.from({ length: 9 }, () => moved('/again')));
  await expect(fetchPublic(around.api)).rejects.toMatchObject({ reason: 'message_invalid' });
  expect(around.asked).toHaveLength(4);
});

test.each(['http://photo.example/a.jpg', 'https://127.0.0.1/a', 'https://localhost/a', 'https://[::1]/a'])(
  'the real Zalo has no file at %s',
  async (id) => {
    const { api, asked } = answering();
    await expect(fetchPublic(api, id)).rejects.toMatchObject({ reason: 'message_invalid' });
    expect(asked).toEqual([]);
  },
);

test('a file above 20 MB is left where it is, though nobody says its size', async () => {
  let megabytes = 0;
  function* endless() {
    for (;;) {
      megabytes += 1;
      yield Buffer.alloc(1024 * 1024);
    }
  }
  await expect(fetchPublic(answering({ status: 200, body: endless() }).api)).rejects.toMatchObject({
    code: FILE_TOO_LARGE,
  });
  expect(megabytes).toBeLessThan(40);
});

test.each([
  [429, 'throttled'],
  [503, 'connection_failed'],
  [403, 'message_invalid'],
])('a download that answers %i is %s', async (status, reason) => {
  await expect(fetchPublic(answering({ status }).api)).rejects.toMatchObject({ reason });
});

test('a download that breaks off may be tried again', async () => {
  const server: Server = createServer((_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half');
    setImmediate(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const error = await channel.fetchFile!({ id: `http://127.0.0.1:${port}/x` }, signal).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(SendError);
  expect(error).toMatchObject({ reason: 'connection_failed', retryable: true });
  server.close();
});
