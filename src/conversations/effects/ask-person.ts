import { askForPeople } from '../human-tasks.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** "Gặp người": a task for the moderators. */
export const askPerson: EffectHandler<'ask_person'> = async (tx, calls, { now }) => {
  await askForPeople(
    tx,
    calls.map(({ conversation: { id, homeAreaId } }) => ({ conversationId: id, homeAreaId })),
    now,
  );
  return calls.map(() => undefined);
};
