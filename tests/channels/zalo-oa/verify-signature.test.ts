import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { signedBy } from '../../../src/channels/zalo-oa/verify-signature.ts';

const KEYS = { appId: '4069000000000000001', secretKey: 'OA-Secret' };
const OA = '2491000000000000002';
const BODY = Buffer.from(
  `{"app_id":"${KEYS.appId}","sender":{"id":"8180000000001"},"recipient":{"id":"${OA}"},"event_name":"user_send_text",` +
    '"message":{"text":"Đèn hỏng 💡"},"timestamp":"1795000000123"}',
);

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const signed = (id: string, { body = BODY, secret = KEYS.secretKey, time = '1795000000123' } = {}) => ({
  'x-zevent-signature': `mac=${hash(`${id}${body.toString()}${time}${secret}`)}`,
});

test('the plain SHA-256 of app, body, time and secret is right, the account in place of the app too', () => {
  expect(signedBy(signed(KEYS.appId), BODY, KEYS)).toBe('app_id');
  expect(signedBy(signed(OA), BODY, KEYS)).toBe('oa_id');
  const bare = { 'x-zevent-signature': signed(KEYS.appId)['x-zevent-signature'].slice(4).toUpperCase() };
  expect(signedBy(bare, BODY, KEYS)).toBe('app_id');
});

test.each<[string, Record<string, string | string[] | undefined>]>([
  ['nothing', {}],
  ['two signatures', { 'x-zevent-signature': [signed(KEYS.appId)['x-zevent-signature']] }],
  ['another secret', signed(KEYS.appId, { secret: 'OA-secret' })],
  ['no secret', signed(KEYS.appId, { secret: '' })],
  ['another time', signed(KEYS.appId, { time: '1795000000124' })],
  ['another body', signed(KEYS.appId, { body: Buffer.from(BODY.toString().replace('hỏng', 'sáng')) })],
  ['an id that stands nowhere', signed('1111111111')],
  ['a part of the signature', { 'x-zevent-signature': signed(KEYS.appId)['x-zevent-signature'].slice(0, 40) }],
])('%s is refused', (_name, headers) => {
  expect(signedBy(headers, BODY, KEYS)).toBeUndefined();
});

test('a body is not moved into the id: the same bytes cut elsewhere are refused', () => {
  const inner = '{"oa_id":"ID","timestamp":"1795000000123"}';
  const outer = Buffer.from(`{"a":${inner}}`);
  const headers = signed(KEYS.appId, { body: outer });
  const forged = inner.replace('ID', `${KEYS.appId}{\\"a\\":`);
  expect(signedBy(headers, outer, KEYS)).toBeUndefined();
  expect(signedBy(headers, Buffer.from(forged), KEYS)).toBeUndefined();
});

test('without a secret nothing is right, nor is what is no JSON', () => {
  expect(signedBy(signed(KEYS.appId, { secret: '' }), BODY, { ...KEYS, secretKey: '' })).toBeUndefined();
  const text = Buffer.from('no json');
  expect(signedBy(signed(KEYS.appId, { body: text }), text, KEYS)).toBeUndefined();
});
