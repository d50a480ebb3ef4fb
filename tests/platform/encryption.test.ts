import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { constantTimeEqual, encryptionWith } from '../../src/platform/encryption.ts';

const encryption = encryptionWith(Buffer.alloc(32, 1));
const other = encryptionWith(Buffer.alloc(32, 2));

test('what is encrypted comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(encryption.decrypt(encryption.encrypt(text))).toBe(text);
    }),
  );
});

test('the same text is encrypted differently each time, and is not to be seen in it', () => {
  const first = encryption.encrypt('0912345678');
  expect(first).not.toEqual(encryption.encrypt('0912345678'));
  expect(first.includes('0912')).toBe(false);
});

test('bytes that were tampered with are refused, wherever', () => {
  const cipher = encryption.encrypt('một hai');
  for (let at = 0; at < cipher.length; at++) {
    const altered = Buffer.from(cipher);
    altered[at]! ^= 1;
    expect(() => encryption.decrypt(altered)).toThrow();
  }
});

test('bytes of another key are refused', () => {
  expect(() => other.decrypt(encryption.encrypt('một'))).toThrow();
});

test('the look-up hash is the same for the same parts, and differs for others, other borders and other keys', () => {
  const hash = encryption.lookupHash('telegram', '42');
  expect(hash).toEqual(encryption.lookupHash('telegram', '42'));
  expect(hash).not.toEqual(encryption.lookupHash('telegram', '43'));
  expect(hash).not.toEqual(encryption.lookupHash('telegram4', '2'));
  expect(hash).not.toEqual(other.lookupHash('telegram', '42'));
});

test('a signature holds for its purpose and text alone', () => {
  const signature = encryption.sign('cookie', 'session');
  expect(encryption.verify('cookie', 'session', signature)).toBe(true);
  expect(encryption.verify('link', 'session', signature)).toBe(false);
  expect(encryption.verify('cookie', 'sessions', signature)).toBe(false);
  expect(encryption.verify('cookie', 'session', `${signature}x`)).toBe(false);
  expect(encryption.verify('cookie', 'session', '')).toBe(false);
});

test('secrets are compared by all their bytes', () => {
  expect(constantTimeEqual('abc', 'abc')).toBe(true);
  expect(constantTimeEqual('abc', 'abd')).toBe(false);
  expect(constantTimeEqual('abc', 'abcd')).toBe(false);
});
