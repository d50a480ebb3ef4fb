/**
 * One person's passage through flows: plain JSON, stored between turns.
 * The last frame is the one that waits for an answer; the ones below it were interrupted and are resumed by choice.
 */
export interface Session {
  frames: Frame[];
  /**
   * The moment of the present question, in milliseconds in base 36 (`momentOf` reads it). The ids of its choices end with it.
   * As a text it is written and read three times faster than the number.
   */
  asked: string;
  /** The moment when the question was last repeated, or something was taken on the side, where that was later. */
  touched?: string;
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

/** A moment as a session keeps it. @param time milliseconds since the epoch. */
export function momentAt(time: number): string {
  if (time !== last.time) last = { time, text: time.toString(36) };
  return last.text;
}

/** The turns of a batch are taken at one moment, and writing it takes as long as all else that a question needs. */
let last = { time: 0, text: '0' };

/** Milliseconds since the epoch. */
export function momentOf(text: string): number {
  return Number.parseInt(text, 36);
}
