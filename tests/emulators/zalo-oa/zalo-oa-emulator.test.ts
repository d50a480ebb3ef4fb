import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { signedBy } from '../../../src/channels/zalo-oa/verify-signature.ts';
import { HOUR } from './chats.ts';
import { startZaloOaEmulator, type ZaloOaEmulator, type ZaloOaEmulatorOptions } from './zalo-oa-emulator.ts';

/** The emulator is held to `platforms.md` §3. */

let emulator: ZaloOaEmulator;
let closing: (() => Promise<unknown>)[] = [];
beforeEach(() => start());
afterEach(async () => {
  for (const close of closing.reverse()) await close();
  closing = [];
});

async function start(options: ZaloOaEmulatorOptions = {}): Promise<void> {
  emulator = await startZaloOaEmulator(options);
  const { close } = emulator;
  closing.push(close);
}

type Answer = { error: number; data?: Record<string, unknown> };

async function renew(token: string, secret = emulator.appSecret): Promise<Record<string, unknown>> {
  const form = { refresh_token: token, app_id: emulator.appId, grant_type: 'refresh_token' };
  const response = await fetch(`${emulator.oauthRoot}v4/oa/access_token`, {
    method: 'POST',
    headers: { secret_key: secret },
    body: new URLSearchParams(form),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}

async function access(): Promise<string> {
  return (await renew(emulator.oauth.refreshToken)).access_token as string;
}

async function post(path: string, body: unknown, token?: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', access_token: token ?? (await access()) };
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  // Errors come with HTTP 200.
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

const cs = (userId: string, message: unknown, token?: string) =>
  post(`${emulator.apiRoot}v3.0/oa/message/cs`, { recipient: { user_id: userId }, message }, token);

describe('tokens', () => {
  test('a refresh token works once, and its successor then', async () => {
    const first = emulator.oauth.refreshToken;
    const pair = await renew(first);
    expect(pair).toEqual({ access_token: expect.any(String), refresh_token: expect.any(String), expires_in: '90000' });
    expect(await renew(first)).toMatchObject({ error: -14014 });
    expect(await renew(pair.refresh_token as string)).toMatchObject({ access_token: expect.any(String) });
  });

  test('a wrong secret is refused, and uses nothing up', async () => {
    const { refreshToken } = emulator.oauth;
    expect(await renew(refreshToken, 'wrong')).toMatchObject({ error: expect.any(Number) });
    expect(emulator.oauth.refreshToken).toBe(refreshToken);
  });

  test('an answer that is lost has used the token up all the same', async () => {
    const first = emulator.oauth.refreshToken;
    emulator.fail('refresh', { kind: 'drop', when: 'after' });
    await expect(renew(first)).rejects.toThrow();
    expect(await renew(first)).toMatchObject({ error: -14014 });
  });

  test('an access token ends after 25 hours', async () => {
    emulator.user('81').follows();
    const token = await access();
    emulator.passTime(24.9 * HOUR);
    expect(await cs('81', { text: 'a' }, token)).toMatchObject({ error: 0 });
    emulator.passTime(0.2 * HOUR);
    expect(await cs('81', { text: 'a' }, token)).toMatchObject({ error: -216 });
    expect(await cs('81', { text: 'a' }, 'made up')).toMatchObject({ error: -216 });
  });
});

describe('windows', () => {
  test('free, for money, shut', async () => {
    const person = emulator.user('81');
    expect(await cs('81', { text: 'a' })).toMatchObject({ error: -213 });
    person.follows();
    await cs('81', { text: 'a' });
    emulator.passTime(48 * HOUR + 1000);
    await cs('81', { text: 'a' });
    emulator.passTime(5 * 24 * HOUR);
    expect(person.received.map(({ isPaid }) => isPaid)).toEqual([false, true]);
    expect(await cs('81', { text: 'a' })).toMatchObject({ error: -230 });
    person.sends('chào');
    expect(await cs('81', { text: 'a' })).toMatchObject({ error: 0 });
    person.unfollows();
    expect(await cs('81', { text: 'a' })).toMatchObject({ error: -213 });
  });

  test('the old cap of free answers, where nothing may cost', async () => {
    await start({ freeCap: 1, paid: false });
    emulator.user('81').follows();
    expect(await cs('81', { text: 'a' })).toMatchObject({ error: 0 });
    expect(await cs('81', { text: 'a' })).toMatchObject({ error: -218 });
  });
});

describe('what is sent', () => {
  const buttons = (count: number, title = 'Có') => ({
    text: 'a',
    attachment: {
      type: 'template',
      payload: { buttons: Array.from({ length: count }, () => ({ title, type: 'oa.query.hide', payload: 'x' })) },
    },
  });
  beforeEach(() => {
    emulator.user('81').follows();
  });

  test.each<[string, unknown, number]>([
    ['2,000 letters', { text: 'ă'.repeat(2000) }, 0],
    ['2,001 letters', { text: 'ă'.repeat(2001) }, -201],
    ['nothing', { text: ' ' }, -201],
    ['five buttons', buttons(5), 0],
    ['six buttons', buttons(6), -201],
    ['a button without a title', buttons(1, ''), -201],
    ['a list, which v3 does not know', { attachment: { type: 'template', payload: { template_type: 'list' } } }, -233],
    [
      'a picture that was not uploaded',
      {
        attachment: {
          type: 'template',
          payload: { template_type: 'media', elements: [{ media_type: 'image', attachment_id: 'x' }] },
        },
      },
      -201,
    ],
  ])('%s', async (_name, message, error) => {
    expect(await cs('81', message)).toMatchObject({ error });
  });

  test.each([
    ['image', 'a.jpg', 1024 * 1024, 0],
    ['image', 'a.jpg', 1024 * 1024 + 1, -210],
    ['image', 'a.heic', 10, -201],
    ['file', 'a.pdf', 5 * 1024 * 1024, 0],
    ['file', 'a.mp4', 10, -201],
  ])('an upload: %s %s of %d bytes', async (kind, name, bytes, error) => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), name);
    const headers = { access_token: await access() };
    const response = await fetch(`${emulator.apiRoot}v2.0/oa/upload/${kind}`, { method: 'POST', headers, body: form });
    expect(await response.json()).toMatchObject({ error });
  });
});

describe('templates by phone', () => {
  const body = { phone: '84912345678', template_id: '7', template_data: { a: 'ă' }, tracking_id: 't' };
  const zbs = (changes: object = {}) => post(`${emulator.zbsRoot}message/template`, { ...body, ...changes });
  beforeEach(async () => {
    await start({ templates: { '7': { byUserId: false } } });
    const hour = new Date(emulator.now() + 7 * HOUR).getUTCHours();
    emulator.passTime(((34 - hour) % 24) * HOUR);
  });

  test('reach people by day, tell what is left, and are receipted', async () => {
    expect(await zbs()).toMatchObject({ error: 0, data: { quota: { dailyQuota: '500', remainingQuota: '499' } } });
    expect(emulator.events).toMatchObject([
      { event_name: 'user_received_message', message: { tracking_id: 't', msg_id: emulator.sent[0]!.id } },
    ]);
    emulator.passTime(13 * HOUR);
    expect(await zbs()).toMatchObject({ error: -133 });
  });

  test('are receipted late, twice and in another order, each with the time at which it arrived', async () => {
    emulator.receipts.hold();
    const arrivedAt = [emulator.now(), emulator.now() + HOUR];
    await zbs({ tracking_id: 'một' });
    emulator.passTime(HOUR);
    await zbs({ tracking_id: 'hai' });
    emulator.passTime(HOUR);
    expect(emulator.events).toEqual([]);
    emulator.receipts.release({ times: 2, reversed: true });
    const told = emulator.events.map(({ message, timestamp }) => ({ ...(message as object), timestamp }));
    expect(told).toMatchObject(['hai', 'hai', 'một', 'một'].map((tracking_id) => ({ tracking_id })));
    for (const { timestamp, delivery_time: delivered } of told as Record<string, string>[])
      expect(Number(timestamp) - Number(delivered)).toBeGreaterThanOrEqual(HOUR);
    expect(Number((told.at(-1) as Record<string, string>).delivery_time)).toBeLessThan(arrivedAt[1]!);
  });

  test.each([
    [{ template_id: '8' }, -109],
    [{ phone: '0912345678' }, -108],
    [{ tracking_id: 'x'.repeat(49) }, -201],
    [{ template_data: { a: 'ă'.normalize('NFD') } }, -1121],
  ])('%j is refused', async (changes, error) => {
    expect(await zbs(changes)).toMatchObject({ error });
  });

  test('not every one may go to a user id', async () => {
    emulator.user('81').follows();
    const sent = post(`${emulator.apiRoot}v3.0/oa/message/template`, { ...body, user_id: '81' });
    expect(await sent).toMatchObject({ error: -249 });
  });
});

describe('the webhook', () => {
  let server: Server;
  let answers: (number | 'never')[];
  let seen: { body: Buffer; headers: Record<string, string | string[] | undefined> }[];
  let url: string;
  beforeEach(async () => {
    answers = [];
    seen = [];
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      seen.push({ body: Buffer.concat(chunks), headers: request.headers });
      const answer = answers.shift() ?? 200;
      if (answer !== 'never') response.writeHead(answer).end();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    closing.push(async () => server.close());
  });

  test.each(['app_id', 'oa_id'] as const)('is signed with the %s', async (signs) => {
    await start({ signs });
    emulator.deliverTo(url);
    emulator.user('81').sends('Đèn hỏng');
    await emulator.waitUntil(() => seen.length === 1, 'it is posted');
    expect(signedBy(seen[0]!.headers, seen[0]!.body, emulator)).toBe(signs);
  });

  test('is tried again when it does not answer 200 in time, and says how often; then it is off', async () => {
    await start({ webhook: { retryMs: [5, 5], patienceMs: 100 } });
    answers = [503, 'never', 200];
    emulator.deliverTo(url);
    const person = emulator.user('81');
    person.sends('một');
    person.sends('hai');
    await emulator.waitUntil(() => emulator.delivery!.open === 0, 'all is delivered');
    expect(seen.map(({ headers }) => headers.num_retry)).toEqual([undefined, '1', '2', undefined]);
    expect(seen.map(({ body }) => JSON.parse(body.toString()).message.text)).toEqual(['một', 'một', 'một', 'hai']);
    answers = [500, 500, 500];
    person.sends('ba');
    await emulator.waitUntil(() => emulator.delivery!.isDisabled, 'it is switched off');
    expect(seen).toHaveLength(7);
  });
});
