import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Bot, openBot, type Speaker } from '../../../src/assistant/outside/bot.ts';
import type { BotTrouble } from '../../../src/assistant/outside/bot-error.ts';
import { Secret } from '../../../src/platform/secret.ts';
import { type BotpressEmulator, startBotpressEmulator } from '../../emulators/botpress/botpress-emulator.ts';
import type { Fault } from '../../emulators/botpress/faults.ts';

let botpress: BotpressEmulator;
let bot: Bot;
let nth = 0;
let speaker: Speaker;

const configOf = (key = botpress.encryptionKey) => ({
  ...{ webhookId: botpress.webhookId, apiRoot: botpress.apiRoot, webhookSecret: new Secret(botpress.webhookSecret) },
  encryptionKey: new Secret(key),
});

beforeAll(async () => {
  botpress = await startBotpressEmulator();
});
afterAll(() => botpress.close());
beforeEach(() => {
  botpress.recover();
  botpress.behave(() => []);
  bot = openBot({ config: configOf(), longestCallMs: 1_500 });
  nth += 1;
  speaker = { user: `nd-u${nth}`, conversation: `nd-c${nth}` };
});

const say = (text: string, more = {}) => bot.say(speaker, { key: `k${text}`, text, again: false, ...more });

test('a user and a conversation are made once, and what is said carries our key', async () => {
  const before = botpress.calls.length;
  await say('một');
  await say('hai');
  expect(botpress.calls.slice(before).map(({ call }) => call)).toEqual([
    ...['GET /hello', 'POST /users/get-or-create', 'POST /conversations/get-or-create'],
    ...['POST /messages', 'POST /messages'],
  ]);
  const heard = botpress.heard.filter(({ conversationId }) => conversationId === speaker.conversation);
  expect(heard.map(({ userId, payload, metadata }) => [userId, payload.text, metadata])).toEqual([
    [speaker.user, 'một', { key: 'kmột' }],
    [speaker.user, 'hai', { key: 'khai' }],
  ]);
});

test('what the bot said is listed in order over all pages, without what we said', async () => {
  botpress.behave((text) => Array.from({ length: 15 }, (_, index) => ({ type: 'text', text: `${text} ${index}` })));
  await say('a');
  await say('b');
  const heard = await bot.listen(speaker);
  expect(heard.map(({ text }) => text)).toEqual(
    ['a', 'b'].flatMap((text) => Array.from({ length: 15 }, (_, index) => `${text} ${index}`)),
  );
  expect(new Set(heard.map(({ id }) => id)).size).toBe(30);
});

describe('each trouble has its name, and tells no secret', () => {
  const troubles: [string, Fault, BotTrouble, boolean][] = [
    ['too many calls', { kind: 'refuse', code: 429, type: 'RateLimited' }, 'throttled', false],
    ['a wrong key', { kind: 'refuse', code: 401, type: 'Unauthorized' }, 'unauthorised', true],
    ['a refusal', { kind: 'refuse', code: 400, type: 'InvalidPayload' }, 'refused', true],
    ['a failure of theirs', { kind: 'refuse', code: 500, type: 'Internal' }, 'unreachable', false],
    ['an error that comes with 200', { kind: 'refuse_with_200', code: 503 }, 'unreachable', false],
    ['a page of a gateway', { kind: 'html' }, 'unreachable', false],
    ['a page of a gateway with 200', { kind: 'html', status: 200 }, 'not_understood', false],
    ['a broken connection', { kind: 'drop', when: 'before' }, 'unreachable', false],
    ['no answer', { kind: 'slow', ms: 30_000 }, 'slow', false],
  ];

  test.each(troubles)('%s', async (_what, fault, trouble, final) => {
    botpress.fail('POST /messages', fault);
    const error = await say('a').then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ name: 'BotError', trouble, final });
    expect(JSON.stringify(error) + String((error as Error).message)).not.toContain(botpress.encryptionKey);
    await say('b');
  });

  test('a service that never says hello is slow, too', async () => {
    botpress.fail('GET /hello', { kind: 'slow', ms: 30_000 });
    await expect(say('a')).rejects.toMatchObject({ trouble: expect.stringMatching(/slow|unreachable/) });
  });

  test('another key than the bot’s is refused', async () => {
    bot = openBot({ config: configOf('another-key-than-that-of-the-bot') });
    await expect(say('a')).rejects.toMatchObject({ trouble: 'unauthorised' });
  });

  test('a wrong webhook id is refused', async () => {
    bot = openBot({ config: { ...configOf(), webhookId: 'nobody-knows-it' } });
    await expect(say('a')).rejects.toMatchObject({ trouble: 'refused' });
  });
});

test('what was carried out but not answered is not said twice', async () => {
  botpress.fail('POST /messages', { kind: 'drop', when: 'after' });
  await expect(say('một lần')).rejects.toMatchObject({ trouble: 'unreachable' });
  await say('một lần', { again: true });
  const heard = botpress.heard.filter(({ conversationId }) => conversationId === speaker.conversation);
  expect(heard).toHaveLength(1);
});

test('conversations and the user are deleted; what is gone already is fine', async () => {
  await say('a');
  const what = { user: speaker.user, conversations: [speaker.conversation, 'nd-never-there'], userToo: true };
  await bot.forget(what);
  expect(botpress.conversations.has(speaker.conversation)).toBe(false);
  expect(botpress.users.has(speaker.user)).toBe(false);
  await bot.forget(what);
  // Asking again makes the user anew.
  await say('b');
  expect(botpress.users.has(speaker.user)).toBe(true);
});
