import { expect, test } from '@jest/globals';
import { noAnswer, refusal, sendErrorOf, TOKEN_ERRORS } from '../../../src/channels/zalo-oa/send-error-of.ts';

/** `platforms.md` §3.3–3.5. */
test.each([
  [-32, 'throttled', true],
  [-124, 'unauthorised', true],
  [-133, 'outside_window', false],
  [-144, 'quota_exhausted', false],
  [-201, 'message_invalid', false],
  [-213, 'person_blocked', false],
  [-216, 'unauthorised', true],
  [-218, 'quota_exhausted', false],
  [-220, 'unauthorised', true],
  [-227, 'person_blocked', false],
  [-230, 'outside_window', false],
  [-232, 'outside_window', false],
  [-234, 'outside_window', false],
  [-244, 'person_blocked', false],
  [-249, 'rejected', false],
  [-1121, 'message_invalid', false],
  [-99_999, 'rejected', false],
])('%d is %s', (code, reason, retryable) => {
  // It answered: the message surely did not go.
  expect(refusal(code)).toMatchObject({ reason, retryable, code: String(code), mayHaveArrived: false });
});

test('the codes of a token that is over are those for which it is renewed', () => {
  for (const code of TOKEN_ERRORS) expect(refusal(code).reason).toBe('unauthorised');
  expect([...TOKEN_ERRORS].sort()).toEqual([-124, -216, -220]);
});

test('of a page of a gateway nothing is kept but its status, and how long it wants us to wait', () => {
  expect(noAnswer(502, undefined)).toMatchObject({ reason: 'connection_failed', code: '502', mayHaveArrived: false });
  expect(noAnswer(504, undefined)).toMatchObject({ reason: 'connection_failed', mayHaveArrived: true });
  expect(noAnswer(200, undefined)).toMatchObject({ reason: 'connection_failed', mayHaveArrived: true });
  expect(noAnswer(429, '7')).toMatchObject({ reason: 'throttled', retryAfter: 7_000 });
  expect(noAnswer(429, 'soon')).toMatchObject({ reason: 'throttled', retryAfter: 10_000 });
});

test('what the HTTP client throws is told by its code alone', () => {
  const thrown = Object.assign(new Error('POST /v3.0/oa/message/cs access_token=geheim'), { code: 'ECONNRESET' });
  const error = sendErrorOf(thrown);
  expect(error).toMatchObject({ reason: 'connection_failed', code: 'ECONNRESET', mayHaveArrived: true });
  expect(error.message).not.toContain('geheim');
  expect(sendErrorOf(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })).mayHaveArrived).toBe(false);
});
