import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import { TelegramError } from 'telegraf';
import { SendError } from '../../../src/channels/send-error.ts';
import { sendErrorOf } from '../../../src/channels/telegram/send-error-of.ts';

const TOKEN = '123456789:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0';
const telegram = (code: number, description: string, parameters?: object) =>
  new TelegramError(
    { error_code: code, description, ...(parameters ? { parameters } : {}) },
    { method: 'sendMessage', payload: { chat_id: 5, text: 'điều riêng' } },
  );
const network = (fields: object) => Object.assign(new Error(`request to https://x/bot${TOKEN}/getMe failed`), fields);

test.each([
  ['429', telegram(429, 'Too Many Requests: retry after 35', { retry_after: 35 }), 'throttled', true],
  ['429 without a time', telegram(429, 'Too Many Requests'), 'throttled', true],
  ['blocked', telegram(403, 'Forbidden: bot was blocked by the user'), 'person_blocked', false],
  [
    'cannot write first',
    telegram(403, "Forbidden: bot can't initiate conversation with a user"),
    'person_blocked',
    false,
  ],
  ['deactivated', telegram(403, 'Forbidden: user is deactivated'), 'person_blocked', false],
  ['no such chat', telegram(400, 'Bad Request: chat not found'), 'person_blocked', false],
  ['too long', telegram(400, 'Bad Request: message is too long'), 'message_invalid', false],
  ['a button', telegram(400, 'Bad Request: BUTTON_DATA_INVALID'), 'message_invalid', false],
  ['a picture too large', telegram(413, 'Request Entity Too Large'), 'message_invalid', false],
  [
    'a group that moved',
    telegram(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -100 }),
    'rejected',
    false,
  ],
  ['a wrong token', telegram(401, 'Unauthorized'), 'unauthorised', true],
  ['a wrong token or root', telegram(404, 'Not Found'), 'unauthorised', true],
  ['two pollers', telegram(409, 'Conflict: terminated by other getUpdates request'), 'rejected', true],
  ['a server error', telegram(502, 'Bad Gateway'), 'connection_failed', true],
  ['something new', telegram(418, 'Teapot'), 'rejected', false],
  [
    'a refused connection',
    network({ code: 'ECONNREFUSED', name: 'FetchError', type: 'system' }),
    'connection_failed',
    true,
  ],
  ['a time-out', network({ code: 'ETIMEDOUT' }), 'connection_failed', true],
  ['undici’s time-out', network({ code: 'UND_ERR_HEADERS_TIMEOUT' }), 'connection_failed', true],
  ['an HTML body', network({ name: 'FetchError', type: 'invalid-json' }), 'connection_failed', true],
  ['an abort', new DOMException('This operation was aborted', 'AbortError'), 'connection_failed', true],
  ['our time-out', AbortSignal.timeout(0), 'connection_failed', true],
  ['nonsense', undefined, 'connection_failed', true],
] as const)('%s', (_name, error, reason, retryable) => {
  expect(sendErrorOf(error)).toMatchObject({ reason, retryable });
});

test('tells how long to wait where Telegram says so, in milliseconds', () => {
  expect(sendErrorOf(telegram(429, 'Too Many Requests', { retry_after: 35 })).retryAfter).toBe(35_000);
  expect(sendErrorOf(telegram(429, 'Too Many Requests')).retryAfter).toBeUndefined();
});

test.each([
  [telegram(404, `Not Found: /bot${TOKEN}/sendMessage`)],
  [telegram(400, `Bad Request: ${encodeURIComponent(TOKEN)}`)],
  [network({ code: 'ECONNRESET' })],
  [network({ code: TOKEN, type: TOKEN })],
])('neither the token nor anybody’s words are told', (error) => {
  const told = inspect(sendErrorOf(error), { depth: 10, showHidden: true });
  expect(told).not.toContain('AAHfiqksKZ8WmR2zSjiQ7');
  expect(told).not.toContain('điều riêng');
});

test('says what to do about a conflict or a refused token', () => {
  expect(sendErrorOf(telegram(409, 'Conflict')).message).toMatch(/another process or a webhook/);
  expect(sendErrorOf(telegram(401, 'Unauthorized')).message).toMatch(/bot token or the API root/);
  expect(sendErrorOf(network({ code: 'UND_ERR_CONNECT_TIMEOUT' }))).toMatchObject({
    code: 'UND_ERR_CONNECT_TIMEOUT',
    message: 'Telegram did not answer in time',
  });
});

test('an error that is already translated stays as it is', () => {
  const error = new SendError('rejected');
  expect(sendErrorOf(error)).toBe(error);
});
