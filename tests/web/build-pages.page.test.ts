import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from '@jest/globals';
import { buildPagesIfStale, PAGES_FOLDER } from '../../src/web/build-pages.ts';

beforeAll(async () => {
  await buildPagesIfStale();
}, 120_000);

const html = () => readFileSync(path.join(PAGES_FOLDER, 'chat/index.html'), 'utf8');

test('pages that are as new as their sources are not built again', async () => {
  expect(await buildPagesIfStale()).toBe(false);
});

test('the chat is light enough for a slow line: less than 80 kB of script', () => {
  const scripts = [...html().matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file!);
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.map((file) => gzipSync(readFileSync(path.join(PAGES_FOLDER, file)), { level: 9 }).length);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(80 * 1024);
});

test('pages carry no script of their own, which the security headers would refuse', () => {
  expect(html()).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(html()).not.toMatch(/https?:\/\//);
});
