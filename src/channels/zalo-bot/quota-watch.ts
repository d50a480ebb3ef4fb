import type { Clock } from '../../platform/clock.ts';
import { SendError } from '../send-error.ts';

/** Milliseconds: a pace that was too fast is forgiven within seconds; what is refused for so long is the month's quota. */
const LONGEST_PACE_TROUBLE = 60_000;

/** Milliseconds: a refusal that came so long ago belongs to another trouble. Tries are at most five minutes apart. */
const SAME_TROUBLE = 10 * 60_000;

export interface QuotaWatch {
  accepted(): void;
  /** The error as it is to be understood. */
  judge(error: SendError): SendError;
}

/** Zalo answers 429 "Quota exceeded" both to a pace that is too fast and when the month's messages are used up. */
export function quotaWatch(clock: Pick<Clock, 'real'>): QuotaWatch {
  let first: number | undefined;
  let last = 0;
  return {
    accepted: () => {
      first = undefined;
    },
    judge: (error) => {
      if (error.reason !== 'throttled') return error;
      const now = clock.real().getTime();
      if (first === undefined || now - last > SAME_TROUBLE) first = now;
      last = now;
      if (now - first < LONGEST_PACE_TROUBLE) return error;
      return new SendError('quota_exhausted', { code: error.code, message: error.message });
    },
  };
}
