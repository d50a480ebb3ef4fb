import { expect, test } from '@jest/globals';
import { rememberFor } from '../../src/platform/remember.ts';
import { until } from './until.ts';

function counter() {
  let reads = 0;
  return { read: async () => ++reads, reads: () => reads };
}

test('many who ask at the same time, or soon after, share one read', async () => {
  const { read, reads } = counter();
  const remembered = rememberFor(60_000, read);
  expect(await Promise.all([remembered(), remembered()])).toEqual([1, 1]);
  expect(await remembered()).toBe(1);
  expect(reads()).toBe(1);
});

test('after its time it is read again', async () => {
  const { read } = counter();
  const remembered = rememberFor(5, read);
  expect(await remembered()).toBe(1);
  await until(async () => (await remembered()) > 1);
});

test('a read that failed is not remembered', async () => {
  let down = true;
  const remembered = rememberFor(60_000, async () => {
    if (down) throw new Error('down');
    return 'up';
  });
  await expect(remembered()).rejects.toThrow('down');
  down = false;
  expect(await remembered()).toBe('up');
});
