import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { get } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { CHAT_LIMITS } from '../../../src/channels/web/chat-limits.ts';
import type { ChatMessages } from '../../../src/channels/web/web-chat-schema.ts';
import { eraseHeld } from '../../../src/messages/erase-store.ts';
import { type TestDatabase, testDatabase } from '../../database.ts';
import { type ChatTown, openChatTown } from '../../web/chat-town.ts';

let db: TestDatabase;
let town: ChatTown;
let jpeg: Buffer;

const roomy = { most: 1_000, perMs: 60_000 };
const NO_LIMITS = Object.fromEntries(
  Object.keys(CHAT_LIMITS).map((key) => [key, roomy]),
) as unknown as typeof CHAT_LIMITS;

beforeAll(async () => {
  db = await testDatabase();
  town = await openChatTown(db, { limits: NO_LIMITS });
  jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#884422' } })
    .jpeg()
    .toBuffer();
});
afterAll(async () => {
  await town.close();
  await db.close();
});

/** One browser: keeps its cookie. */
function visitor(at: ChatTown = town, headers: Record<string, string> = {}) {
  let cookie = '';
  const request = async (method: 'GET' | 'POST', url: string, more: object = {}) => {
    const response = await at.app.inject({
      method,
      url,
      ...more,
      headers: { ...headers, ...(cookie ? { cookie } : {}), ...(more as { headers?: object }).headers },
    });
    const set = response.headers['set-cookie'];
    if (set) cookie = String(set).split(';')[0]!;
    return response;
  };
  return {
    request,
    cookie: () => cookie,
    read: async (after?: string): Promise<ChatMessages> =>
      (await request('GET', `/chat/api/messages${after ? `?after=${after}` : ''}`)).json(),
    send: (message: object) =>
      request('POST', '/chat/api/messages', { payload: { clientId: randomUUID(), ...message } }),
    upload: (photo: Buffer, fields: Record<string, string> = {}) =>
      request('POST', '/chat/api/photos', multipart(photo, { clientId: randomUUID(), ...fields })),
  };
}

function multipart(photo: Buffer, fields: Record<string, string>) {
  const boundary = 'x'.repeat(20);
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="photo"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(parts.join('') + head), photo, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

async function arrived(): Promise<{ visitor: ReturnType<typeof visitor> }> {
  const she = visitor();
  await she.read();
  return { visitor: she };
}

describe('identity', () => {
  test('is a signed cookie that scripts and other sites cannot read, for a year', async () => {
    const she = visitor();
    const response = await she.request('GET', '/chat/api/messages');
    expect(response.headers['set-cookie']).toMatch(
      /^nghe_dan_chat=[0-9a-f]{32}\.[\w-]{43}; Max-Age=31536000; Path=\/chat; HttpOnly; SameSite=Lax$/,
    );
    expect(response.headers['cache-control']).toBe('no-store');
    expect(await she.read()).toMatchObject({ messages: [], openQuestion: null, replyDue: false });
  });

  test('is sent over https only, where the page came so', async () => {
    const behind = await openChatTown(db, { trustProxy: ['127.0.0.1'] });
    const response = await visitor(behind, { 'x-forwarded-proto': 'https' }).request('GET', '/chat/api/messages');
    await behind.close();
    expect(response.headers['set-cookie']).toMatch(/; Secure/);
  });

  test('without it, or with one that somebody made up, nothing is stored', async () => {
    const stranger = visitor();
    expect((await stranger.send({ kind: 'text', text: 'xin chào' })).statusCode).toBe(401);
    const forged = { headers: { cookie: `nghe_dan_chat=${'a'.repeat(32)}.${'b'.repeat(43)}` } };
    expect((await stranger.request('GET', '/chat/api/live', forged)).statusCode).toBe(401);
    expect((await stranger.request('POST', '/chat/api/photos', { ...multipart(jpeg, {}) })).statusCode).toBe(401);
    expect(await db.query('SELECT id FROM updates')).toEqual([]);
  });

  test('the page of one person shows nothing of another’s', async () => {
    const { visitor: one } = await arrived();
    const { visitor: other } = await arrived();
    await one.send({ kind: 'text', text: 'riêng của tôi' });
    expect((await one.read()).messages).toHaveLength(1);
    expect((await other.read()).messages).toEqual([]);
  });
});

describe('what a person sends', () => {
  test('is stored, held until she agrees, and seen by her at once', async () => {
    const { visitor: she } = await arrived();
    const clientId = randomUUID();
    const response = await she.send({ clientId, kind: 'text', text: 'Đèn đường hỏng ở ngõ 12' });
    expect([response.statusCode, response.json()]).toEqual([200, { stored: true }]);
    const read = await she.read();
    expect(read.messages).toMatchObject([{ from: 'person', text: 'Đèn đường hỏng ở ngõ 12', clientId }]);
    expect(read).toMatchObject({ replyDue: true, kept: 1 });
    const [row] = await db.query('SELECT channel, account, visibility FROM updates WHERE message_id = $1', [clientId]);
    expect(row).toEqual({ channel: 'web', account: 'chat', visibility: 'held' });
  });

  test('is stored once, however often the line breaks', async () => {
    const { visitor: she } = await arrived();
    const message = { clientId: randomUUID(), kind: 'text', text: 'một lần thôi' };
    const answers = await Promise.all([she.send(message), she.send(message), she.send(message)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect((await she.read()).messages).toHaveLength(1);
  });

  test('may be a place', async () => {
    const { visitor: she } = await arrived();
    await she.send({ kind: 'place', lat: 21.17, lon: 106.05, accuracy: 12.5 });
    expect((await she.read()).messages).toMatchObject([{ place: { lat: 21.17, lon: 106.05 } }]);
  });

  test('is refused in words where it is no message', async () => {
    const { visitor: she } = await arrived();
    for (const message of [
      { kind: 'text', text: '   ' },
      { kind: 'text', text: 'x'.repeat(4_001) },
      { kind: 'dance' },
      { kind: 'text', text: 'a', clientId: '1' },
    ]) {
      const response = await she.send(message);
      expect(response.statusCode).toBe(400);
      expect(response.json().error.message).toBe('Dữ liệu gửi lên chưa đúng.');
    }
    expect((await she.read()).messages).toEqual([]);
  });

  test('is refused where another site sent it', async () => {
    const { visitor: she } = await arrived();
    const payload = { clientId: randomUUID(), kind: 'text', text: 'không phải tôi' };
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      const response = await she.request('POST', '/chat/api/messages', { headers, payload });
      expect(response.statusCode).toBe(403);
    }
    for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: 'http://localhost', host: 'localhost' }])
      expect((await she.request('POST', '/chat/api/messages', { headers, payload })).statusCode).toBe(200);
  });
});

describe('photos', () => {
  afterEach(() => town.checkPhotos());

  test('lie as they came until they have been checked, and are then shown from the checked copy', async () => {
    const { visitor: she } = await arrived();
    const clientId = randomUUID();
    expect((await she.upload(jpeg, { clientId, caption: 'ổ gà' })).statusCode).toBe(200);
    const [update] = await db.query<{ external_id: string }>('SELECT external_id FROM updates WHERE message_id = $1', [
      clientId,
    ]);
    const key = `incoming/${update!.external_id}`;
    expect(await town.storage.get(key)).toEqual(jpeg);
    expect((await she.read()).messages).toMatchObject([{ text: 'ổ gà', media: [{ kind: 'photo', state: 'wanted' }] }]);
    await town.checkPhotos();
    expect(await town.storage.exists(key)).toBe(false);
    const [message] = (await she.read()).messages;
    expect(message!.media).toMatchObject([{ state: 'stored', width: 64, height: 48 }]);
    expect((await she.request('GET', message!.media[0]!.url!)).headers['content-type']).toBe('image/jpeg');
    // Sent again by a page that did not hear of it: stored once, and no copy stays behind.
    expect((await she.upload(jpeg, { clientId, caption: 'ổ gà' })).statusCode).toBe(200);
    expect(await town.storage.exists(key)).toBe(false);
    expect((await she.read()).messages).toHaveLength(1);
  });

  test('that turn out to be none are said to be none', async () => {
    const { visitor: she } = await arrived();
    await she.upload(Buffer.from('<html>'));
    await town.checkPhotos();
    expect((await she.read()).messages[0]!.media).toEqual([
      { kind: 'photo', state: 'refused', reason: 'type_not_allowed' },
    ]);
  });

  test('of more than 10 MB are refused in words, and of exactly 10 MB are not', async () => {
    const { visitor: she } = await arrived();
    const limit = 10 * 1024 * 1024;
    const refused = await she.upload(Buffer.alloc(limit + 1));
    expect([refused.statusCode, refused.json().error.message]).toEqual([
      413,
      'Ảnh lớn quá 10 MB. Ông/bà chụp lại hoặc chọn ảnh nhỏ hơn.',
    ]);
    expect((await she.read()).messages).toEqual([]);
    expect((await she.upload(Buffer.alloc(limit))).statusCode).toBe(200);
  });

  test('need a file and an id', async () => {
    const { visitor: she } = await arrived();
    for (const upload of [
      multipart(Buffer.alloc(0), { clientId: randomUUID() }),
      multipart(jpeg, {}),
      multipart(jpeg, { clientId: 'x' }),
    ])
      expect((await she.request('POST', '/chat/api/photos', upload)).statusCode).toBe(400);
    const other = await she.request('POST', '/chat/api/photos', { payload: { clientId: randomUUID() } });
    expect(other.statusCode).toBeGreaterThanOrEqual(400);
    expect(other.statusCode).toBeLessThan(500);
  });
});

describe('what a person reads', () => {
  test('is the whole talk in its order, and then only what is new', async () => {
    const { visitor: she } = await arrived();
    await she.send({ kind: 'text', text: 'một' });
    await town.answer({ text: 'Dạ, hai.' });
    await she.send({ kind: 'text', text: 'ba' });
    const all = await she.read();
    expect(all.messages.map(({ from, text }) => `${from}: ${text}`)).toEqual([
      'person: một',
      'assistant: Dạ, hai.',
      'person: ba',
    ]);
    await town.answer({ text: 'Dạ, bốn.' });
    const news = await she.read(all.cursor);
    expect(news.messages.map(({ text }) => text)).toEqual(['Dạ, bốn.']);
    expect(news).toMatchObject({ replyDue: false, kept: 2 });
    expect((await she.read(news.cursor)).messages).toEqual([]);
  });

  test('a question can be pressed until it is answered, and the press says what it said', async () => {
    const { visitor: she } = await arrived();
    await she.send({ kind: 'text', text: 'đèn hỏng' });
    await town.answer({
      text: 'Đúng chưa ạ?',
      choices: [
        { id: 'yes', label: 'Đúng, gửi đi' },
        { id: 'no', label: 'Sửa lại' },
      ],
    });
    const { messages, openQuestion } = await she.read();
    const question = messages.at(-1)!;
    expect(openQuestion).toBe(question.id);
    expect(question.choices).toEqual([
      { id: 'yes', label: 'Đúng, gửi đi' },
      { id: 'no', label: 'Sửa lại' },
    ]);
    await she.send({ kind: 'choice', choice: 'yes', question: question.id });
    const after = await she.read();
    expect(after.openQuestion).toBeNull();
    expect(after.messages.at(-1)).toMatchObject({ from: 'person', text: 'Đúng, gửi đi' });
    const [row] = await db.query<{ content: { messageId: string }; external_ids: string[] }>(
      `SELECT u.content, o.external_ids FROM updates u JOIN outbox_messages o USING (conversation_id) WHERE u.kind = 'choice'`,
    );
    expect(row!.external_ids).toEqual([row!.content.messageId]);
  });

  test('a question from outside a talk keeps its own buttons', async () => {
    const { visitor: she } = await arrived();
    await she.send({ kind: 'text', text: 'đèn hỏng' });
    const question = { words: 'x', starts: {} } as never;
    await town.answer({ text: 'Đèn sáng chưa?', choices: [{ id: 'fixed', label: 'Sáng rồi' }] }, { question });
    const { messages } = await she.read();
    const { choices, id } = messages.at(-1)!;
    expect(choices).toEqual([{ id: `q${id.slice(1)}.fixed`, label: 'Sáng rồi' }]);
    expect((await she.send({ kind: 'choice', choice: choices![0]!.id, question: id })).statusCode).toBe(200);
    expect((await she.read()).messages.at(-1)).toMatchObject({ from: 'person', text: 'Sáng rồi' });
  });

  test('nobody can point at a message of somebody else’s talk', async () => {
    const { visitor: one } = await arrived();
    await one.send({ kind: 'text', text: 'của tôi' });
    await town.answer({ text: 'Đúng?', choices: [{ id: 'yes', label: 'Đúng' }] });
    const theirs = (await one.read()).messages.at(-1)!.id;
    const { visitor: other } = await arrived();
    await other.send({ kind: 'text', text: 'chào' });
    await other.send({ kind: 'choice', choice: 'yes', question: theirs });
    expect((await other.read()).messages.at(-1)!.text).toBe('');
  });

  test('a moderator’s words are marked as such', async () => {
    const { visitor: she } = await arrived();
    await she.send({ kind: 'text', text: 'đèn hỏng' });
    const staffId = randomUUID();
    await db.query(`INSERT INTO staff_users (id, email, name, role) VALUES ($1, 'a@b.example', 'A', 'moderator')`, [
      staffId,
    ]);
    await town.answer({ text: 'Chúng tôi đã thay bóng.' }, { staffId });
    expect((await she.read()).messages.at(-1)).toMatchObject({ from: 'staff' });
  });

  test('a very long answer comes in parts, the buttons under the last', async () => {
    const { visitor: she } = await arrived();
    await she.send({ kind: 'text', text: 'dài' });
    await town.answer({ text: 'chữ '.repeat(1_500), choices: [{ id: 'ok', label: 'Được' }] });
    const { messages, openQuestion } = await she.read();
    expect(messages.slice(1).map(({ choices }) => choices?.length ?? 0)).toEqual([0, 1]);
    expect(openQuestion).toMatch(/^o\d+\.1$/);
  });

  test('a message that waits for its time does not hide those behind it for ever', async () => {
    const { visitor: she } = await arrived();
    await she.send({ kind: 'text', text: 'chào' });
    const later = new Date(town.clock.now().getTime() + 60_000);
    await town.answer({ text: 'sau một phút' }, { readyAt: later });
    await town.say({ text: 'ngay' });
    const first = await she.read();
    expect(first.messages.map(({ text }) => text)).toEqual(['chào', 'ngay']);
    town.clock.set(later);
    await town.say({ text: 'cuối' });
    await town.say({ text: 'cuối cùng' });
    const texts = (await she.read(first.cursor)).messages.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['sau một phút', 'cuối']));
  });

  test('what was erased is gone from her page, and the page can tell', async () => {
    const { visitor: she } = await arrived();
    await she.send({ kind: 'text', text: 'không đồng ý' });
    const before = await she.read();
    const [conversation] = await db.query<{ id: string }>('SELECT conversation_id AS id FROM updates WHERE text = $1', [
      'không đồng ý',
    ]);
    await db.database.$transaction((tx) =>
      eraseHeld(tx, { conversationIds: [conversation!.id], reason: 'consent_refused', andWaiting: true }),
    );
    const after = await she.read(before.cursor);
    expect([before.kept, after.kept, after.messages]).toEqual([1, 0, []]);
    expect((await she.read()).messages).toEqual([]);
  });
});

describe('the live line', () => {
  test('tells of every change of her own talk, and of nobody else’s', async () => {
    const { visitor: she } = await arrived();
    const { visitor: other } = await arrived();
    const events = await listen(she.cookie());
    await events.next('changed');
    await other.send({ kind: 'text', text: 'chuyện khác' });
    await town.answer({ text: 'cho người khác' });
    expect(events.count()).toBe(1);
    await she.send({ kind: 'text', text: 'chuyện của tôi' });
    await events.next('changed');
    await town.answer({ text: 'cho tôi' });
    await events.next('changed');
    events.close();
  });

  test('is cut for the oldest page where one person opens many', async () => {
    const { visitor: she } = await arrived();
    const lines = [];
    for (let count = 0; count < 6; count += 1) lines.push(await listen(she.cookie()));
    await lines[0]!.ended;
    await she.send({ kind: 'text', text: 'còn đây' });
    await lines[5]!.next('changed');
    for (const line of lines) line.close();
  });

  /** A line as a browser holds it. */
  async function listen(cookie: string) {
    const request = get(`${town.url}/chat/api/live`, { headers: { cookie } });
    const [response] = (await once(request, 'response')) as [import('node:http').IncomingMessage];
    expect(response.headers['content-type']).toContain('text/event-stream');
    // Cut off by either end.
    response.on('error', () => {});
    let text = '';
    let read = 0;
    response.on('data', (chunk: Buffer) => {
      text += chunk;
    });
    const count = () => text.split('event: changed').length - 1;
    return {
      count,
      ended: new Promise<void>((resolve) => response.once('close', resolve)),
      next: async (_event: 'changed') => {
        while (count() <= read) await once(response, 'data');
        read += 1;
      },
      close: () => request.destroy(),
    };
  }
});

describe('limits', () => {
  test('20 messages a minute, and then a polite refusal that says how long', async () => {
    const strict = await openChatTown(db);
    const she = visitor(strict);
    await she.read();
    for (let count = 0; count < 20; count += 1)
      expect((await she.send({ kind: 'text', text: `${count}` })).statusCode).toBe(200);
    const refused = await she.send({ kind: 'text', text: '21' });
    await strict.close();
    expect([refused.statusCode, refused.json().error.message]).toEqual([
      429,
      'Ông/bà nhắn nhanh quá, máy chưa ghi kịp. Xin chờ một phút rồi gửi lại.',
    ]);
    const wait = Number(refused.headers['retry-after']);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
  });

  test('ten new people a minute from one address, which a trusted proxy may name', async () => {
    const strict = await openChatTown(db, { trustProxy: ['127.0.0.1'] });
    const from = async (address: string) =>
      (await visitor(strict, { 'x-forwarded-for': address }).request('GET', '/chat/api/messages')).statusCode;
    for (let count = 0; count < 10; count += 1) expect(await from('203.0.113.7')).toBe(200);
    expect(await from('203.0.113.7')).toBe(429);
    expect(await from('203.0.113.8')).toBe(200);
    await strict.close();
  });

  test('nobody can choose an address where no proxy is trusted', async () => {
    const strict = await openChatTown(db);
    const answers = [];
    for (let count = 0; count < 11; count += 1)
      answers.push(
        (await visitor(strict, { 'x-forwarded-for': `203.0.113.${count}` }).request('GET', '/chat/api/messages'))
          .statusCode,
      );
    await strict.close();
    expect(answers.filter((status) => status === 429)).toHaveLength(1);
  });
});
