import { createHash } from 'node:crypto';
import { changed, type SendError } from './send-error.ts';

/** Calls that are remembered; the oldest are forgotten first. */
const MOST = 1_000;

export interface Unanswered {
  answered(call: string): void;
  /** The error as it is to be understood. */
  judge(error: SendError, call: string): SendError;
}

/**
 * Zalo has no key by which it knows a message again. Where no answer came, nobody knows whether the message arrived: it is tried
 * once more, because a question that never came would leave a person waiting, and then no more, because the same words again and
 * again trouble people and cost the month's messages. Only hashes are kept, in memory: a restart costs one more try at most.
 */
export function unanswered(): Unanswered {
  const calls = new Set<string>();
  const keyOf = (call: string) => createHash('sha256').update(call).digest('base64');
  return {
    answered: (call) => {
      if (calls.size > 0) calls.delete(keyOf(call));
    },
    judge: (error, call) => {
      if (!error.mayHaveArrived) return error;
      const key = keyOf(call);
      if (calls.delete(key)) return changed(error, { retryable: false });
      calls.add(key);
      if (calls.size > MOST) calls.delete(calls.values().next().value!);
      return error;
    },
  };
}
