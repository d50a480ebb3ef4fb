import { CONSENT_LAPSED } from '../messages/consent-silence.ts';
import { lapsingConversations, stopWaiting } from '../messages/conversation-store.ts';
import { eraseHeld } from '../messages/erase-store.ts';
import type { TimerHandler } from '../messages/fire-timers.ts';
import { endSessions } from '../messages/session-store.ts';
import { setTimers } from '../messages/timer-store.ts';
import { forgetNames } from '../people/address-store.ts';
import { recordConsents } from '../people/consent-store.ts';
import type { Clock } from '../platform/clock.ts';

/** A turn is being taken at this moment: look again when it is over. Milliseconds. */
const LOOK_AGAIN_MS = 60_000;

/**
 * A day of silence is no consent: what was held of these conversations is erased as after a "Không".
 * The timer's subject is the id of the conversation.
 */
export function consentLapsed({
  clock,
  textVersion,
  eraseMedia,
}: {
  clock: Pick<Clock, 'real'>;
  /** Of the notice that was not answered. */
  textVersion: string;
  eraseMedia(mediaIds: readonly string[]): void;
}): TimerHandler {
  return async (tx, timers, now) => {
    const found = await lapsingConversations(
      tx,
      timers.map(({ subject }) => subject),
      clock.real(),
    );
    const busy = found.filter(({ leased }) => leased);
    const lapsed = found.filter(({ leased }) => !leased);
    await setTimers(
      tx,
      busy.map(({ id }) => ({ kind: CONSENT_LAPSED, subject: id, dueAt: new Date(now.getTime() + LOOK_AGAIN_MS) })),
    );
    const conversationIds = lapsed.map(({ id }) => id);
    const media = await eraseHeld(tx, { conversationIds, reason: 'consent_lapsed', andWaiting: true });
    await stopWaiting(tx, conversationIds);
    await endSessions(tx, conversationIds);
    await forgetNames(
      tx,
      lapsed.map(({ addressId }) => addressId),
    );
    await recordConsents(
      tx,
      lapsed.map(({ personId, addressId, channel }) => ({
        personId,
        addressId,
        channel,
        purpose: 'reports',
        decision: 'lapsed',
        textVersion,
      })),
      now,
    );
    return () => {
      if (media.length > 0) eraseMedia(media);
    };
  };
}
