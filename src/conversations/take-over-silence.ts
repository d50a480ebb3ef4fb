import { addWorkingTime } from '../calendar/working-hours.ts';
import type { NewTimer } from '../messages/timer-store.ts';

/** The kind of timer: a moderator has a talk, and both sides may have fallen silent. Its subject is the conversation's id. */
export const TAKE_OVER_SILENCE = 'take_over_silence';

/** So much working time without a word from either side gives the talk back to the assistant. Milliseconds. */
const SILENCE_MS = 60 * 60_000;

/** When a talk is given back if nobody says a word after `from`. */
export function silentUntil(from: Date): Date {
  return addWorkingTime(from, SILENCE_MS);
}

export function silenceTimer(conversationId: string, from: Date): NewTimer {
  return { kind: TAKE_OVER_SILENCE, subject: conversationId, dueAt: silentUntil(from) };
}
