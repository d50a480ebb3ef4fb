import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { engineWords } from '../../flows/engine-words.ts';
import { until } from '../channels/until.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import type { Person } from '../emulators/telegram/person.ts';
import type { SentMessage } from '../emulators/telegram/sent-message.ts';
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram/telegram-emulator.ts';
import { freePort, killServices, type Service, startService, temporaryFolder } from '../service.ts';
import { ADMINISTRATOR, type Moderator, signIn, WITH_ADMINISTRATOR } from './moderator.ts';
import { largePhoto, photo } from './photo.ts';

jest.setTimeout(180_000);

const SECRET = 'bi-mat-cua-webhook';
const STALE = engineWords.staleButton.vi;

let folder: ReturnType<typeof temporaryFolder>;
let db: TestDatabase;
let telegram: TelegramEmulator;
let environment: Record<string, string>;
let service: Service;
let moderator: Moderator;
/** Of all services that ran here, at the level that says most. */
let logs = '';

/** People of this file talk all at the same time, each with the next number: joining fragments takes seconds. */
const talks = new Map<string, { talk: () => Promise<void>; done?: Promise<void> }>();
let nextPerson = 5_000_000_001;

/** Words that must never be found in a log. */
const said = new Set<string>();

/** A test whose talk began with those of all others. */
function talk(name: string, play: (person: Person) => Promise<void>): void {
  talks.set(name, { talk: () => play(somebody()) });
  test(name, () => talks.get(name)!.done);
}

function somebody(): Person {
  const id = nextPerson;
  nextPerson += 1;
  said.add(String(id));
  said.add(`Người Thử Nghiệm${id}`);
  return telegram.user(id, `Người Thử Nghiệm${id}`);
}

/** As `sends`, and no log may hold the words. */
function says(person: Person, text: string): number {
  said.add(text);
  return person.sends(text);
}

/** Somebody who agreed and is asked what is wrong. */
async function agreed(person: Person): Promise<Person> {
  person.sends('/start');
  await person.waitForMessage('Ông/bà có đồng ý không?');
  person.presses('Tôi đồng ý');
  await person.waitForMessage('Mời ông/bà kể việc cần phản ánh');
  return person;
}

/**
 * Which kind it is does not matter here: the first that is offered, where the words did not tell. Further questions are passed over, and
 * what others reported near by is something else.
 */
async function askedFor(person: Person, what: string): Promise<SentMessage> {
  for (;;) {
    const message = await person.waitForMessage(/./);
    const { text, buttons, id } = message;
    if (text.includes(what)) return message;
    const passes = buttons.find(({ label }) => label === 'Bỏ qua' || label === 'Việc khác, gửi riêng');
    const answer = passes ?? (text.includes('loại nào ạ') ? buttons[0] : undefined);
    if (answer) person.presses(answer.data, id);
  }
}

const askedForPhoto = (person: Person) => askedFor(person, 'gửi giúp một ảnh');

async function withoutPhoto(person: Person): Promise<void> {
  await askedForPhoto(person);
  person.presses('Không có ảnh');
}

/** Somebody who has told of a thing and a place, and sees it read back. */
async function readBackTo(person: Person, story: string): Promise<void> {
  await agreed(person);
  says(person, `${story} ở khu phố Hòa Đình, Võ Cường`);
  await withoutPhoto(person);
  await person.waitForMessage('Tôi ghi lại như sau');
}

const updatesOf = (condition: string, ...values: unknown[]) =>
  db.query<{ kind: string; text: string | null; state: string; visibility: string; reason: string | null }>(
    `SELECT kind, text, state, visibility, reason FROM updates WHERE ${condition}`,
    values,
  );

/** A bare request, as Telegram or somebody else would make it. */
async function post(body: string | Buffer, secret?: string): Promise<number> {
  const response = await fetch(`${service.url}/webhooks/telegram`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(secret ? { 'x-telegram-bot-api-secret-token': secret } : {}) },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  await response.arrayBuffer();
  return response.status;
}

async function stop(): Promise<void> {
  await service.stop();
  logs += service.output();
}

beforeAll(async () => {
  folder = temporaryFolder();
  db = await testDatabase();
  telegram = await startTelegramEmulator();
  const port = await freePort();
  environment = {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: db.url,
    DATA_DIR: folder.path,
    SECRET_KEY: randomBytes(32).toString('base64'),
    SAMPLE_DATA: '1',
    LOG_LEVEL: 'debug',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_PACE: '0',
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    ...WITH_ADMINISTRATOR,
  };
  service = await startService(environment);
  moderator = await signIn(service.url);
  for (const one of talks.values()) {
    one.done = one.talk();
    // Its own test tells of it.
    one.done.catch(() => {});
  }
});
afterAll(async () => {
  await killServices();
  await telegram.close();
  await db.close();
  folder.remove();
});

describe('what nobody meant to be read', () => {
  talk('an unknown command is said to be unknown, before consent and after it', async (person) => {
    person.sends('/abrakadabra');
    const first = await person.waitForMessage(engineWords.unknownCommand.vi);
    expect(first.text).toContain('Xin chào ông/bà');
    await person.waitForMessage('Ông/bà có đồng ý không?');
    person.presses('Tôi đồng ý');
    await person.waitForMessage('Mời ông/bà kể việc cần phản ánh');
    person.sends('/bancogiup 5');
    const second = await person.waitForMessage(engineWords.unknownCommand.vi);
    expect(second.text).toContain('Mời ông/bà kể việc cần phản ánh');
  });

  talk('a sticker as the first word leads to the welcome, and is no consent', async (person) => {
    person.sendsSticker('👍');
    await person.waitForMessage('Ông/bà có đồng ý không?');
    person.sendsSticker('👍');
    await person.waitForMessage('Để chắc chắn, xin ông/bà bấm hoặc gõ: 1 là đồng ý, 2 là không.');
    expect(await decisionsOf(person)).toEqual([]);
  });

  talk('emoji alone tell nothing, and the question comes again with an example', async (person) => {
    await agreed(person);
    says(person, '😡😡😡👎');
    await person.waitForMessage('Ông/bà kể giúp một câu: việc gì, ở đâu.');
  });

  talk('a place that is on no map, a contact and a poll are not taken, in words', async (person) => {
    await agreed(person);
    for (const content of [
      { location: { latitude: 999, longitude: 0 } },
      { contact: { phone_number: '+84912345678', first_name: 'Ai đó' } },
      { poll: { id: '1', question: 'Có không?', options: [] } },
    ]) {
      person.sendsContent(content);
      await person.waitForMessage('Tôi chưa đọc được loại tin này. Ông/bà nhắn bằng chữ, hoặc gửi ảnh giúp ạ.');
    }
    said.add('84912345678');
    // The number in the contact was never kept.
    expect(await found('84912345678')).toEqual([]);
  });
});

describe('unusual words', () => {
  talk('4,000 characters are kept whole and read back shortened', async (person) => {
    const story = `Đèn đường hỏng ở khu phố Hòa Đình, Võ Cường. ${'Tối lắm, không ai dám đi. '.repeat(200)}`.slice(
      0,
      4000,
    );
    await agreed(person);
    says(person, story);
    await withoutPhoto(person);
    const review = await person.waitForMessage('Tôi ghi lại như sau');
    expect(review.text.length).toBeLessThan(1000);
    person.presses('Đúng, gửi đi');
    const filed = await person.waitForMessage('Đã nhận phản ánh');
    const issue = await moderator.issue(/[A-Z]{2}-\d+/.exec(filed.text)![0]);
    expect(issue.text).toBe(story.trim());
  });

  talk('letters that run from right to left, and marks that turn the line, are words like others', async (person) => {
    await agreed(person);
    const words = 'שלום \u202eđường hỏng\u202c مرحبا';
    says(person, words);
    const asked = await person.waitForMessage('Việc này ở khu phố nào ạ?');
    expect(asked.text).not.toContain('\u202e');
    expect(await updatesOf('text = $1', words)).toHaveLength(1);
  });

  talk('NUL and half a letter are left out, and the rest is kept', async (person) => {
    await agreed(person);
    person.sends('Rác\0 thối \ud83d quá');
    await person.waitForMessage('Việc này ở khu phố nào ạ?');
    expect(await updatesOf('text = $1', 'Rác thối \ufffd quá')).toHaveLength(1);
  });

  talk('words in the shape of code are words', async (person) => {
    await agreed(person);
    says(person, `'; DROP TABLE issues; -- <b>{code}</b> {{what}} \${x}`);
    await person.waitForMessage('Việc này ở khu phố nào ạ?');
    says(person, '<script>alert(1)</script> Hòa Đình, Võ Cường');
    await person.waitForMessage(/loại nào|gửi giúp một ảnh/);
  });

  talk('a forwarded message counts as one’s own words', async (person) => {
    await agreed(person);
    const origin = { type: 'hidden_user', sender_user_name: 'Bác tổ trưởng', date: 1 };
    said.add('Bác tổ trưởng');
    person.sendsContent({ text: 'Cống tắc, nước tràn ở Hòa Đình, Võ Cường', forward_origin: origin });
    await askedForPhoto(person);
    expect(await found('Bác tổ trưởng')).toEqual([]);
  });
});

describe('pictures and recordings', () => {
  talk('a voice message is kept for an officer, and words are asked for', async (person) => {
    await agreed(person);
    person.sendsVoice(Buffer.from('OggS, then sound'));
    await person.waitForMessage('Tôi đã giữ lại để cán bộ nghe, xem.');
    person.presses('Tôi không gõ được');
    await person.waitForMessage('Việc này ở khu phố nào ạ?');
    says(person, 'Bồ Sơn, Võ Cường');
    await until(async () => (await mediaOf(person)).some(({ state }) => state === 'stored'), 'the voice is stored');
  });

  talk('a photo of nearly 10 MB is taken and made smaller', async (person) => {
    await agreed(person);
    const bytes = await largePhoto(10);
    expect(bytes.length).toBeGreaterThan(9 * 1024 * 1024);
    person.sendsPhoto(bytes);
    await person.waitForMessage('Đã nhận ảnh. Ông/bà nói giúp đây là việc gì, ở đâu ạ?', { timeoutMs: 30_000 });
    await until(async () => (await mediaOf(person))[0]?.state === 'stored', 'the photo is stored');
    const [kept] = await mediaOf(person);
    expect(kept!.bytes).toBeLessThan(bytes.length / 2);
    expect(Math.max(kept!.width!, kept!.height!)).toBeLessThanOrEqual(2048);
  });

  talk('what calls itself a photo and is none is not kept, and the talk goes on', async (person) => {
    await agreed(person);
    person.sendsPhoto(Buffer.from('<svg onload="alert(1)">'));
    await person.waitForMessage('Đã nhận ảnh.');
    await until(async () => (await mediaOf(person))[0]?.state === 'refused', 'it is refused');
    expect(await mediaOf(person)).toMatchObject([{ reason: 'type_not_allowed', bytes: null }]);
  });

  talk('a file that Telegram hands out no more is not waited for', async (person) => {
    await agreed(person);
    person.sendsDocument(Buffer.alloc(21 * 1024 * 1024), { name: 'phim.mp4', type: 'video/mp4' });
    await person.waitForMessage('Tôi đã giữ lại để cán bộ nghe, xem.');
    await until(async () => (await mediaOf(person))[0]?.state === 'refused', 'it is refused');
  });

  talk('an album is one message: one answer, and all its pictures', async (person) => {
    await agreed(person);
    const caption = 'Rác đổ trộm đầy đường ở Hòa Đình, Võ Cường';
    said.add(caption);
    const photos = await Promise.all(['#111', '#555', '#999'].map(photo));
    for (const [index, bytes] of photos.entries())
      person.sendsPhoto(bytes, { album: 'a1', ...(index === 0 ? { caption } : {}) });
    const before = person.received.length;
    // One answer to all of it: the first question that its words left open.
    await person.waitForMessage(/./);
    expect(person.received).toHaveLength(before + 1);
    person.presses('Bỏ qua');
    const review = await askedFor(person, 'Tôi ghi lại như sau');
    expect(review.text).toContain('– Ảnh: 3 ảnh');
  });
});

describe('second thoughts', () => {
  talk('a message that is changed before it was read is read as changed', async (person) => {
    await agreed(person);
    const id = says(person, 'Đèn hỏng ở Bồ Sơn, Võ Cường');
    person.edits(id, 'Đèn hỏng ở Hòa Đình, Võ Cường');
    await withoutPhoto(person);
    const review = await person.waitForMessage('Tôi ghi lại như sau');
    expect(review.text).toContain('Hòa Đình');
    expect(review.text).not.toContain('Bồ Sơn');
  });

  talk(
    'one that is changed later changes the draft, and what was sent as long as nobody has read it',
    async (person) => {
      await agreed(person);
      const id = says(person, 'Đèn đường hỏng ở Hòa Đình, Võ Cường');
      await askedForPhoto(person);
      person.edits(id, 'Đèn đường hỏng đã một tuần ở Hòa Đình, Võ Cường');
      await person.waitForMessage('Tôi đã sửa theo tin mới của ông/bà.');
      person.presses('Không có ảnh');
      const review = await person.waitForMessage('Tôi ghi lại như sau');
      expect(review.text).toContain('hỏng đã một tuần');
      person.presses('Đúng, gửi đi');
      const filed = await person.waitForMessage('Đã nhận phản ánh');
      person.edits(id, 'Thôi không có gì');
      const code = /[A-Z]{2}-\d+/.exec(filed.text)![0];
      await person.waitForMessage(`Đã sửa phản ánh ${code} theo tin ông/bà vừa sửa.`);
      const issue = await moderator.issue(code);
      expect(issue.text).toContain('Thôi không có gì');
      expect(issue.text).not.toContain('hỏng đã một tuần');
    },
  );

  talk('a button pressed twice counts once, and the second press is explained', async (person) => {
    await readBackTo(person, 'Cây đổ chắn đường');
    person.presses('Đúng, gửi đi');
    person.presses('Đúng, gửi đi');
    await person.waitForMessage('Đã nhận phản ánh');
    await person.waitForMessage(STALE);
    expect(person.received.filter(({ text }) => text.includes('Đã nhận phản ánh'))).toHaveLength(1);
    const issues = await moderator.issues(`q=${encodeURIComponent('cay do chan duong')}`);
    expect(issues).toHaveLength(1);
  });

  talk(
    'two phones of one person that say yes and no at once: the first counts, and nothing is filed twice',
    async (person) => {
      person.sends('/start');
      await person.waitForMessage('Ông/bà có đồng ý không?');
      person.presses('Tôi đồng ý');
      person.presses('Không');
      person.sends('1');
      await person.waitForMessage('Mời ông/bà kể việc cần phản ánh');
      await person.waitForMessage(STALE);
      expect(await decisionsOf(person)).toEqual(['given']);
    },
  );

  talk('a button of an earlier question is not taken for an answer to the present one', async (person) => {
    await readBackTo(person, 'Nắp cống vỡ');
    const question = person.received.findLast(({ text }) => text.includes('gửi giúp một ảnh'))!;
    person.presses('Không có ảnh', question.id);
    const again = await person.waitForMessage(STALE);
    expect(again.text).toContain('Tôi ghi lại như sau');
  });

  talk('who blocks the bot hears nothing, and is heard again when they come back', async (person) => {
    await agreed(person);
    person.blocks();
    await until(async () => (await updatesOf(`kind = 'blocked'`)).length > 0, 'the block is stored');
    person.unblocks();
    says(person, 'Hàng quán lấn hết vỉa hè');
    await person.waitForMessage('Việc này ở khu phố nào ạ?');
  });
});

describe('what is not for us', () => {
  const chat = { id: -100_500, type: 'supergroup', title: 'Tổ dân phố 7' };

  test('a group is not answered, and nothing of it is kept but the id of the update: it is no place for anybody’s report', async () => {
    said.add('trong nhóm không ai được nghe');
    const from = { id: 77_001, is_bot: false, first_name: 'Người trong nhóm' };
    const update = telegram.deliver({
      message: { message_id: 1, chat, from, date: 1, text: 'trong nhóm không ai được nghe' },
    });
    const id = String(update!.update_id);
    await until(async () => (await updatesOf('external_id = $1', id)).length > 0, 'it is stored');
    expect(await updatesOf('external_id = $1', id)).toEqual([
      { kind: 'ignored', text: null, state: 'ignored', visibility: 'erased', reason: 'group' },
    ]);
    expect(await found('trong nhóm')).toEqual([]);
    expect(telegram.sent.filter((sent) => sent.chat === chat.id)).toEqual([]);
  });

  test.each([
    [
      'a message that was deleted, of which Telegram tells business accounts only',
      { deleted_business_messages: { chat } },
    ],
    ['a post of a channel', { channel_post: { message_id: 2, chat: { id: -1, type: 'channel' }, date: 1, text: 'x' } }],
    [
      'another bot',
      {
        message: { message_id: 3, chat: { id: 5, type: 'private' }, from: { id: 5, is_bot: true }, date: 1, text: 'x' },
      },
    ],
    ['a kind of update that does not exist yet', { hologram: { size: 3 } }],
    ['a message without sender', { message: { message_id: 4, chat: { id: 6, type: 'private' }, date: 1, text: 'x' } }],
  ])('%s is taken, noted by its id and not answered', async (_what, fields) => {
    const id = 900_000_000 + Math.floor(Math.random() * 1e8);
    expect(await post(JSON.stringify({ update_id: id, ...fields }), SECRET)).toBe(200);
    expect(await updatesOf('external_id = $1', String(id))).toMatchObject([{ kind: 'ignored', text: null }]);
  });
});

describe('the webhook', () => {
  const message = (id: number, text: string, from = 88_001) =>
    JSON.stringify({
      update_id: id,
      message: {
        message_id: id,
        date: 1,
        text,
        from: { id: from, is_bot: false },
        chat: { id: from, type: 'private' },
      },
    });

  test.each([
    ['a wrong secret', 'sai'],
    ['no secret', undefined],
  ])('%s is 401, and nothing is stored', async (_what, secret) => {
    expect(await post(message(810_000_001, 'ai đó giả làm Telegram'), secret)).toBe(401);
    expect(await updatesOf('external_id = $1', '810000001')).toEqual([]);
  });

  test('more than a megabyte is 413, with the right secret and with a wrong one', async () => {
    const large = message(810_000_002, 'x'.repeat(1_100_000));
    expect(await post(large, SECRET)).toBe(413);
    expect([401, 413]).toContain(await post(large, 'sai'));
    expect(await updatesOf('external_id = $1', '810000002')).toEqual([]);
  });

  test.each([
    ['no JSON', '{"update_id": 81'],
    ['JSON, but no update', '{"hello":"world"}'],
    ['a list', '[]'],
    ['null', 'null'],
    ['nothing', ''],
    ['bytes', Buffer.from([0xff, 0xfe, 0x00])],
    ['an update whose id is no number', '{"update_id":"x","message":{}}'],
  ])('%s is 400', async (_what, body) => {
    expect(await post(body, SECRET)).toBe(400);
  });

  test('an update that comes again is 200 each time and stored once, also when all come at once', async () => {
    const person = somebody();
    person.sends('/start');
    await person.waitForMessage('Ông/bà có đồng ý không?');
    const body = message(810_000_003, '/start', person.id);
    expect(await Promise.all(Array.from({ length: 8 }, () => post(body, SECRET)))).toEqual(Array(8).fill(200));
    expect(await post(body, SECRET)).toBe(200);
    expect(await updatesOf('external_id = $1', '810000003')).toHaveLength(1);
  });

  test('nobody else’s method or path is answered with anything but a refusal', async () => {
    for (const [path, method] of [
      ['/webhooks/telegram', 'GET'],
      ['/webhooks/zalo-bot', 'POST'],
      ['/webhooks/x', 'POST'],
    ])
      expect((await fetch(`${service.url}${path}`, { method: method! })).status).toBe(404);
  });
});

describe('before consent', () => {
  const story = 'Nhà tôi ở ngách chín hay bị mất trộm xe đạp';
  let quiet: Person;
  let refusing: Person;
  beforeAll(async () => {
    quiet = somebody();
    refusing = somebody();
    for (const person of [quiet, refusing]) {
      says(person, `${story} ${person.id}`);
      person.sendsPhoto(await photo());
    }
    await Promise.all([quiet, refusing].map((person) => person.waitForMessage('Ông/bà có đồng ý không?')));
  });

  test('what was told is in no list, no search, no count and no live event', async () => {
    const live = await moderator.live();
    says(quiet, 'còn nữa, tôi kể thêm trước khi đồng ý');
    quiet.sendsPhoto(await photo());
    await quiet.waitForMessage('Tôi giữ tạm cả tin này.');
    await until(async () => (await mediaOf(quiet)).every(({ state }) => state === 'stored'), 'the photos are stored');
    const [held] = await db.query<{ conversation: string }>(
      `SELECT conversation_id AS conversation FROM updates WHERE text LIKE $1`,
      [`%${quiet.id}%`],
    );
    const conversation = held!.conversation;
    for (const query of ['', `conversation=${conversation}`])
      expect(JSON.stringify(await moderator.messages(query))).not.toContain('mất trộm');
    expect(await moderator.messages(`conversation=${conversation}`)).toEqual([]);
    expect(await moderator.issues(`q=${encodeURIComponent('mat trom xe dap')}`)).toEqual([]);
    const events = live.seen.flatMap(({ changes }) => changes).filter(({ id }) => id === conversation);
    expect(events).toEqual([]);
    live.close();
  });

  test('“Không” erases every trace of it but when something came', async () => {
    expect(await found(`${story} ${refusing.id}`)).not.toEqual([]);
    refusing.presses('Không');
    await refusing.waitForMessage('Chúng tôi không lưu tin nhắn này.');
    expect(await found(`${story} ${refusing.id}`)).toEqual([]);
    expect(await found(`Người Thử Nghiệm${refusing.id}`)).toEqual([]);
  });
});

describe('weeks later', () => {
  let silent: Person;
  let drafting: Person;
  let asked: Person;
  let code: string;
  beforeAll(async () => {
    [silent, drafting, asked] = [somebody(), somebody(), somebody()];
    await Promise.all([
      (async () => {
        says(silent, 'Tôi chưa trả lời là có đồng ý hay không');
        await silent.waitForMessage('Ông/bà có đồng ý không?');
      })(),
      (async () => {
        await agreed(drafting);
        says(drafting, 'Đèn đường chập chờn');
        await drafting.waitForMessage('Việc này ở khu phố nào ạ?');
      })(),
      (async () => {
        await readBackTo(asked, 'Đường có ổ gà to');
        asked.presses('Đúng, gửi đi');
        const filed = await asked.waitForMessage('Đã nhận phản ánh');
        code = /[A-Z]{2}-\d+/.exec(filed.text)![0];
        await moderator.change(code, 'status', { to: 'triaged' });
        await moderator.change(code, 'status', { to: 'done', reason: 'Đã vá xong.' });
        await asked.waitForMessage('Đã vá xong.');
      })(),
    ]);
    await Promise.allSettled([...talks.values()].map(({ done }) => done));
    await stop();
    service = await startService({ ...environment, NOW: new Date(Date.now() + 21 * 24 * 3_600_000).toISOString() });
    moderator = await signIn(service.url);
  });

  test('silence was no consent: all is erased, and the old button asks anew', async () => {
    await until(async () => (await found('Tôi chưa trả lời là có')).length === 0, 'it is erased');
    silent.presses('Tôi đồng ý');
    const again = await silent.waitForMessage(STALE);
    expect(again.text).toContain('Xin chào ông/bà');
    await silent.waitForMessage('Ông/bà có đồng ý không?');
  });

  test('“chưa” under a question of three weeks ago still opens the issue again', async () => {
    asked.presses('Chưa');
    await asked.waitForMessage(`Chúng tôi đã mở lại phản ánh ${code}`);
    expect(await moderator.issue(code)).toMatchObject({ status: 'reopened' });
  });

  test('a draft of three weeks ago is gone on with by choice only', async () => {
    says(drafting, 'Hòa Đình, Võ Cường');
    const late = await drafting.waitForMessage('Ông/bà muốn tiếp tục hay làm mới?');
    expect(late.text).toContain('Đèn đường chập chờn');
    drafting.presses('Tiếp tục');
    await drafting.waitForMessage(/gửi giúp một ảnh|khu phố nào/);
  });
});

test('after all this nothing was set aside, and no log holds words, names, numbers or tokens', async () => {
  expect(await updatesOf(`state = 'quarantined'`)).toEqual([]);
  expect(await db.query(`SELECT id, reason FROM outbox_messages WHERE state = 'failed'`)).toEqual([]);
  await stop();
  const lines = logs.split('\n');
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.filter((line) => line.startsWith('{') && JSON.parse(line).level >= 50)).toEqual([]);
  for (const secret of [...said, telegram.token, SECRET, environment.SECRET_KEY!, environment.ADMIN_PASSWORD!])
    expect(lines.filter((line) => line.includes(secret))).toEqual([]);
  // The greeting may name the administrator; a log may not.
  expect(lines.filter((line) => line.startsWith('{') && line.includes(ADMINISTRATOR.email))).toEqual([]);
});

/** Tables in which some words stand, wherever in a row. */
async function found(words: string): Promise<string[]> {
  const tables = await db.query<{ name: string }>(`
    SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`);
  const holding = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await db.query<{ holds: boolean }>(
        `SELECT EXISTS (SELECT 1 FROM ${name} t WHERE position($1 in t::text) > 0) AS holds`,
        [words],
      );
      return row!.holds ? [name] : [];
    }),
  );
  return holding.flat();
}

/** What somebody said to the question of consent. */
async function decisionsOf(person: Person): Promise<string[]> {
  const rows = await db.query<{ decision: string }>(
    `SELECT DISTINCT c.id, c.decision FROM consents c JOIN conversations v ON v.person_id = c.person_id
     JOIN outbox_messages o ON o.conversation_id = v.id WHERE $1 = ANY(o.external_ids)`,
    [String(person.received[0]!.id)],
  );
  return rows.map(({ decision }) => decision);
}

interface KeptMedium extends Record<string, unknown> {
  state: string;
  reason: string | null;
  bytes: number | null;
  width: number | null;
  height: number | null;
}

/** Media of the conversation in which somebody got their first message. */
function mediaOf(person: Person): Promise<KeptMedium[]> {
  return db.query<KeptMedium>(
    `SELECT m.state, m.reason, m.bytes, m.width, m.height FROM media m
     JOIN outbox_messages o ON o.conversation_id = m.conversation_id WHERE $1 = ANY(o.external_ids)`,
    [String(person.received[0]!.id)],
  );
}
