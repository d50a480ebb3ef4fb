import type { SendContext } from './channel.ts';
import { changed, type SendError } from './send-error.ts';

/**
 * Zalo has no key by which it knows a message again. Where no answer came, nobody knows whether the message arrived: it is tried
 * once more, because a question that never came would leave a person waiting, and then no more, because the same words again and
 * again trouble people and cost the month's messages. Pure.
 * @param part the index of the one that failed. @returns the error as it is to be understood.
 */
export function unanswered(
  error: SendError,
  part: number,
  { fromPart, mayHaveArrived = false }: Pick<SendContext, 'fromPart' | 'mayHaveArrived'>,
): SendError {
  const isAgain = error.mayHaveArrived && mayHaveArrived && part === fromPart;
  return isAgain ? changed(error, { retryable: false }) : error;
}
