import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, expect, jest } from '@jest/globals';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { prepareChromium } from './chromium.ts';

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1440, height: 900 };

/** Milliseconds that a page is given to do something, on a machine with other work. */
const PATIENCE = 15_000;

/** Several steps, each with that patience. */
const TEST_TIMEOUT = 90_000;

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--font-render-hinting=none',
];

export interface TestBrowser {
  /** A page in a context of its own: no cookie, no storage. It is closed after the test. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  /** Errors of the console or of the page that this test is about; all others fail it. */
  expectErrors(pattern: RegExp): void;
}

/** One Chromium for a test file; call it at the top of the file. A test fails by an error in the console or in the page. */
export function useBrowser(): TestBrowser {
  jest.setTimeout(TEST_TIMEOUT);
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let errors: string[] = [];
  let expected: RegExp[] = [];

  beforeAll(async () => {
    const { executablePath, env } = await prepareChromium();
    browser = await chromium.launch({ executablePath, env, args: ARGS, headless: true });
  }, 60_000);
  afterAll(() => browser?.close());
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    const unexpected = errors.filter((error) => !expected.some((pattern) => pattern.test(error)));
    contexts = [];
    errors = [];
    expected = [];
    expect(unexpected).toEqual([]);
  });

  return {
    newPage: async (options) => {
      const context = await browser.newContext({
        viewport: PHONE,
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
        reducedMotion: 'reduce',
        ...options,
      });
      contexts.push(context);
      context.setDefaultTimeout(PATIENCE);
      context.on('page', (page) => {
        page.on('pageerror', (error) => errors.push(error.message));
        page.on('console', (message) => {
          if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
        });
      });
      return context.newPage();
    },
    expectErrors: (pattern) => {
      expected.push(pattern);
    },
  };
}

/** Waits for the fonts; where `TEST_SCREENSHOTS` names a folder, what the page shows is written there, to be looked at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const folder = process.env.TEST_SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

/** Checks the page as it is now against WCAG 2.2 A and AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // What is wrong is all that is read, and there are no frames: without this each check takes three times as long.
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(({ html }) => html.slice(0, 200)),
  }));
  expect(found).toEqual([]);
}
