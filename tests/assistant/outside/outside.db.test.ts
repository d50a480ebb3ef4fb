import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Bot, Heard } from '../../../src/assistant/outside/bot.ts';
import { BotError, type BotTrouble } from '../../../src/assistant/outside/bot-error.ts';
import { claimErasures } from '../../../src/assistant/outside/erase-store.ts';
import { LONGEST_CALL_MS } from '../../../src/assistant/outside/in-time.ts';
import { SILENCE_MS } from '../../../src/assistant/outside/plan-talk.ts';
import { signalRoutes } from '../../../src/assistant/outside/signal-routes.ts';
import { assistantCounts } from '../../../src/assistant/outside/state-view.ts';
import { claimTalks, nextLookAt } from '../../../src/assistant/outside/talk-store.ts';
import { eraseOutside, tendTalk } from '../../../src/assistant/outside/tend-loop.ts';
import { RETENTION_DAYS } from '../../../src/conversations/data-rights/retention-periods.ts';
import { RETENTION_RULES } from '../../../src/conversations/data-rights/retention-rules.ts';
import { listMessages } from '../../../src/messages/messages-view.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { Secret } from '../../../src/platform/secret.ts';
import type { Viewer } from '../../../src/staff/viewer.ts';
import { TownTalk } from '../../conversations/town-talk.ts';
import { type TestDatabase, testDatabase } from '../../database.ts';
import { encryption, update } from '../../messages/support.ts';

/**
 * The rows, the loop's looks and the signals over a real database and the real talks, which decide set_assistant, ask_assistant,
 * open_assistant, say_to_assistant, leave_assistant and read assistant_talk; the service outside is a double.
 */

const ASKS = 'thủ tục nhập khẩu cho mèo cảnh làm thế nào, tôi là Nguyễn Văn Hùng, gọi 0912 345 678';
const SECRET = 'a-secret-of-some-length';

const administrator: Viewer = { staffId: 's', name: 'Quản trị', role: 'administrator', areaIds: [] };

class DoubleBot implements Bot {
  said: { user: string; conversation: string; key: string; text: string; again: boolean }[] = [];
  listed: Heard[] = [];
  listings = 0;
  forgotten: unknown[] = [];
  /** Troubles of the next calls. */
  troubles: BotTrouble[] = [];

  private fail(): void {
    const trouble = this.troubles.shift();
    if (trouble) throw new BotError(trouble, 'planned');
  }

  async say(speaker: { user: string; conversation: string }, message: { key: string; text: string; again: boolean }) {
    this.fail();
    this.said.push({ ...speaker, ...message });
  }

  async listen() {
    this.listings += 1;
    this.fail();
    return this.listed;
  }

  async forget(what: unknown) {
    this.fail();
    this.forgotten.push(what);
  }
}

let db: TestDatabase;
let town: TownTalk;
let bot: DoubleBot;
let http: FastifyInstance;
let signals = 0;

beforeAll(async () => {
  db = await testDatabase({ sample: true });
  town = new TownTalk(db, { assistant: true });
  http = Fastify();
  await signalRoutes(http, {
    ...{ database: db.database, config: { webhookSecret: new Secret(SECRET) }, clock: { now: () => town.clock.now() } },
    ...{ logger: silentLogger, wake: () => {} },
  });
});
afterAll(async () => {
  await http.close();
  await db.close();
});
beforeEach(async () => {
  await town.restart();
  await db.clear('assistant_erasures');
  bot = new DoubleBot();
});

const deps = () => ({
  ...{ database: db.database, bot, encryption, clock: town.clock, logger: silentLogger },
  wakes: { wake: () => {}, on: () => () => {} },
});
const health = { state: () => ({ status: 'well' as const, since: new Date() }), well: () => {}, failing: () => {} };

/** Everything that is due now, and what becomes due by it. */
async function tend(): Promise<void> {
  for (let rounds = 0; rounds < 20; rounds += 1) {
    const [now, real] = [town.clock.now(), town.clock.real()];
    const talks = await claimTalks(db.database, { limit: 10, leaseMs: 15_000, now, real });
    if (talks.length === 0) return;
    for (const talk of talks) await tendTalk(deps(), talk, health);
  }
  throw new Error('it is looked at again and again');
}

async function later(ms: number): Promise<void> {
  town.clock.advance(ms);
  await tend();
}

interface Told extends Record<string, unknown> {
  id: string;
  text: string;
  outside: boolean;
  choices: string[] | null;
  priority: number;
  issue: string | null;
}

const told = () =>
  db.query<Told>(`
    SELECT o.id::text, o.content->>'text' AS text, o.content ? 'outside' AS outside, o.priority, i.code AS issue,
      (SELECT array_agg(c->>'label') FROM jsonb_array_elements(o.content->'choices') c) AS choices
    FROM outbox_messages o LEFT JOIN issues i ON i.id = o.issue_id ORDER BY o.id`);

const last = async () => (await told()).at(-1)!;

const presses = async (address: string, choice: string) => {
  const { id } = await last();
  await db.query(`UPDATE outbox_messages SET state = 'sent', sent_at = created_at WHERE state = 'queued'`);
  return town.hears(address, update(address, { kind: 'choice', id: `q${id}.${choice}` }));
};

function signal(conversation: string, text: string | null, more: Record<string, unknown> = {}) {
  signals += 1;
  const type = text === null ? 'event_created' : 'message_created';
  const payload = text === null ? { type: 'end' } : { type: 'text', text };
  const stamps = { id: `m${signals}`, createdAt: new Date().toISOString(), userId: 'bot', isBot: true };
  return { type, data: { ...stamps, conversationId: conversation, payload, ...more } };
}

const post = (body: unknown, headers: Record<string, string> = { 'x-secret-key': SECRET }) =>
  http.inject({
    ...{ method: 'POST' as const, url: '/webhooks/botpress' },
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });

const talks = () =>
  db.query<{ state: string; kind: string; reason: string; code: string; look: Date | null }>(
    'SELECT state, kind, reason, issue_code AS code, look_at AS look FROM assistant_talks ORDER BY opened_at',
  );

/** Somebody who agreed to everything, and asks. */
async function asks(address: string): Promise<void> {
  await town.agreed(address);
  await town.hears(address, ASKS);
  await town.hears(address, 'Tôi đồng ý');
  // `hears` moves the clock by ten seconds; the question was asked just now.
  await db.query(`UPDATE assistant_talks SET opened_at = $1, deadline_at = $2, look_at = $1 WHERE state = 'open'`, [
    town.clock.now(),
    new Date(town.clock.now().getTime() + 17_000),
  ]);
  await db.query('UPDATE assistant_messages SET created_at = $1 WHERE done_at IS NULL', [town.clock.now()]);
}

describe('a question without a curated answer', () => {
  test('goes outside after a consent of its own, without what leads to the person; the answer comes as a marked message', async () => {
    await asks('lan');
    expect((await last()).text).toContain('Tôi đang hỏi trợ lý AI');
    expect(bot.said).toEqual([]);
    await tend();
    const [said] = bot.said;
    expect(said).toMatchObject({ again: false, text: expect.stringContaining('mèo cảnh') });
    for (const personal of ['Hùng', '0912', '345', 'lan']) expect(said!.text).not.toContain(personal);
    const [conversation] = await db.query<{ id: string }>('SELECT id::text FROM conversations');
    expect(said!.user).toMatch(/^nd-[0-9a-f]{32}$/);
    expect(said!.user + said!.conversation).not.toContain(conversation!.id.replaceAll('-', '').slice(0, 12));

    const answer = signal(said!.conversation, 'Ông/bà hỏi **trạm thú y**.');
    for (let times = 0; times < 3; times += 1) expect((await post(answer)).statusCode).toBe(200);
    await tend();
    expect((await last()).text).not.toContain('thú y');
    await later(2_000);
    expect(await last()).toMatchObject({
      text: 'Trợ lý AI: Ông/bà hỏi trạm thú y.\n\nMáy viết nên có thể sai. Đúng điều ông/bà hỏi chưa ạ?',
      ...{ outside: true, choices: ['Đúng rồi', 'Hỏi cán bộ', 'Hỏi thêm'] },
    });
    expect(await talks()).toMatchObject([{ state: 'answered', code: null }]);
    const { items } = await listMessages(db.database, { viewer: administrator, limit: 1 }, () => '');
    expect(items).toMatchObject([{ author: 'outside_assistant', text: expect.stringContaining('trạm thú y') }]);

    await presses('lan', 'officer');
    expect((await last()).text).toContain('đã chuyển cán bộ');
    const issues = await db.query('SELECT category_code, text FROM issues');
    expect(issues).toEqual([{ category_code: 'YK-04', text: ASKS }]);
  });

  test('becomes an issue within 20 seconds when no answer comes; a late one is told all the same', async () => {
    await asks('lan');
    await tend();
    await later(10_000);
    expect((await talks())[0]).toMatchObject({ state: 'open' });
    await later(7_000);
    expect(bot.listings).toBeGreaterThan(0);
    const passed = await last();
    expect(passed.text).toMatch(
      /^Trợ lý AI chưa trả lời được, nên tôi đã chuyển câu hỏi cho cán bộ, mã [A-Z]{2}-\d{4}\./,
    );
    expect(await talks()).toMatchObject([{ state: 'passed_on', reason: 'late', code: passed.issue, look: null }]);
    expect(await db.query('SELECT category_code, text FROM issues')).toEqual([{ category_code: 'YK-04', text: ASKS }]);
    const tied = await db.query(
      `SELECT u.text FROM updates u JOIN issues i ON i.id = u.issue_id WHERE u.text LIKE 'thủ tục%'`,
    );
    expect(tied).toHaveLength(1);

    await post(signal(bot.said[0]!.conversation, 'trạm thú y'));
    await later(2_000);
    expect((await last()).text).toBe(
      `Trợ lý AI trả lời muộn: trạm thú y\nCâu hỏi vẫn ở chỗ cán bộ, mã ${passed.issue}.`,
    );
  });

  test('is passed on at once where the service refuses us, and tried again where it only stumbles', async () => {
    bot.troubles = ['unauthorised'];
    await asks('lan');
    await tend();
    expect(await talks()).toMatchObject([{ state: 'passed_on', reason: 'trouble' }]);

    bot.troubles = ['throttled', 'slow', 'unreachable'];
    await asks('mai');
    await tend();
    await later(1_000);
    await later(2_000);
    expect(bot.said).toEqual([]);
    await later(4_000);
    // Whether an earlier try arrived is looked up first.
    expect(bot.said).toMatchObject([{ again: true }]);
    bot.listed = [{ id: 'only-listed', at: new Date(), text: 'hỏi trạm thú y', choices: [] }];
    await later(3_100);
    await later(2_000);
    expect((await last()).text).toContain('Trợ lý AI: hỏi trạm thú y');
    // The same message by its signal is the same message.
    await post(signal(bot.said[0]!.conversation, 'hỏi trạm thú y', { id: 'only-listed' }));
    await later(5_000);
    expect((await told()).filter(({ text }) => text.includes('hỏi trạm thú y'))).toHaveLength(1);
  });

  test('of a process that died is found by another one when the lease has run out', async () => {
    await asks('lan');
    const now = town.clock.now();
    const claim = (real: Date) => claimTalks(db.database, { limit: 5, leaseMs: 15_000, now, real });
    const real = new Date();
    const both = await Promise.all([claim(real), claim(real)]);
    expect(both.flat()).toHaveLength(1);
    expect(await claim(real)).toEqual([]);
    expect(await nextLookAt(db.database, real)).toBeNull();
    expect(await claim(new Date(real.getTime() + 15_001))).toHaveLength(1);
    expect(2 * LONGEST_CALL_MS).toBeLessThan(15_000);
  });

  test('waits for nobody: an answer comes in the middle of another talk, what is asked with it after that', async () => {
    await asks('lan');
    await tend();
    await town.hears('lan', 'đèn đường hỏng ở cổng đình');
    await db.query(`UPDATE assistant_talks SET deadline_at = $1`, [new Date(town.clock.now().getTime() + 17_000)]);
    await post(signal(bot.said[0]!.conversation, 'trạm thú y'));
    await later(2_000);
    const rows = await db.query<{ text: string; asks: boolean }>(
      `SELECT content->>'text' AS text, question IS NOT NULL AS asks FROM outbox_messages ORDER BY id DESC LIMIT 2`,
    );
    expect(rows).toEqual([
      { text: expect.stringContaining('Đúng điều ông/bà hỏi'), asks: true },
      { text: 'Trợ lý AI: trạm thú y', asks: false },
    ]);
  });
});

describe('a talk with it', () => {
  async function talksWith(address: string): Promise<string> {
    await asks(address);
    await tend();
    const { conversation } = bot.said.at(-1)!;
    await post(signal(conversation, 'trạm thú y'));
    await later(2_000);
    await presses(address, 'more');
    return conversation;
  }

  test('goes both ways until "thoát", in the same conversation', async () => {
    const conversation = await talksWith('lan');
    expect((await last()).text).toContain('Từ đây trợ lý AI nói chuyện với ông/bà');
    expect(await talks()).toMatchObject([{ kind: 'talk', state: 'open' }]);
    await town.hears('lan', 'ở đâu vậy, nhà tôi số nhà 15B');
    await tend();
    expect(bot.said.at(-1)).toMatchObject({ conversation, text: 'ở đâu vậy, nhà tôi [số nhà]' });
    await post(signal(conversation, null, { type: 'x', payload: { type: 'choice' } }));
    const offers = { type: 'choice', text: 'Phường nào?', options: [{ label: 'Phường A', value: 'a' }] };
    await post(signal(conversation, 'x', { payload: offers }));
    await tend();
    expect(await last()).toMatchObject({
      text: 'Trợ lý AI: Phường nào?',
      choices: ['Phường A'],
      outside: true,
      priority: 0,
    });
    await presses('lan', 'said-0');
    await tend();
    expect(bot.said.at(-1)).toMatchObject({ conversation, text: 'a' });

    const [said] = await town.hears('lan', 'thoát');
    expect(said).toContain('Vâng, ta thôi hỏi trợ lý AI.');
    expect(await talks()).toMatchObject([{ state: 'ended', reason: 'left' }]);
    const before = (await told()).length;
    await post(signal(conversation, 'còn gì nữa không'));
    await later(3_000);
    expect(await told()).toHaveLength(before);
  });

  test('ends by the bot’s word; what is written then is a first message again', async () => {
    const conversation = await talksWith('lan');
    await post(signal(conversation, null));
    await post(signal(conversation, null));
    await tend();
    expect((await last()).text).toContain('Trợ lý AI đã dừng cuộc trò chuyện.');
    expect(await talks()).toMatchObject([{ state: 'ended', reason: 'bot' }]);
    const asked = bot.said.length;
    const [heard] = await town.hears('lan', 'đèn đường hỏng ba hôm nay ở cổng đình');
    expect(heard).not.toContain('AI');
    await tend();
    expect(bot.said).toHaveLength(asked);
  });

  test('ends by silence; a last word that was never answered becomes an issue', async () => {
    await talksWith('lan');
    await later(SILENCE_MS);
    expect((await last()).text).toContain('Đã lâu không có tin mới');
    expect(await talks()).toMatchObject([{ state: 'ended', reason: 'silence' }]);

    await talksWith('mai');
    await town.hears('mai', 'thế còn chó thì sao');
    await tend();
    await later(SILENCE_MS);
    expect((await last()).text).toContain('Trợ lý AI không trả lời, nên ta dừng ở đây.');
    expect(await db.query(`SELECT text FROM issues WHERE category_code = 'YK-04'`)).toEqual([
      { text: 'thế còn chó thì sao' },
    ]);
  });

  test('never hears what is screened, nor pictures', async () => {
    await talksWith('lan');
    const before = bot.said.length;
    expect((await town.hears('lan', 'tôi muốn tố cáo ông chủ tịch phường nhận hối lộ'))[0]).toContain('tố cáo');
    expect((await town.hears('lan', 'cháy nhà rồi cứu với'))[0]).toContain('114');
    await town.hears('lan', 'menu');
    await town.hears('lan', update('lan', { kind: 'photo', file: { id: 'f' } }));
    await tend();
    expect(bot.said).toHaveLength(before);
  });

  test('is silent while an officer has the conversation', async () => {
    const conversation = await talksWith('lan');
    const [staff] = await db.query<{ id: string }>(
      `INSERT INTO staff_users (id, email, name, role, area_ids) VALUES (gen_random_uuid(), 'a@b', 'An', 'moderator', '{}') RETURNING id`,
    );
    await db.query('UPDATE conversations SET taken_over_by = $1, taken_over_at = $2', [staff!.id, town.clock.now()]);
    const before = (await told()).length;
    await post(signal(conversation, 'tôi nghĩ là'));
    await tend();
    expect(await told()).toHaveLength(before);
    expect(await talks()).toMatchObject([{ state: 'ended', reason: 'with_officer' }]);
    await db.query('UPDATE conversations SET taken_over_by = NULL');
  });
});

describe('what was asked is forgotten, here and there', () => {
  const erase = async () => {
    const now = town.clock.now();
    const due = await claimErasures(db.database, { limit: 10, now, until: new Date(now.getTime() + 60_000) });
    for (const one of due) await eraseOutside(deps(), one, health);
    return due.length;
  };

  test('when the consent is withdrawn; a service that does not answer is asked again', async () => {
    await asks('lan');
    await tend();
    const [{ user, conversation }] = bot.said as [(typeof bot.said)[number]];
    await town.hears('lan', 'rút đồng ý');
    expect((await town.hears('lan', 'Trợ lý AI bên ngoài'))[0]).toContain('Đã rút.');
    expect(await talks()).toEqual([]);
    bot.troubles = ['unreachable'];
    expect(await erase()).toBe(1);
    expect(await erase()).toBe(0);
    town.clock.advance(3 * 60_000);
    expect(await erase()).toBe(1);
    expect(bot.forgotten).toMatchObject([{ user, conversations: [conversation], userToo: true }]);
    expect(await db.query('SELECT 1 FROM assistant_erasures')).toEqual([]);
    // Who withdrew is asked no more: an officer answers.
    await town.hears('lan', 'thủ tục nuôi trăn làm thế nào');
    expect((await last()).text).toContain('đã chuyển cán bộ');
  });

  test('when all of somebody’s data are erased', async () => {
    await asks('lan');
    await tend();
    await town.hears('lan', 'xóa dữ liệu');
    await town.hears('lan', 'Xóa hết');
    expect(await talks()).toEqual([]);
    expect(await town.tablesWith('mèo cảnh')).toEqual([]);
    await erase();
    expect(bot.forgotten).toHaveLength(1);
  });

  test('after thirty days, but for what is open', async () => {
    await asks('lan');
    await tend();
    expect(RETENTION_DAYS.askedOutside).toBe(30);
    const before = new Date(town.clock.now().getTime() + 1_000);
    const times = { now: town.clock.now(), real: new Date() };
    const run = () => db.database.$transaction((tx) => RETENTION_RULES.askedOutside(tx, { before, limit: 10 }, times));
    expect(await run()).toEqual({ count: 0 });
    await later(17_000);
    expect(await run()).toEqual({ count: 1 });
    await erase();
    expect(bot.forgotten).toMatchObject([{ userToo: false }]);
  });

  test('and until then it is told to whoever asks what is kept', async () => {
    await asks('lan');
    await tend();
    await town.hears('lan', 'dữ liệu của tôi');
    const said = (await town.hears('lan', 'xem')).join('\n');
    expect(said).toContain('– Tin đã gửi trợ lý AI ở nước ngoài: 1');
    expect(said).toMatch(/– Hỏi trợ lý AI ở nước ngoài: .* đã đồng ý/);
  });
});

describe('POST /webhooks/botpress', () => {
  test('401 without the secret, before anything is read; 400 for what is no signal; 413 for what is too large', async () => {
    expect((await post('no json', {})).statusCode).toBe(401);
    expect((await post(signal('c', 'x'), { 'x-secret-key': `${SECRET}x` })).statusCode).toBe(401);
    expect((await post('no json')).statusCode).toBe(400);
    expect((await post({ type: 'message_created', data: {} })).statusCode).toBe(400);
    expect((await post('x'.repeat(1024 * 1024 + 1))).statusCode).toBe(413);
  });

  test('what is not ours, or not the bot’s, is 200 and kept nowhere', async () => {
    expect((await post(signal('somebody-else', 'x'))).statusCode).toBe(200);
    await asks('lan');
    await tend();
    const { conversation } = bot.said[0]!;
    expect((await post(signal(conversation, 'tôi nói', { isBot: false }))).statusCode).toBe(200);
    expect(await db.query(`SELECT 1 FROM assistant_messages WHERE direction = 'in'`)).toEqual([]);
  });
});

test('how it stands, in numbers', async () => {
  await asks('lan');
  await tend();
  await post(signal(bot.said[0]!.conversation, 'trạm thú y'));
  await later(2_000);
  await later(30_000);
  bot.troubles = ['unauthorised'];
  await asks('mai');
  await tend();
  expect(await assistantCounts(db.database, town.clock.now())).toEqual({
    asked: 2,
    answered: 1,
    passedOn: 1,
    open: 0,
    failing: true,
  });
});
