import { changeAssignments } from '../duties/assignment-store.ts';
import type { TimerHandler } from '../messages/fire-timers.ts';
import { setTimers } from '../messages/timer-store.ts';
import { deliveriesOf } from './delivery-view.ts';

/** The timer by which it is looked whether a reminder arrived; its subject is the key of its message. */
export const CHECK_DELIVERY = 'reminder_delivery';

export const DELIVERY_MS = 30_000;
/** So long a message is looked after; then it is its receipt that is waited for. */
const LONGEST_MS = 24 * 3_600_000;

/** What the platform has taken is delivered; what is still on its way is looked at again. What failed climbs with its receipt. */
export function checkDelivery(): TimerHandler {
  return async (tx, timers, now) => {
    const deliveries = await deliveriesOf(
      tx,
      timers.map(({ subject }) => subject),
    );
    await changeAssignments(
      tx,
      deliveries
        .filter(({ state, status }) => state === 'sent' && status === 'assigned')
        .map(({ assignmentId }) => ({ id: assignmentId, change: { change: 'deliver' }, by: { actor: 'system' } })),
      now,
    );
    const under = deliveries.filter(
      ({ state, queuedAt }) =>
        (state === 'queued' || state === 'sending') && now.getTime() - queuedAt.getTime() < LONGEST_MS,
    );
    await setTimers(
      tx,
      [...new Set(under.map(({ key }) => key))].map((subject) => ({
        ...{ kind: CHECK_DELIVERY, subject, dueAt: new Date(now.getTime() + 2 * DELIVERY_MS) },
      })),
    );
  };
}
