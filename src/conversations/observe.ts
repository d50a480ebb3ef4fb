/** What the loops did, for the metrics. */
export type Observation =
  | { kind: 'turns'; channel: string; count: number }
  | { kind: 'quarantined'; count: number }
  /** `result`: `sent`, or why it could not be sent. */
  | { kind: 'send'; channel: string; result: string; count: number };

export type Observe = (observation: Observation) => void;
