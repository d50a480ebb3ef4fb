import { expect, test } from '@jest/globals';
import { errorFields, redactSecrets } from '../../src/platform/logger.ts';

test.each([
  ['a bot token', 'https://api.telegram.org/bot123456:AAabcdefghijklmnop/getUpdates', 'AAabc'],
  ['a percent-encoded token', 'path=123456%3AAAabcdefghijklmnop', 'AAabc'],
  ['a password in an address', 'connect postgresql://bot:hush@db:5432/bot failed', 'hush'],
  ['a phone number', 'gọi 0912 345 678 nhé', '345'],
  ['a phone number with a country', 'gọi +84912345678', '84912'],
  ['a mail address', 'gửi cho an.nguyen@example.vn', 'nguyen'],
])('%s does not reach the log', (_what, text, hidden) => {
  expect(redactSecrets(text)).not.toContain(hidden);
});

test('what tells of the fault stays', () => {
  const text = 'duplicate key value violates unique constraint "updates_pkey", code 23505, at 12:30 on 2026-11-18';
  expect(redactSecrets(text)).toBe(text);
});

test('ids are not taken for phone numbers', () => {
  const id = '0193e4a2-7c3b-7000-8123-456789012345';
  expect(redactSecrets(`conversation ${id}`)).toBe(`conversation ${id}`);
});

test('of an error its class, code and redacted words are told', () => {
  const error = Object.assign(new TypeError('no answer from //bot:hush@db'), { code: 'ECONNRESET', token: 'hush' });
  const fields = errorFields(error);
  expect(fields).toMatchObject({ error: 'TypeError', code: 'ECONNRESET', message: 'no answer from //[redacted]@db' });
  expect(JSON.stringify(fields)).not.toContain('hush');
  expect(fields.stack).toContain('logger.test.ts');
});

test('what was thrown and is no error is not told at all', () => {
  expect(errorFields('my token is hush')).toEqual({ error: 'not an Error' });
});
