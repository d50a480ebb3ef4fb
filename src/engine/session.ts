/**
 * One person's passage through flows: plain JSON, stored between turns.
 * The last frame is the one that waits for an answer; the ones below it were interrupted and are resumed by choice.
 */
export interface Session {
  frames: Frame[];
  /** Milliseconds since the epoch at which the last question was asked. */
  askedAt: number;
  /** The choices that the last question offered, so that a number or words can be understood after a restart. */
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
