import { expect, test } from '@jest/globals';
import { SendError } from '../../src/channels/send-error.ts';
import { unanswered } from '../../src/channels/unanswered.ts';
import { quotaWatch } from '../../src/channels/zalo-bot/quota-watch.ts';

const lost = () => new SendError('connection_failed', { code: 'ECONNRESET' });
const tooMany = () => new SendError('throttled', { code: '429' });

test('a message whose answer was lost is tried once more, and then no more', () => {
  const calls = unanswered();
  expect(calls.judge(lost(), 'a').retryable).toBe(true);
  expect(calls.judge(lost(), 'b').retryable).toBe(true);
  expect(calls.judge(lost(), 'a')).toMatchObject({ reason: 'connection_failed', retryable: false });
});

test('an answer, and a failure that is clear, change nothing for the next time', () => {
  const calls = unanswered();
  calls.judge(lost(), 'a');
  calls.answered('a');
  expect(calls.judge(lost(), 'a').retryable).toBe(true);
  const refused = new SendError('connection_failed', { code: 'ECONNREFUSED', mayHaveArrived: false });
  for (let tries = 0; tries < 3; tries += 1) expect(calls.judge(refused, 'c')).toBe(refused);
});

test('it does not remember without end', () => {
  const calls = unanswered();
  for (let call = 0; call <= 1_000; call += 1) calls.judge(lost(), String(call));
  expect(calls.judge(lost(), '0').retryable).toBe(true);
  expect(calls.judge(lost(), '1000').retryable).toBe(false);
});

test('"Quota exceeded" means the pace for a minute, and after that the month', () => {
  let now = 0;
  const quota = quotaWatch({ real: () => new Date(now) });
  const after = (ms: number) => {
    now += ms;
    return quota.judge(tooMany()).reason;
  };
  expect(after(0)).toBe('throttled');
  expect(after(59_999)).toBe('throttled');
  expect(after(1)).toBe('quota_exhausted');
  expect(quota.judge(tooMany())).toMatchObject({ retryable: false, code: '429' });
  quota.accepted();
  expect(after(300_000)).toBe('throttled');
  // Long ago: another trouble.
  expect(after(601_000)).toBe('throttled');
  const other = new SendError('rejected');
  expect(quota.judge(other)).toBe(other);
});
