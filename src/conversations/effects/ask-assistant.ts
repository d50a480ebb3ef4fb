import { openQuestions } from '../../assistant/outside/ask-store.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** A question to the assistant outside: a row, which the loop sends after the commit. */
export const askAssistantEffect: EffectHandler<'ask_assistant'> = async (tx, calls, { now, wakes }) => {
  await openQuestions(
    tx,
    calls.map(({ conversation, args }) => ({ conversationId: conversation.id, ...args })),
    now,
  );
  wakes.add('assistant');
  return calls.map(() => undefined);
};
