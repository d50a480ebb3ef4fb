import { expect, test } from '@jest/globals';
import { healthChecks, whyNotReceiving } from '../src/app-health.ts';
import type { ReceivingState } from '../src/channels/start-receiving.ts';

const since = new Date('2026-11-23T01:00:00.000Z');
const state = (fields: Partial<ReceivingState>): ReceivingState => ({
  ...{ channel: 'telegram', status: 'polling', since, usable: true },
  ...fields,
});

test('channels that receive, here or in another process, are no reason', () => {
  expect(
    whyNotReceiving([
      state({}),
      state({ status: 'other_process_polls' }),
      state({ status: 'registered' }),
      state({ status: 'permitted' }),
    ]),
  ).toBeUndefined();
});

test.each<[Partial<ReceivingState>, string]>([
  [{ status: 'starting' }, 'telegram is about to start'],
  [
    { status: 'database_down' },
    'telegram waits since 2026-11-23T01:00:00.000Z: nothing is read from it while the database does not answer',
  ],
  [
    { status: 'channel_failing', reason: 'unauthorised', message: 'Unauthorized' },
    'telegram cannot be reached or refuses us since 2026-11-23T01:00:00.000Z: Unauthorized',
  ],
  [
    { channel: 'zalo-oa', status: 'consent_needed', message: 'nothing can be sent' },
    'zalo-oa needs a new consent of its administrator since 2026-11-23T01:00:00.000Z: nothing can be sent',
  ],
  [{ status: 'stopped' }, 'telegram is stopped'],
])('%j is told in words', (fields, words) => {
  expect(whyNotReceiving([state({ usable: false, ...fields })])).toBe(words);
});

test('a process that does not receive says nothing of channels', () => {
  const needs = { database: {} as never, queue: { depth: async () => 0 } };
  expect(Object.keys(healthChecks(needs))).toEqual(['database', 'queue']);
  expect(Object.keys(healthChecks({ ...needs, receiving: () => [] }))).toEqual(['database', 'queue', 'channels']);
});
