import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { manualClock } from '../../src/platform/clock.ts';
import { encryptionWith } from '../../src/platform/encryption.ts';
import { signedLinks } from '../../src/platform/links.ts';

const clock = manualClock(new Date('2026-11-18T08:00:00Z'));
const links = signedLinks(encryptionWith(Buffer.alloc(32, 1)), clock);
const later = new Date('2026-11-18T08:10:00Z');

test('a link opens what it was made for, whatever the subject', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (subject) => {
      const token = links.sign('media', subject, later);
      expect(links.open('media', token)).toEqual({ subject });
      expect(token).toMatch(/^[\w.-]+$/);
    }),
  );
});

test('a link is over at its end', () => {
  const token = links.sign('media', 'a', later);
  clock.set(new Date('2026-11-18T08:09:59Z'));
  expect(links.open('media', token)).toEqual({ subject: 'a' });
  clock.set(later);
  expect(links.open('media', token)).toBeNull();
  clock.set(new Date('2026-11-18T08:00:00Z'));
});

test('a link for one purpose does not open another', () => {
  expect(links.open('map-card', links.sign('media', 'a', later))).toBeNull();
});

test('a link of another installation does not open', () => {
  const other = signedLinks(encryptionWith(Buffer.alloc(32, 2)), clock);
  expect(links.open('media', other.sign('media', 'a', later))).toBeNull();
});

test('a link that was altered anywhere does not open', () => {
  const token = links.sign('media', 'photo-1', later);
  for (let at = 0; at < token.length; at++) {
    const altered = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    expect(links.open('media', altered)).toBeNull();
  }
});

test.each(['', '.', '..', 'a.b', 'a.b.c', 'a.b.c.d', 'á.b.c'])('nonsense does not open: "%s"', (token) => {
  expect(links.open('media', token)).toBeNull();
});
