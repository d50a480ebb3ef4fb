import type { StepEvent } from '../engine/index.ts';

/** What the loops did, for the metrics and the counts of steps. */
export type Observation =
  | { kind: 'turns'; channel: string; count: number }
  /** What became of the steps of one conversation; committed with its turns. */
  | { kind: 'steps'; events: readonly StepEvent[] }
  | { kind: 'quarantined'; count: number }
  /** `result`: `sent`, or why it could not be sent. */
  | { kind: 'send'; channel: string; result: string; count: number };

export type Observe = (observation: Observation) => void;
