import { talksOpen } from '../../assistant/outside/ask-store.ts';
import type { FactLoader } from './fact-loaders.ts';

/** Whether people talk with the assistant outside: it may have ended by itself. */
export const loadAssistantTalks: FactLoader<'assistant_talk'> = async (asks, { database }) => {
  const open = await talksOpen(
    database.direct,
    asks.map(({ conversation }) => conversation.id),
  );
  return asks.map(({ conversation }) => ({ open: open.has(conversation.id) }));
};
