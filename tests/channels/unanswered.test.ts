import { expect, test } from '@jest/globals';
import { SendError } from '../../src/channels/send-error.ts';
import { unanswered } from '../../src/channels/unanswered.ts';

const lost = new SendError('connection_failed', { code: 'ECONNRESET' });

test('a part whose answer was lost is tried once more, and then no more', () => {
  expect(unanswered(lost, 0, { fromPart: 0 })).toBe(lost);
  expect(unanswered(lost, 0, { fromPart: 0, mayHaveArrived: true })).toMatchObject({
    ...{ reason: 'connection_failed', code: 'ECONNRESET', retryable: false, mayHaveArrived: true },
  });
});

test('a later part, and a failure that is clear, may be tried again', () => {
  expect(unanswered(lost, 2, { fromPart: 1, mayHaveArrived: true })).toBe(lost);
  const refused = new SendError('connection_failed', { code: 'ECONNREFUSED', mayHaveArrived: false });
  expect(unanswered(refused, 0, { fromPart: 0, mayHaveArrived: true })).toBe(refused);
});
