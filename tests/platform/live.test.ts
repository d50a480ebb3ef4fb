import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EVERYTHING, toPayloads } from '../../src/platform/live.ts';

const everything = [JSON.stringify([[EVERYTHING.kind, EVERYTHING.id]])];

test('few changes are one message, each named once', () => {
  const issue = { kind: 'issue', id: 'VC-0001' };
  expect(toPayloads([issue, { kind: 'message', id: 'a' }, { ...issue }])).toEqual([
    '[["issue","VC-0001"],["message","a"]]',
  ]);
  expect(toPayloads([])).toEqual([]);
});

test('many changes are several messages, and very many are told as everything', () => {
  const changes = (count: number) => Array.from({ length: count }, (_, id) => ({ kind: 'message', id: `c-${id}` }));
  const several = toPayloads(changes(1_000));
  expect(several.length).toBeGreaterThan(1);
  expect(several.flatMap((payload) => JSON.parse(payload))).toHaveLength(1_000);
  expect(toPayloads(changes(10_000))).toEqual(everything);
});

test('whatever the changes, no message is longer than PostgreSQL takes, and none is lost', () => {
  const change = fc.record({
    kind: fc.string(),
    id: fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 3_000, maxLength: 9_000 })),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const payloads = toPayloads(changes);
      for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(7_900);
      if (payloads[0] === everything[0]) return;
      const told = new Set(payloads.flatMap((payload) => JSON.parse(payload)).map((pair) => JSON.stringify(pair)));
      for (const { kind, id } of changes) expect(told.has(JSON.stringify([kind, id]))).toBe(true);
    }),
  );
});
