import { CONSENT_SILENCE_MS } from '../../messages/consent-silence.ts';
import { countRouted } from '../../messages/routing-count-store.ts';
import { showAtOnce } from '../../messages/shown-at-once-store.ts';
import { setTimers } from '../../messages/timer-store.ts';
import { addTasks } from '../../staff/task-store.ts';
import { EMERGENCY_OVER } from '../emergency-over.ts';
import { conversationWords } from '../words.ts';
import type { EffectHandler } from './effect-handlers.ts';

/**
 * Somebody is in danger: whoever is on duty, in whatever ward, reads it at once. Without consent it is shown for a day, and then
 * erased. One task a conversation: what comes while it is open belongs to it.
 */
export const raiseAlarm: EffectHandler<'raise_alarm'> = async (tx, calls, { now, released }) => {
  await showAtOnce(
    tx,
    calls.flatMap(({ inputIds }) => inputIds),
  );
  await addTasks(
    tx,
    calls.map(({ conversation: { id }, args: { danger } }) => ({
      kind: 'emergency',
      subject: id,
      conversationId: id,
      note: `${conversationWords.emergency[danger]} ${conversationWords.emergencyToDo}`,
      dueAt: now,
    })),
    now,
  );
  const strangers = calls.filter(({ conversation }) => !conversation.consented);
  await setTimers(
    tx,
    strangers.map(({ conversation }) => ({
      kind: EMERGENCY_OVER,
      subject: conversation.id,
      dueAt: new Date(now.getTime() + CONSENT_SILENCE_MS),
    })),
  );
  await countRouted(
    tx,
    calls.flatMap(({ conversation: { channel }, args: { more } }) => (more ? [] : [{ outcome: 'R-KC', channel }])),
    now,
  );
  for (const { conversation } of calls) released.add(conversation.id);
  return calls.map(() => undefined);
};
