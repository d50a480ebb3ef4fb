import { leaveTalks, openTalk, sayInTalk } from '../../assistant/outside/ask-store.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** They are rare, and each holds its talk: one after the other. */

export const openAssistant: EffectHandler<'open_assistant'> = async (tx, calls, { now }) => {
  for (const { conversation } of calls) await openTalk(tx, conversation.id, now);
  return calls.map(() => undefined);
};

export const sayToAssistant: EffectHandler<'say_to_assistant'> = async (tx, calls, { now, wakes }) => {
  for (const { conversation, args } of calls) await sayInTalk(tx, conversation.id, { ...args, now });
  wakes.add('assistant');
  return calls.map(() => undefined);
};

export const leaveAssistant: EffectHandler<'leave_assistant'> = async (tx, calls, { now }) => {
  await leaveTalks(
    tx,
    calls.map(({ conversation }) => conversation.id),
    now,
  );
  return calls.map(() => undefined);
};
