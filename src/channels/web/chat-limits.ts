import { AppError } from '../../platform/app-error.ts';
import { type Limit, slidingWindow } from './sliding-window.ts';
import { WORDS } from './words.ts';

export interface ChatLimits {
  /** Messages and photos of one visitor. */
  visitorMessages: Limit;
  /** The same of everybody behind one address: a village may share one. */
  addressMessages: Limit;
  /** New visitors from one address. */
  addressVisitors: Limit;
  /** Readings and live lines of one visitor. */
  visitorReads: Limit;
  addressReads: Limit;
}

const MINUTE = 60_000;

export const CHAT_LIMITS: ChatLimits = {
  visitorMessages: { most: 20, perMs: MINUTE },
  addressMessages: { most: 60, perMs: MINUTE },
  addressVisitors: { most: 10, perMs: MINUTE },
  visitorReads: { most: 120, perMs: MINUTE },
  addressReads: { most: 1_200, perMs: MINUTE },
};

export interface Guard {
  /** @throws AppError `too_many_requests`, in words, with `retryAfter` in seconds as its detail. */
  message(visitor: string, address: string): void;
  visitor(address: string): void;
  read(visitor: string, address: string): void;
}

/** @param time the machine's, in milliseconds. */
export function chatGuard(limits: ChatLimits, time: () => number): Guard {
  const windows = {
    visitorMessages: slidingWindow(limits.visitorMessages),
    addressMessages: slidingWindow(limits.addressMessages),
    addressVisitors: slidingWindow(limits.addressVisitors),
    visitorReads: slidingWindow(limits.visitorReads),
    addressReads: slidingWindow(limits.addressReads),
  };
  const check = (window: keyof ChatLimits, key: string) => {
    const waitMs = windows[window](key, time());
    if (waitMs > 0)
      throw new AppError('too_many_requests', WORDS.tooOften, { retryAfter: Math.max(1, Math.ceil(waitMs / 1000)) });
  };
  return {
    message: (visitor, address) => {
      check('visitorMessages', visitor);
      check('addressMessages', address);
    },
    visitor: (address) => check('addressVisitors', address),
    read: (visitor, address) => {
      check('visitorReads', visitor);
      check('addressReads', address);
    },
  };
}
