import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { drainOnce } from '../../src/conversations/drain-once.ts';
import { sayNothing } from '../../src/conversations/listen-turn.ts';
import { testDatabase } from '../database.ts';
import { photo, text, update } from '../messages/support.ts';
import { type Browser, makeUser, signInAs } from '../staff/staff-app.ts';
import { type Desk, openDesk } from './desk.ts';
import { listeningTurn, testDrain } from './support.ts';

/** A moderator takes a talk over, writes, gives it back; the assistant is silent meanwhile. Facts and effects: ask_person, leave_person. */

const db = await testDatabase({ connections: 10 });
let desk: Desk;
let lan: Browser;
let binh: Browser;
let stranger: Browser;
let lanId: string;
let binhId: string;

beforeAll(async () => {
  await db.query(`
    INSERT INTO areas (id, kind, name, name_key, contact) VALUES
      ('W1', 'phuong', 'Phường Một', 'phuong mot', '{"name": "Mặt trận phường Một"}'),
      ('W2', 'phuong', 'Phường Hai', 'phuong hai', NULL);
    INSERT INTO areas (id, kind, name, name_key, parent_id) VALUES ('W1.1', 'khu_pho', 'Khu 1', 'khu 1', 'W1')`);
  desk = openDesk(db);
  lanId = await makeUser(db, { email: 'lan@phuong.example', name: 'Lan', areaIds: ['W1'] });
  binhId = await makeUser(db, { email: 'binh@phuong.example', name: 'Bình', areaIds: ['W1'] });
  await makeUser(db, { email: 'xa@phuong.example', name: 'Người nơi khác', areaIds: ['W2'] });
  [lan, binh, stranger] = (await Promise.all(
    ['lan', 'binh', 'xa'].map((name) => signInAs(desk.app, `${name}@phuong.example`)),
  )) as [Browser, Browser, Browser];
});
afterAll(async () => {
  await desk.app.close();
  await db.close();
});
beforeEach(async () => {
  await db.clear('people', 'updates', 'timers', 'tasks', 'media');
  await desk.heard();
});

/** A resident of ward 1 who has agreed, and whose first words were answered. */
async function resident(name = randomUUID(), words = 'rác nhiều quá ở đầu ngõ'): Promise<{ id: string; name: string }> {
  const id = await desk.store(text(name, words));
  await db.query(`UPDATE conversations SET consented_at = now() WHERE id = $1`, [id]);
  await db.query(`UPDATE updates SET visibility = 'released' WHERE conversation_id = $1`, [id]);
  await db.query(
    `UPDATE people SET home_area_id = 'W1.1' WHERE id = (SELECT person_id FROM conversations WHERE id = $1)`,
    [id],
  );
  await desk.drain();
  await desk.heard();
  return { id, name };
}

const says = async (name: string, ...words: string[]) => {
  for (const one of words) {
    await desk.store(text(name, one));
    await desk.drain();
  }
};
const takeOver = (who: Browser, id: string, from: string | null = null) =>
  who.post(`/api/conversations/${id}/take-over`, { from });
const write = (who: Browser, id: string, words: string, more: object = {}) =>
  who.post(`/api/conversations/${id}/messages`, { text: words, clientId: randomUUID(), ...more });
const handBack = (who: Browser, id: string) => who.post(`/api/conversations/${id}/hand-back`, {});
const openTasks = () => db.query(`SELECT kind, ward_id AS ward, note, due_at AS due FROM tasks WHERE done_at IS NULL`);

describe('asking for a person', () => {
  test('a task waits in the ward of the resident, due an hour of working time later', async () => {
    const { id, name } = await resident();
    await says(name, 'gặp người', '1');
    expect(await openTasks()).toEqual([{ kind: 'human', ward: 'W1', note: null, due: expect.any(Date) }]);
    const { body } = await lan.get('/api/tasks');
    expect(body.items).toMatchObject([{ kind: 'human', conversation: id, ward: 'Phường Một', doneAt: null }]);
    // 8:00 in the morning and some seconds.
    expect(new Date(body.items[0].dueAt).getTime() - desk.clock.now().getTime()).toBeLessThanOrEqual(3_600_000);
    expect((await stranger.get('/api/tasks')).body.items).toEqual([]);
  });

  test('asking twice makes one task, and going back to the assistant settles it', async () => {
    const { name } = await resident();
    await says(name, 'gặp người', '1', 'gặp người', 'có');
    expect(await openTasks()).toHaveLength(1);
    await says(name, 'trở lại với trợ lý');
    expect(await openTasks()).toEqual([]);
    expect(await db.query('SELECT outcome, done_by FROM tasks')).toEqual([
      { outcome: 'Người dân trở lại với trợ lý', done_by: null },
    ]);
  });
});

describe('taking a talk over', () => {
  test('the resident is told who writes, the task is settled, and the assistant is silent', async () => {
    const { id, name } = await resident();
    await says(name, 'gặp người', '1');
    await desk.heard();
    const { status, body } = await takeOver(lan, id);
    expect(status).toBe(200);
    expect(body.item).toMatchObject({ id, holder: { id: lanId, name: 'Lan' }, open: true, unanswered: 0 });
    expect(await desk.heard()).toEqual([
      'Cán bộ Mặt trận phường Một đang trả lời ông/bà ở đây. Muốn trở lại với trợ lý tự động, ông/bà nhắn “thoát”.',
    ]);
    expect(await openTasks()).toEqual([]);
    await says(name, 'menu', 'tôi hỏi chuyện sửa nhà', '1', 'hủy', 'gặp người');
    expect(await desk.heard()).toEqual([]);
    expect((await lan.get(`/api/conversations/${id}`)).body.item).toMatchObject({
      unanswered: 5,
      lastText: 'gặp người',
    });
  });

  test('all kinds of messages pass: photos, voice, stickers and places are taken, and none is answered', async () => {
    const { id, name } = await resident();
    await takeOver(lan, id);
    await desk.heard();
    await desk.store(
      photo(name, { caption: 'ảnh đây' }),
      update(name, { kind: 'recording', what: 'voice', file: { id: 'v' } }),
      update(name, { kind: 'sticker', emoji: '👍' }),
      update(name, { kind: 'place', lat: 21, lon: 106 }),
    );
    await desk.drain();
    expect(await desk.heard()).toEqual([]);
    expect(await db.query(`SELECT DISTINCT state, visibility FROM updates`)).toEqual([
      { state: 'done', visibility: 'released' },
    ]);
    expect((await lan.get(`/api/conversations/${id}`)).body.item.unanswered).toBe(4);
  });

  test('a moderator of another ward cannot see, take, write or give back', async () => {
    const { id } = await resident();
    for (const answer of [
      await stranger.get(`/api/conversations/${id}`),
      await takeOver(stranger, id),
      await write(stranger, id, 'chào ông'),
      await handBack(stranger, id),
    ])
      expect(answer).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
    await takeOver(lan, id);
    expect((await lan.get('/api/conversations')).body.items).toMatchObject([{ id }]);
    expect((await stranger.get('/api/conversations')).body.items).toEqual([]);
    expect((await desk.app.inject(`/api/conversations/${id}`)).statusCode).toBe(401);
  });

  test('without consent there is no talk', async () => {
    const id = await desk.store(text('moi', 'xin chào'));
    await db.query(`UPDATE people SET home_area_id = 'W1.1'`);
    expect(await takeOver(lan, id)).toMatchObject({ status: 422, body: { error: { code: 'not_allowed' } } });
    expect(await db.query('SELECT taken_over_by FROM conversations')).toEqual([{ taken_over_by: null }]);
  });

  test('the second sees who has it, and takes it only from whom they saw', async () => {
    const { id } = await resident();
    await takeOver(lan, id);
    await desk.heard();
    expect(await takeOver(binh, id)).toMatchObject({
      status: 409,
      body: {
        error: { code: 'stale', message: 'Lan đang giữ cuộc trò chuyện này.', detail: { holder: { name: 'Lan' } } },
      },
    });
    expect(await write(binh, id, 'chào')).toMatchObject({ status: 409 });
    expect(await takeOver(binh, id, lanId)).toMatchObject({
      status: 200,
      body: { item: { holder: { name: 'Bình' } } },
    });
    expect(await write(lan, id, 'còn tôi')).toMatchObject({
      status: 409,
      body: { error: { message: 'Bình đang giữ cuộc trò chuyện này.' } },
    });
    // Between two of one office nothing changes for the resident.
    expect(await desk.heard()).toEqual([]);
  });

  test('of two who take it at once one has it, and the other is told who', async () => {
    const { id } = await resident();
    const answers = await Promise.all([takeOver(lan, id), takeOver(binh, id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [{ holder }] = (await db.query<{ holder: string }>(
      'SELECT taken_over_by::text AS holder FROM conversations',
    )) as [{ holder: string }];
    expect(answers[[lanId, binhId].indexOf(holder)]!.status).toBe(200);
    expect(await desk.heard()).toHaveLength(1);
  });
});

describe('writing', () => {
  test('words go out once, in the name of who wrote them, however often the page sends them', async () => {
    const { id } = await resident();
    await takeOver(lan, id);
    await desk.heard();
    const clientId = randomUUID();
    for (let time = 0; time < 3; time++) await write(lan, id, 'Chào bà, tôi nghe đây.', { clientId });
    expect(await desk.heard()).toEqual(['Chào bà, tôi nghe đây.']);
    expect(
      await db.query(`SELECT DISTINCT staff_id::text AS by FROM outbox_messages WHERE once_key IS NOT NULL`),
    ).toEqual([{ by: lanId }]);
  });

  test('a photo is drawn anew and sent with the words; somebody else’s is refused', async () => {
    const { id } = await resident();
    await takeOver(lan, id);
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer();
    const send = (body: Buffer, type = 'image/jpeg', who = lan) =>
      desk.app.inject({
        method: 'POST',
        url: `/api/conversations/${id}/photos`,
        payload: body,
        headers: { cookie: who.cookie, 'x-csrf-token': who.csrfToken, 'content-type': type },
      });
    const stored = await send(bytes);
    expect(stored.statusCode).toBe(200);
    const photoId = stored.json().id as string;
    expect(await write(lan, id, '', { media: [photoId] })).toMatchObject({ status: 200 });
    expect(await db.query(`SELECT content FROM outbox_messages WHERE once_key IS NOT NULL`)).toEqual([
      { content: { text: '', media: [photoId] } },
    ]);
    expect((await send(Buffer.from('no picture'))).json().error).toMatchObject({ code: 'invalid' });
    expect((await send(bytes, 'image/jpeg', binh)).statusCode).toBe(409);
    expect(await write(lan, id, 'x', { media: [randomUUID()] })).toMatchObject({ status: 400 });
    // What the resident sent is not the office's to send as its own.
    const [{ media }] = (await db.query<{ media: string }>(
      `INSERT INTO media (id, conversation_id, channel, account, kind, state, update_id, created_at)
       SELECT gen_random_uuid(), conversation_id, channel, account, 'photo', 'stored', id, now() FROM updates LIMIT 1 RETURNING id::text AS media`,
    )) as [{ media: string }];
    expect(await write(lan, id, 'x', { media: [media] })).toMatchObject({ status: 400 });
  });

  test.each([
    ['nothing', {}],
    ['blanks', { text: '  ' }],
    ['a book', { text: 'x'.repeat(4_001) }],
  ])('%s is no message', async (_name, body) => {
    const { id } = await resident();
    await takeOver(lan, id);
    expect((await lan.post(`/api/conversations/${id}/messages`, { clientId: randomUUID(), ...body })).status).toBe(400);
  });
});

describe('giving it back', () => {
  const ASKS = /^Lúc trước ông\/bà đang nhắn dở: “rác nhiều quá/;

  test('the moderator gives it back: the resident is told, and asked whether the interrupted report goes on', async () => {
    const { id, name } = await resident();
    await takeOver(lan, id);
    await says(name, 'chào anh');
    await desk.heard();
    expect(await handBack(lan, id)).toMatchObject({ status: 200, body: { item: { holder: null } } });
    expect(await desk.heard()).toEqual([
      'Cán bộ đã trả lời xong. Từ đây trợ lý tự động nói chuyện với ông/bà.',
      expect.stringMatching(ASKS),
    ]);
    await says(name, '1');
    expect(await desk.heard()).toEqual([expect.stringMatching(/^Ta trở lại việc đang nói dở\./)]);
  });

  test('“làm mới” gives the report up, and the next words begin another', async () => {
    const { id, name } = await resident();
    await takeOver(lan, id);
    await handBack(lan, id);
    await desk.heard();
    await says(name, 'làm mới');
    expect(await desk.heard()).toEqual(['Ông/bà cần gì ạ?']);
    expect(await db.query(`SELECT flow FROM sessions`)).toEqual([{ flow: 'menu' }]);
  });

  test('the resident gives it back with a word', async () => {
    const { id, name } = await resident();
    await takeOver(lan, id);
    await says(name, 'chào anh');
    await desk.heard();
    await says(name, 'Thoát');
    expect(await desk.heard()).toEqual([
      'Vâng. Từ đây trợ lý tự động nói chuyện với ông/bà. Cần cán bộ, ông/bà nhắn “gặp người”.',
      expect.stringMatching(ASKS),
    ]);
    expect(await db.query('SELECT taken_over_by, taken_over_at FROM conversations')).toEqual([
      { taken_over_by: null, taken_over_at: null },
    ]);
    expect(await db.query(`SELECT kind FROM timers WHERE kind = 'take_over_silence'`)).toEqual([]);
    expect(await write(lan, id, 'muộn rồi')).toMatchObject({ status: 409 });
  });

  test('nothing is asked where nothing was under way', async () => {
    const { id, name } = await resident();
    await says(name, 'hủy');
    await takeOver(lan, id);
    await desk.heard();
    await handBack(lan, id);
    expect(await desk.heard()).toEqual(['Cán bộ đã trả lời xong. Từ đây trợ lý tự động nói chuyện với ông/bà.']);
    expect(await db.query('SELECT 1 FROM sessions')).toEqual([]);
  });

  test('whoever does not have it cannot give it back, and giving back twice says nothing twice', async () => {
    const { id } = await resident();
    await takeOver(lan, id);
    expect(await handBack(binh, id)).toMatchObject({ status: 409 });
    await handBack(lan, id);
    await desk.heard();
    expect(await handBack(lan, id)).toMatchObject({ status: 200 });
    expect(await desk.heard()).toEqual([]);
  });
});

describe('silence', () => {
  const MINUTE = 60_000;

  test('an hour of working time without a word gives the talk back', async () => {
    const { id, name } = await resident();
    await takeOver(lan, id);
    await says(name, 'tôi hỏi việc này');
    desk.clock.advance(30 * MINUTE);
    await write(lan, id, 'Bà chờ tôi một lát.');
    await desk.heard();
    desk.clock.advance(59 * MINUTE);
    await desk.fireTimers();
    expect(await desk.heard()).toEqual([]);
    desk.clock.advance(2 * MINUTE);
    await desk.fireTimers();
    expect((await desk.heard())[0]).toBe(
      'Đã lâu không có tin mới nên trợ lý tự động nói chuyện với ông/bà từ đây. Cần cán bộ, ông/bà nhắn “gặp người”.',
    );
    expect(await openTasks()).toEqual([]);
  });

  test('what the resident says moves it, and an answer that is owed becomes a task again', async () => {
    const { id, name } = await resident();
    await takeOver(lan, id);
    desk.clock.advance(40 * MINUTE);
    await says(name, 'anh còn đó không?');
    await desk.heard();
    desk.clock.advance(30 * MINUTE);
    await desk.fireTimers();
    expect(await desk.heard()).toEqual([]);
    desk.clock.advance(31 * MINUTE);
    await desk.fireTimers();
    expect((await desk.heard())[0]).toMatch(/^Cán bộ chưa kịp trả lời tin vừa rồi, tôi đã báo lại\./);
    expect(await openTasks()).toMatchObject([
      { kind: 'human', ward: 'W1', note: 'Người dân nhắn cho cán bộ mà hết giờ chờ vẫn chưa được trả lời.' },
    ]);
  });
});

describe('an update that arrives at the moment of the take-over', () => {
  const bot = () => db.query(`SELECT content->>'text' AS text FROM outbox_messages WHERE staff_id IS NULL ORDER BY id`);

  test('whose turn is decided but not written is the moderator’s: the assistant’s answer is not sent', async () => {
    const { id, name } = await resident();
    await db.query('DELETE FROM outbox_messages');
    await desk.store(text(name, 'ở đầu ngõ 12'));
    // The assistant has read it and is about to answer; meanwhile Lan takes the talk over.
    const person = async (asks: readonly unknown[]) => {
      await takeOver(lan, id);
      return asks.map(() => null);
    };
    await drainOnce(
      testDrain(db, {
        clock: desk.clock,
        loaders: { person } as never,
        takeTurn: (request) => (request.facts.size === 0 ? { need: [{ fact: 'person' }] } : listeningTurn(request)),
      }),
    );
    expect(await bot()).toEqual([]);
    expect(await db.query(`SELECT state FROM updates ORDER BY id DESC LIMIT 1`)).toEqual([{ state: 'waiting' }]);
    expect(await desk.drain()).toBe(1);
    expect(await bot()).toEqual([]);
    expect((await lan.get(`/api/conversations/${id}`)).body.item).toMatchObject({
      lastText: 'ở đầu ngõ 12',
      holder: { name: 'Lan' },
    });
  });

  test('whose turn is being taken in silence when the talk is given back is taken anew, and undoes nothing', async () => {
    const { id, name } = await resident();
    await takeOver(lan, id);
    await desk.store(text(name, 'vâng'));
    const person = async (asks: readonly unknown[]) => {
      desk.clock.advance(1);
      await handBack(lan, id);
      return asks.map(() => null);
    };
    const turns = await drainOnce(
      testDrain(db, {
        clock: desk.clock,
        loaders: { person } as never,
        listen: (request) => (request.facts.size === 0 ? { need: [{ fact: 'person' }] } : sayNothing(request)),
      }),
    );
    expect(turns).toBe(0);
    // The question whether the report goes on still stands.
    expect(await db.query('SELECT flow FROM sessions')).toEqual([{ flow: 'continue-or-anew' }]);
    expect(await desk.drain()).toBe(1);
    await desk.heard();
    await says(name, '1');
    expect(await desk.heard()).toEqual([expect.stringMatching(/^Ta trở lại việc đang nói dở\./)]);
  });

  test('what had come before the talk was given back was said to the moderator, and the assistant leaves it alone', async () => {
    const { id, name } = await resident();
    await takeOver(lan, id);
    // It waits for its fragments when Lan, who has read it, gives the talk back.
    await desk.store(text(name, 'cảm ơn anh, ngõ 12 nhé'));
    desk.clock.advance(1_000);
    await handBack(lan, id);
    await desk.heard();
    expect(await desk.drain()).toBe(1);
    expect(await desk.heard()).toEqual([]);
    expect(await db.query(`SELECT DISTINCT state FROM updates`)).toEqual([{ state: 'done' }]);
    await says(name, 'tiếp tục');
    expect(await desk.heard()).toEqual([expect.stringMatching(/^Ta trở lại việc đang nói dở\./)]);
  });

  test('many at once: every update is answered by exactly one side', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => resident()));
    await db.query('DELETE FROM outbox_messages');
    await Promise.all(
      people.flatMap(({ id, name }) => [desk.store(text(name, 'xin hỏi')), takeOver(lan, id), desk.drain()]),
    );
    await desk.drain();
    const rows = await db.query<{ bot: number; staff: number; waiting: number }>(`
      SELECT (SELECT count(*)::int FROM outbox_messages o WHERE o.conversation_id = c.id AND o.staff_id IS NULL) AS bot,
        (SELECT count(*)::int FROM outbox_messages o WHERE o.conversation_id = c.id AND o.staff_id IS NOT NULL) AS staff,
        (SELECT count(*)::int FROM updates u WHERE u.conversation_id = c.id AND u.state <> 'done') AS waiting
      FROM conversations c`);
    expect(rows).toHaveLength(8);
    for (const row of rows) {
      expect(row).toMatchObject({ staff: 1, waiting: 0 });
      expect(row.bot).toBeLessThanOrEqual(1);
    }
    // From now on nobody but Lan answers.
    const before = (await bot()).length;
    for (const { name } of people) await says(name, 'còn đó không');
    expect(await bot()).toHaveLength(before);
  });
});
