/**
 * One person's passage through flows: plain JSON, stored between turns.
 * The last frame is the one that waits for an answer; the ones below it were interrupted and are resumed by choice.
 */
export interface Session {
  frames: Frame[];
  /** Milliseconds since the epoch at which the last question was asked. */
  askedAt: number;
  /** The moment of the last question, as it stands at the end of the ids of its choices; absent where it had none. */
  stamp?: string;
  /** The choices of the last question where its step made them on the spot; those that a step declares are found there. */
  offered?: { id: string; label: string; words?: readonly string[] }[];
  /** How often in a row an answer was not understood at this step. */
  misses?: number;
}

export interface Frame {
  flow: string;
  version: number;
  step: string;
  answers: Record<string, unknown>;
}
