import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sampleBoundaries } from '../../prisma/sample/boundaries.ts';
import type { Capabilities } from '../../src/channels/channel.ts';
import { SendError } from '../../src/channels/send-error.ts';
import { type SendingChannel, sendOnce } from '../../src/conversations/send-once.ts';
import type { Reply } from '../../src/engine/reply.ts';
import { openInbox } from '../../src/messages/inbox.ts';
import { enqueue } from '../../src/messages/outbox-store.ts';
import { openPlaceLinks } from '../../src/messages/place-link.ts';
import { placeRoutes } from '../../src/messages/place-routes.ts';
import { openWakes } from '../../src/messages/wakes.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { openHttp } from '../../src/platform/http.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { CHANNEL, encryption, START, text } from './support.ts';

const PUBLIC_URL = 'https://nghe-dan.example';
const HERE = { lat: 21.17, lon: 106.06 };
const ASK: Reply = { text: 'Việc này ở khu phố nào ạ?', asksPlace: true };
const MINUTE = 60_000;

let db: TestDatabase;
let clock: ReturnType<typeof manualClock>;

beforeAll(async () => {
  db = await testDatabase();
  await db.query(
    `INSERT INTO areas (id, kind, name, name_key, parent_id, boundary, valid_to) VALUES
      ('w1', 'phuong', 'Phường Một', 'phuong mot', NULL, $1::jsonb, NULL),
      ('w2', 'phuong', 'Phường Hai', 'phuong hai', NULL, NULL, NULL),
      ('old', 'phuong', 'Phường Cũ', 'phuong cu', NULL, $1::jsonb, '2025-06-30'),
      ('k1', 'khu_pho', 'Khu phố Đông', 'khu pho dong', 'w1', NULL, NULL)`,
    [JSON.stringify(sampleBoundaries['W.VOCUONG'])],
  );
});
afterAll(() => db.close());
beforeEach(() => {
  clock = manualClock(START);
});

/** What a channel without places is given to send; it may fail at first. */
function channelWithout({ place, failures = 0 }: { place: boolean; failures?: number }) {
  const sent: { address: string; text: string }[] = [];
  let left = failures;
  const channel: SendingChannel = {
    ...CHANNEL,
    name: 'Kênh thử',
    can: { place, pace: 0, addressGapMs: 0 } as Capabilities,
    send: async (address, reply) => {
      sent.push({ address, text: reply.text });
      if (left > 0) {
        left -= 1;
        throw new SendError('connection_failed');
      }
      return { messageIds: [`sent-${sent.length}`] };
    },
  };
  return { channel, sent };
}

const linksHere = () => openPlaceLinks({ database: db.database, encryption, clock, publicUrl: PUBLIC_URL });

const inbox = () => openInbox({ database: db.database, encryption, clock, wakes: openWakes() });

let people = 0;

/** Somebody wrote, and is asked. @returns the conversation. */
async function ask(reply = ASK): Promise<{ conversationId: string; address: string }> {
  people += 1;
  const address = `place-${people}`;
  const { conversationIds } = await inbox().store(CHANNEL, [text(address, 'cây đổ')]);
  const conversationId = conversationIds[0]!;
  await db.query(`UPDATE updates SET state = 'done' WHERE state = 'waiting'`);
  await db.query('UPDATE conversations SET ready_at = NULL');
  await db.database.$transaction((tx) => enqueue(tx, [{ conversationId, priority: 1, reply, readyAt: clock.now() }]));
  return { conversationId, address };
}

async function send(channel: SendingChannel): Promise<void> {
  await sendOnce({
    ...{ database: db.database, encryption, clock, logger: silentLogger, channels: [channel], chance: () => 0 },
    readMedia: async () => {
      throw new Error('no media');
    },
    placeLine: linksHere().lineFor,
  });
}

/** A question that was sent, and the token under it. */
async function linked(): Promise<{ conversationId: string; address: string; token: string }> {
  const asked = await ask();
  const { channel, sent } = channelWithout({ place: false });
  await send(channel);
  return { ...asked, token: tokenIn(sent[0]!.text) };
}

function tokenIn(said: string): string {
  return /https:\/\/nghe-dan\.example\/place\/([\w-]+)/.exec(said)![1]!;
}

async function http(limit: (address: string) => number = () => 0) {
  const app = openHttp({ logger: silentLogger, trustProxy: [] });
  const { store } = inbox();
  await placeRoutes(app, {
    ...{ database: db.database, links: linksHere(), store, limit, clock },
    channels: [{ id: CHANNEL.id, name: 'Zalo' }],
  });
  return {
    app,
    card: (token: string) => app.inject({ url: `/place/${token}/card` }),
    choose: (token: string, place: unknown = HERE) =>
      app.inject({ method: 'POST', url: `/place/${token}`, payload: place as object }),
  };
}

async function places(conversationId: string) {
  return db.query(
    `SELECT kind, content, state, reply_to, ready_at FROM updates WHERE conversation_id = $1 AND kind = 'place'`,
    [conversationId],
  );
}

describe('a question for a place in a channel that has none', () => {
  test('bears the address of a map, and the database does not hold it', async () => {
    await ask();
    const { channel, sent } = channelWithout({ place: false });
    await send(channel);
    expect(sent[0]!.text).toMatch(
      /^Việc này ở khu phố nào ạ\?\n\nHoặc ông\/bà bấm vào đây, chỉ chỗ trên bản đồ \(trong 30 phút\):\nhttps:\/\/nghe-dan\.example\/place\/[\w-]{43}$/,
    );
    const token = tokenIn(sent[0]!.text);
    const [stored] = await db.query<{ all: string }>(
      `SELECT (SELECT json_agg(l) FROM place_links l)::text || (SELECT json_agg(o) FROM outbox_messages o)::text AS all`,
    );
    expect(stored!.all).not.toContain(token);
    expect(stored!.all).not.toContain(Buffer.from(token).toString('hex'));
  });

  test('bears the same address when it is sent again, and one row is kept for it', async () => {
    const { conversationId } = await ask();
    const { channel, sent } = channelWithout({ place: false, failures: 2 });
    for (let tries = 0; tries < 3; tries += 1) {
      await send(channel);
      clock.advance(2 * MINUTE);
    }
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ text: said }) => said)).size).toBe(1);
    const rows = await db.query(
      `SELECT 1 FROM place_links l JOIN outbox_messages o ON o.id = l.message_id WHERE o.conversation_id = $1`,
      [conversationId],
    );
    expect(rows).toHaveLength(1);
  });

  test('that reaches the person only much later bears one that still has time', async () => {
    await ask();
    const { channel, sent } = channelWithout({ place: false, failures: 1 });
    await send(channel);
    clock.advance(20 * MINUTE);
    await send(channel);
    expect(sent).toHaveLength(2);
    const { card } = await http();
    expect((await card(tokenIn(sent[0]!.text))).json()).toMatchObject({ state: 'over' });
    expect((await card(tokenIn(sent[1]!.text))).json()).toMatchObject({ state: 'open' });
  });

  test.each([
    ['the channel has places', { place: true }, PUBLIC_URL, ASK],
    ['the installation has no address', { place: false }, '', ASK],
    ['no place is asked for', { place: false }, PUBLIC_URL, { text: 'Ông/bà kể thêm giúp ạ.' }],
  ])('bears none where %s', async (_why, can, publicUrl, reply) => {
    await ask(reply);
    const { channel, sent } = channelWithout(can);
    await sendOnce({
      ...{ database: db.database, encryption, clock, logger: silentLogger, channels: [channel], chance: () => 0 },
      readMedia: async () => Promise.reject(new Error('no media')),
      placeLine: openPlaceLinks({ database: db.database, encryption, clock, publicUrl: publicUrl || undefined })
        .lineFor,
    });
    expect(sent.map(({ text: said }) => said)).toEqual([reply.text]);
  });

  test('is in the language of the person', async () => {
    const { conversationId } = await ask();
    await db.query(`UPDATE people SET lang = 'en' FROM conversations c WHERE c.person_id = people.id AND c.id = $1`, [
      conversationId,
    ]);
    const { channel, sent } = channelWithout({ place: false });
    await send(channel);
    expect(sent[0]!.text).toContain('Or press here and show the place on a map (within 30 minutes):');
  });
});

describe('the place that is chosen', () => {
  test('becomes an update of that conversation, tied to the question, and waits like any other', async () => {
    const { conversationId, token } = await linked();
    const { choose } = await http();
    const response = await choose(token);
    expect([response.statusCode, response.json()]).toEqual([
      200,
      { state: 'sent', lang: 'vi', home: null, chat: 'Zalo', chatUrl: null, tiles: null },
    ]);
    expect(await places(conversationId)).toEqual([
      {
        kind: 'place',
        content: { kind: 'place', ...HERE },
        state: 'waiting',
        reply_to: 'sent-1',
        ready_at: new Date(START.getTime() + 3_000),
      },
    ]);
    const [conversation] = await db.query('SELECT ready_at FROM conversations WHERE id = $1', [conversationId]);
    expect(conversation).toEqual({ ready_at: new Date(START.getTime() + 3_000) });
  });

  test('is taken also from who presses before it is written down that the question was sent', async () => {
    const { conversationId, token } = await linked();
    await db.query(`UPDATE outbox_messages SET state = 'sending', external_ids = NULL WHERE conversation_id = $1`, [
      conversationId,
    ]);
    const { choose } = await http();
    const response = await choose(token);
    expect([response.statusCode, response.json().state]).toEqual([200, 'sent']);
    expect(await places(conversationId)).toMatchObject([{ state: 'waiting', reply_to: null }]);
  });

  test('is taken once: pressed twice, or at the same time from two phones, the first stays and all hear the same', async () => {
    const { conversationId, token } = await linked();
    const { choose, card } = await http();
    const answers = await Promise.all([choose(token), choose(token), choose(token, { lat: 21.2, lon: 106.1 })]);
    const late = await choose(token, { lat: 21.1, lon: 106.2 });
    for (const answer of [...answers, late]) expect([answer.statusCode, answer.json().state]).toEqual([200, 'sent']);
    expect(await places(conversationId)).toHaveLength(1);
    expect((await card(token)).json()).toMatchObject({ state: 'sent' });
  });

  test('is no longer taken after half an hour', async () => {
    const { conversationId, token } = await linked();
    const { choose, card } = await http();
    clock.advance(30 * MINUTE - 1);
    expect((await card(token)).json()).toMatchObject({ state: 'open' });
    clock.advance(1);
    expect((await card(token)).json()).toMatchObject({ state: 'over' });
    const response = await choose(token);
    expect([response.statusCode, response.json().error.message]).toEqual([
      404,
      'Liên kết này đã hết hạn. Ông/bà quay lại trò chuyện và gõ tên khu phố giúp ạ.',
    ]);
    expect(await places(conversationId)).toEqual([]);
  });

  test('is nobody’s with a token that was made up, altered, or signed for something else', async () => {
    const { token } = await linked();
    const { choose, card } = await http();
    const altered = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const wrong of ['x', altered, encryption.sign('media', 'x'), `${token}.`]) {
      expect((await card(wrong)).json()).toMatchObject({ state: 'over', home: null, chat: null });
      expect((await choose(wrong)).statusCode).toBe(404);
    }
  });

  test.each([
    ['beyond the pole', { lat: 91, lon: 106 }],
    ['no number', { lat: '21', lon: 106 }],
    ['half a point', { lat: 21 }],
  ])('is refused where it is %s', async (_what, place) => {
    const { conversationId, token } = await linked();
    const { choose } = await http();
    expect((await choose(token, place)).statusCode).toBe(400);
    expect(await places(conversationId)).toEqual([]);
  });

  test('is for one conversation only, whoever else has a link at the same time', async () => {
    const [one, other] = [await linked(), await linked()];
    const { choose } = await http();
    await choose(one.token);
    expect(await places(one.conversationId)).toHaveLength(1);
    expect(await places(other.conversationId)).toEqual([]);
  });

  test('may be chosen anew with a new link, once the old one is used', async () => {
    const { conversationId, token } = await linked();
    const { choose, card } = await http();
    await choose(token);
    const [message] = await db.query<{ id: string }>(
      'SELECT id::text FROM outbox_messages WHERE conversation_id = $1',
      [conversationId],
    );
    const again = (await linksHere().pathFor(BigInt(message!.id))).split('/').at(-1)!;
    expect(again).not.toBe(token);
    expect((await card(token)).json()).toMatchObject({ state: 'over' });
    expect((await choose(again)).statusCode).toBe(200);
    expect(await places(conversationId)).toHaveLength(2);
  });
});

describe('what the page is given', () => {
  test('is kept by no cache and no search engine, and its address goes to no other page', async () => {
    const { token } = await linked();
    const { card, choose } = await http();
    for (const response of [await card(token), await choose(token)])
      expect(response.headers).toMatchObject({
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex',
        'referrer-policy': 'no-referrer',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      });
  });

  test('begins at the home of the person: the ward where the khu phố has no boundary', async () => {
    const { conversationId, token } = await linked();
    const { card } = await http();
    expect((await card(token)).json()).toMatchObject({ home: null });
    const liveIn = (area: string) =>
      db.query('UPDATE people SET home_area_id = $2 FROM conversations c WHERE c.person_id = people.id AND c.id = $1', [
        conversationId,
        area,
      ]);
    await liveIn('k1');
    expect((await card(token)).json()).toMatchObject({ home: 'w1' });
    await liveIn('w2');
    expect((await card(token)).json()).toMatchObject({ home: null });
  });

  test('the map holds what is drawn today, small, and is fetched again only when it changed', async () => {
    const { app } = await http();
    const plain = await app.inject({ url: '/place/map' });
    expect(plain.json().areas.map(({ id }: { id: string }) => id)).toEqual(['w1']);
    expect(plain.headers).toMatchObject({ 'cache-control': 'public, max-age=3600' });
    const zipped = await app.inject({ url: '/place/map', headers: { 'accept-encoding': 'gzip, br' } });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(zipped.rawPayload.length).toBeLessThan(plain.rawPayload.length);
    const again = await app.inject({ url: '/place/map', headers: { 'if-none-match': String(plain.headers.etag) } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  test('is refused to who asks too often, in words', async () => {
    const { token } = await linked();
    const { card, choose } = await http(() => 1_000);
    for (const response of [await card(token), await choose(token)])
      expect([response.statusCode, response.json().error.message]).toEqual([
        429,
        'Có nhiều người đang mở bản đồ. Xin chờ một phút rồi thử lại.',
      ]);
  });
});
