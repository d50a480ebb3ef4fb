import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

/** `@botpress/chat` pins an axios of 2022, with known holes: the override of `package.json` must reach all that is installed. */
test('the one axios that is installed is the one we chose', () => {
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
  const chosen: string = read('package.json').overrides.axios;
  const installed = Object.entries<{ version: string }>(read('package-lock.json').packages).filter(([path]) =>
    path.endsWith('node_modules/axios'),
  );
  expect(installed.map(([, { version }]) => version)).toEqual([chosen]);
  expect(read('node_modules/axios/package.json').version).toBe(chosen);
  const [major, minor] = chosen.split('.').map(Number) as [number, number];
  expect(major > 1 || minor >= 8).toBe(true);
});
