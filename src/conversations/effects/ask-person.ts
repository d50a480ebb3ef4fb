import { askForPeople } from '../human-tasks.ts';
import { conversationWords } from '../words.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** "Gặp người", or politics: a task for the moderators. */
export const askPerson: EffectHandler<'ask_person'> = async (tx, calls, { now }) => {
  await askForPeople(
    tx,
    calls.map(({ conversation: { id, homeAreaId }, args: { about } }) => ({
      conversationId: id,
      homeAreaId,
      ...(about && { note: conversationWords.sensitiveToDo }),
    })),
    now,
  );
  return calls.map(() => undefined);
};
