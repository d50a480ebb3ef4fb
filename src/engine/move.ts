import type { Input } from './input.ts';

/**
 * What a step decides to do next, as a value. `To` names where it may lead, so that the compiler can hold it against the
 * step's `leads`: a step of the same flow, `end`, or `flow:<id>` for another talk.
 */
export interface Move<To extends string = string> {
  readonly kind: 'go' | 'again' | 'stay' | 'end' | 'start' | 'interrupt' | 'resume' | 'pass' | 'anew' | 'close';
  readonly to: To;
  readonly step?: string;
  readonly answers?: object;
  /** An input to be taken by the step that is reached, instead of asking its question. */
  readonly take?: Input;
  /** What is said instead of the question (`again`) or to show that something was taken (`stay`). */
  readonly text?: string;
}

/** Moves that keep the step: only a step that waits can make them. */
export type Keeping = 'again' | 'stay';
