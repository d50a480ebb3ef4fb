import { test } from '@jest/globals';
import { useBrowser } from '../browser.ts';
const browser = useBrowser();
test('x', async () => {
  const page = await browser.newPage();
  await page.goto('about:blank');
  console.error(await page.evaluate(() => document.hidden + ' ' + document.visibilityState));
}, 30000);
