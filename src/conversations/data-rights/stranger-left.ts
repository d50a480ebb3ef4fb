import { removeEmptyConversations } from '../../messages/erase-conversation-store.ts';
import type { TimerHandler } from '../../messages/fire-timers.ts';
import { removeAddresses } from '../../people/erase-person-store.ts';
import type { Clock } from '../../platform/clock.ts';

/** The timer of a conversation whose person was erased; its subject is the id of the conversation. */
export const STRANGER_LEFT = 'stranger_left';

/** So long the last message has to arrive and to be read, in milliseconds. */
export const STRANGER_STAYS_MS = 60 * 60_000;

/**
 * After an erasure only an address was left, for the last message: now it goes too. Where the stranger wrote again meanwhile, they are
 * somebody new, and stay.
 */
export function strangerLeft({ clock }: { clock: Pick<Clock, 'real'> }): TimerHandler {
  return async (tx, timers) => {
    const addressIds = await removeEmptyConversations(
      tx,
      timers.map(({ subject }) => subject),
      clock.real(),
    );
    await removeAddresses(tx, addressIds);
  };
}
