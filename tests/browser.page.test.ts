import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chromium } from 'playwright-core';
import { useBrowser } from './browser.ts';
import { librariesOf, unpackChromium, withLibraries } from './chromium.ts';

describe('the browser of the page tests', () => {
  const browser = useBrowser();

  test('starts, and writes every letter of Vietnamese', async () => {
    const page = await browser.newPage();
    await page.setContent(`<canvas></canvas><p>ế ữ ợ ẵ đ Ỵ</p>`);
    // A letter that no font has is drawn as a box, and all boxes look alike.
    const drawn = await page.evaluate(() => {
      const canvas = document.querySelector('canvas')!;
      const draw = (letter: string) => {
        const context = canvas.getContext('2d', { willReadFrequently: true })!;
        context.clearRect(0, 0, 90, 90);
        context.font = '40px sans-serif';
        context.fillText(letter, 20, 60);
        const { data } = context.getImageData(0, 0, 90, 90);
        return data.reduce((digest, value) => (digest * 31 + value) % 1_000_000_007, 7);
      };
      return ['\u{e000}', ...'ếữợẵđỴ'.normalize('NFC')].map(draw);
    });
    // A box and six letters: all different.
    expect(new Set(drawn).size).toBe(7);
  });

  test('tells a page with an error from one without', async () => {
    browser.expectErrors(/broken on purpose/);
    const page = await browser.newPage();
    const seen = page.waitForEvent('pageerror');
    await page.setContent('<script>throw new Error("broken on purpose")</script>');
    expect((await seen).message).toContain('broken on purpose');
  });
});

describe('a machine without the libraries of Chromium', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'nghe-dan-bare-'));
    await unpackChromium(folder);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('is given those of the package', async () => {
    for (const name of ['libnss3.so', 'libnspr4.so', 'libnssutil3.so', 'libsoftokn3.so', 'libexpat.so.1'])
      expect((await stat(path.join(folder, 'lib', name))).size).toBeGreaterThan(10_000);
  });

  test('starts Chromium with them, and with no font but the package’s', async () => {
    const executablePath = path.join(folder, 'chromium');
    // Nothing of this machine's but the path, which has no part in finding libraries.
    const env = withLibraries(
      { PATH: process.env.PATH!, HOME: folder, FONTCONFIG_FILE: path.join(folder, 'fonts.conf') },
      folder,
    );
    const libraries = await librariesOf(executablePath, env);
    for (const name of ['libnss3.so', 'libnspr4.so', 'libnssutil3.so', 'libexpat.so.1'])
      expect(libraries.get(name)).toBe(path.join(folder, 'lib', name));
    expect([...libraries.values()]).not.toContain(null);
    const browser = await chromium.launch({ executablePath, env, args: ['--no-sandbox', '--disable-gpu'] });
    try {
      const page = await browser.newPage();
      await page.setContent('<p>Nghe Dân</p>');
      expect(await page.textContent('p')).toBe('Nghe Dân');
    } finally {
      await browser.close();
    }
  }, 60_000);
});
