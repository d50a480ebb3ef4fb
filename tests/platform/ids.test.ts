import { expect, test } from '@jest/globals';
import { newId, newToken } from '../../src/platform/ids.ts';
import { until } from './until.ts';

test('an id is a UUID of version 7', () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('a later id is a greater one', async () => {
  const ids: string[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const now = Date.now();
    await until(() => Date.now() > now);
    ids.push(newId());
  }
  expect([...ids].sort()).toEqual(ids);
});

test('ids and tokens are not repeated', () => {
  expect(new Set(Array.from({ length: 10_000 }, newId)).size).toBe(10_000);
  expect(new Set(Array.from({ length: 1_000 }, newToken)).size).toBe(1_000);
  expect(newToken()).toMatch(/^[\w-]{43}$/);
});
