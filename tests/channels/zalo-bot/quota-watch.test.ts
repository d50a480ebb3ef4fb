import { expect, test } from '@jest/globals';
import { SendError } from '../../../src/channels/send-error.ts';
import { quotaWatch } from '../../../src/channels/zalo-bot/quota-watch.ts';

const tooMany = () => new SendError('throttled', { code: '429' });

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
