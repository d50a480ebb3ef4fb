import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { Agent } from 'undici';
import { type FetchByUrlDeps, fetchByUrl } from '../../src/channels/fetch-by-url.ts';
import { FILE_TOO_LARGE, SendError } from '../../src/channels/send-error.ts';
import { connectionError } from '../../src/channels/zalo-bot/send-error-of.ts';

const signal = new AbortController().signal;

/** A platform of the web that answers as it is told. */
function answering(...answers: { status: number; headers?: Record<string, string>; body?: Iterable<Buffer> }[]) {
  const asked: string[] = [];
  const open: FetchByUrlDeps['open'] = async (url) => {
    asked.push(url.href);
    const { status, headers = {}, body = [] } = answers.shift() ?? { status: 404 };
    const stream = Object.assign(Readable.from(body), { dump: async () => {} });
    return { statusCode: status, headers, body: stream } as unknown as Awaited<ReturnType<FetchByUrlDeps['open']>>;
  };
  return { asked, open };
}

const fetchFrom = ({ open }: Pick<FetchByUrlDeps, 'open'>, id = 'https://photo.example/a.jpg') =>
  fetchByUrl({ open, errorOf: connectionError, ownOrigin: 'http://127.0.0.1:9' }, { id }, signal);

test('redirects are followed, a few, and never into our own network', async () => {
  const moved = (location: string) => ({ status: 302, headers: { location } });
  const platform = answering(moved('/b.jpg'), { status: 200, body: [Buffer.from('ok')] });
  expect(await fetchFrom(platform)).toEqual({ bytes: Buffer.from('ok') });
  expect(platform.asked).toEqual(['https://photo.example/a.jpg', 'https://photo.example/b.jpg']);

  const inside = answering(moved('http://169.254.169.254/latest'));
  await expect(fetchFrom(inside)).rejects.toMatchObject({ reason: 'message_invalid' });
  expect(inside.asked).toHaveLength(1);

  const around = answering(...Array.from({ length: 9 }, () => moved('/again')));
  await expect(fetchFrom(around)).rejects.toMatchObject({ reason: 'message_invalid' });
  expect(around.asked).toHaveLength(4);
});

test.each([
  ...[
    'http://photo.example/a.jpg',
    'https://127.0.0.1/a',
    'https://10.0.0.7/a',
    'https://2130706433/a',
    'https://[::1]/a',
  ],
  ...[
    'https://localhost/a',
    'https://localhost./a',
    'https://db.internal/a',
    'https://db.internal./a',
    'https://nas/a',
  ],
  ...['http://127.0.0.1:10/a', 'file:///etc/passwd', 'x'],
])('no file is asked for at %s', async (id) => {
  const platform = answering();
  await expect(fetchFrom(platform, id)).rejects.toMatchObject({ reason: 'message_invalid' });
  expect(platform.asked).toEqual([]);
});

test('a file is asked for where the API itself is: an emulator is on this machine', async () => {
  const platform = answering({ status: 200, headers: { 'content-type': 'image/png; q=1' }, body: [Buffer.from('ok')] });
  expect(await fetchFrom(platform, 'http://127.0.0.1:9/a')).toEqual({
    bytes: Buffer.from('ok'),
    contentType: 'image/png',
  });
});

test('a file above 20 MB is left where it is, though nobody says its size', async () => {
  let megabytes = 0;
  function* endless() {
    for (;;) {
      megabytes += 1;
      yield Buffer.alloc(1024 * 1024);
    }
  }
  await expect(fetchFrom(answering({ status: 200, body: endless() }))).rejects.toMatchObject({ code: FILE_TOO_LARGE });
  expect(megabytes).toBeLessThan(40);
});

test.each([
  [429, 'throttled'],
  [503, 'connection_failed'],
  [403, 'message_invalid'],
])('a download that answers %i is %s', async (status, reason) => {
  await expect(fetchFrom(answering({ status }))).rejects.toMatchObject({ reason });
});

test('a download that breaks off may be tried again', async () => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half');
    setImmediate(() => response.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const ownOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const agent = new Agent();
  const open: FetchByUrlDeps['open'] = ({ origin, pathname }, stop) =>
    agent.request({ origin, path: pathname, method: 'GET', signal: stop });
  const fetching = fetchByUrl({ open, errorOf: connectionError, ownOrigin }, { id: `${ownOrigin}/x` }, signal);
  const error = await fetching.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SendError);
  expect(error).toMatchObject({ reason: 'connection_failed', retryable: true });
  await agent.close();
  server.close();
});
