import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openStorage } from '../../src/platform/storage.ts';

let folder: string;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'storage-')), 'media');
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

test('bytes come back as they were, also after another opening', async () => {
  const bytes = Buffer.from([0, 255, 1, 2, 3]);
  await openStorage({ folder }).put('2026/11/a.webp', bytes, 'image/webp');
  const storage = openStorage({ folder });
  expect(await storage.get('2026/11/a.webp')).toEqual(bytes);
  expect(await storage.exists('2026/11/a.webp')).toBe(true);
});

test('a large file comes back whole and no longer than it was', async () => {
  const storage = openStorage({ folder });
  const bytes = Buffer.alloc(3_000_001, 'ảnh');
  await storage.put('large', bytes, 'image/webp');
  expect((await storage.get('large')).equals(bytes)).toBe(true);
});

test('a second put replaces the first', async () => {
  const storage = openStorage({ folder });
  await storage.put('a', Buffer.from('first and longer'), 'text/plain');
  await storage.put('a', Buffer.from('second'), 'text/plain');
  expect((await storage.get('a')).toString()).toBe('second');
});

test('what is removed is gone, and removing it again is fine', async () => {
  const storage = openStorage({ folder });
  await storage.put('a/b', Buffer.from('x'), 'text/plain');
  await storage.remove('a/b');
  await storage.remove('a/b');
  expect(await storage.exists('a/b')).toBe(false);
  await expect(storage.get('a/b')).rejects.toThrow(/a\/b/);
});

test('no key reaches outside the folder', async () => {
  const storage = openStorage({ folder });
  for (const key of ['../outside', 'a/../../outside', '/../outside'])
    await storage.put(key, Buffer.from('x'), 'text/plain').catch(() => {});
  expect(existsSync(path.join(folder, '..', 'outside'))).toBe(false);
});

test('a reader never sees half of a picture that is being replaced', async () => {
  const storage = openStorage({ folder });
  const pictures = ['a', 'b'].map((letter) => Buffer.alloc(1_000_000, letter));
  await storage.put('picture', pictures[0]!, 'image/webp');
  let writing = true;
  const writer = (async () => {
    for (let turn = 0; turn < 40; turn++) await storage.put('picture', pictures[turn % 2]!, 'image/webp');
    writing = false;
  })();
  let seen = 0;
  while (writing) {
    const bytes = await storage.get('picture');
    expect(pictures.some((picture) => picture.equals(bytes))).toBe(true);
    seen++;
  }
  await writer;
  expect(seen).toBeGreaterThan(0);
});

test('what a crash left half-written is removed at the next opening, but not what another process writes now', async () => {
  const drafts = path.join(folder, '.drafts');
  mkdirSync(drafts, { recursive: true });
  for (const name of ['old', 'new']) writeFileSync(path.join(drafts, name), 'half');
  const longAgo = new Date(Date.now() - 2 * 3_600_000);
  utimesSync(path.join(drafts, 'old'), longAgo, longAgo);
  const storage = openStorage({ folder });
  await storage.put('a', Buffer.from('x'), 'text/plain');
  expect(readdirSync(drafts)).toEqual(['new']);
});
