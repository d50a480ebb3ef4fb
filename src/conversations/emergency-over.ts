import type { TimerHandler } from '../messages/fire-timers.ts';
import { eraseShownAtOnce } from '../messages/shown-at-once-store.ts';

/** The timer of an emergency that was shown without consent; its subject is the id of the conversation. */
export const EMERGENCY_OVER = 'emergency_over';

/** A day later nobody needs it any more to save a life: what was shown of people who never agreed is erased. */
export function emergencyOver({ eraseMedia }: { eraseMedia(mediaIds: readonly string[]): void }): TimerHandler {
  return async (tx, timers) => {
    const media = await eraseShownAtOnce(
      tx,
      timers.map(({ subject }) => subject),
    );
    return () => {
      if (media.length > 0) eraseMedia(media);
    };
  };
}
