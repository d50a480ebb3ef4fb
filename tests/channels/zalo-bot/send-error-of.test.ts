import { describe, expect, test } from '@jest/globals';
import { connectionError, pageError, refusalError } from '../../../src/channels/zalo-bot/send-error-of.ts';

const TOKEN = '12345689:abc-xyz';
const refused = (code: string, description = '') => refusalError(code, description, TOKEN);

test.each([
  ['400', 'Bad request: The text must not be empty', 'message_invalid', false],
  ['400', 'Bad request: chat not found', 'person_blocked', false],
  ['400', 'Bad request: chat_id is invalid', 'person_blocked', false],
  ['400', 'Bad request: The photo URL is invalid', 'message_invalid', false],
  ['400', 'Bad request: The chat_id must not be empty', 'message_invalid', false],
  ['401', 'Unauthorized', 'unauthorised', true],
  // Sic.
  ['403', 'Internal server error', 'connection_failed', true],
  ['404', 'Not Found', 'unauthorised', true],
  ['408', 'Request timeout', 'connection_failed', true],
  ['413', 'Too large', 'message_invalid', false],
  ['429', 'Quota exceeded', 'throttled', true],
  ['500', 'x', 'connection_failed', true],
  ['504', 'x', 'connection_failed', true],
  ['426', 'Upgrade', 'rejected', false],
  ['-12', 'strange', 'rejected', false],
])('%s "%s" is %s', (code, description, reason, retryable) => {
  expect(refused(code, description)).toMatchObject({ reason, retryable, code, retryAfter: undefined });
});

test('only where Zalo, or a gateway before it, waited in vain or answers nothing that is known, the message may have arrived', () => {
  const mayHaveArrived = ({ mayHaveArrived }: { mayHaveArrived: boolean }) => mayHaveArrived;
  expect(['400', '401', '403', '429', '500', '503'].map((code) => refused(code)).some(mayHaveArrived)).toBe(false);
  expect(['408', '504'].map((code) => refused(code)).every(mayHaveArrived)).toBe(true);
  expect([404, 429, 500, 502, 503].map((status) => pageError(status)).some(mayHaveArrived)).toBe(false);
  expect([200, 408, 504].map((status) => pageError(status)).every(mayHaveArrived)).toBe(true);
});

test('what Zalo says is kept without the token, in whatever writing, and without ids and numbers of people', () => {
  const { message } = refused(
    '418',
    `bot${TOKEN} and 12345689%3Aabc-xyz and 12345689&#58;abc-xyz for 6ede9afa66b88fe6d6a9, 0912345678 ${'x'.repeat(999)}`,
  );
  expect(message).not.toMatch(/abc-xyz|6ede9afa|0912345678/);
  expect(message).toMatch(/^Zalo says 418: bot12345689:\[token\] and/);
  expect(message.length).toBeLessThan(300);
});

test('of a page of a gateway nothing is kept but its status', () => {
  expect(pageError(502)).toMatchObject({ reason: 'connection_failed', code: '502', retryable: true });
  expect(pageError(200)).toMatchObject({ reason: 'connection_failed', code: '200', retryable: true });
  expect(pageError(429)).toMatchObject({ reason: 'throttled', code: '429', retryable: true });
});

describe('a connection', () => {
  const failing = (code: string) => connectionError(Object.assign(new Error(`https://x/bot${TOKEN}/`), { code }));

  test.each(['ECONNREFUSED', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])(
    'that was never there is told by its code: %s',
    (code) => {
      expect(failing(code)).toMatchObject({
        reason: 'connection_failed',
        code,
        retryable: true,
        mayHaveArrived: false,
      });
    },
  );

  test.each(['ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])(
    'that broke later leaves it open whether the message was sent: %s',
    (code) => {
      expect(failing(code)).toMatchObject({ reason: 'connection_failed', code, retryable: true, mayHaveArrived: true });
      expect(failing(code).message).not.toContain('abc-xyz');
    },
  );
});
