import type { Input } from '../../src/engine/index.ts';

export interface DutyAnswers {
  /** Of the duty that is talked about. */
  number?: number;
  /** Where the list goes on. */
  from?: number;
  /** Media that were sent as evidence so far, and what was written. */
  media?: string[];
  document?: string;
  text?: string;
  reason?: string;
  /** `YYYY-MM-DD` */
  day?: string;
  substitute?: string | null;
  percent?: number;
  /** Milliseconds. */
  until?: number;
  /** What is wanted of a duty that has still to be named, with what was said. */
  want?: 'acknowledge' | 'finish' | 'moreTime' | 'decline' | 'progress' | 'support' | 'one';
  heard?: Input;
}
