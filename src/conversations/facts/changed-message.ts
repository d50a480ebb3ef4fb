import { changedMessageFacts } from '../../issues/changed-message-view.ts';
import type { FactLoader } from './fact-loaders.ts';

export const loadChangedMessages: FactLoader<'changed_message'> = (asks, { database }) =>
  changedMessageFacts(
    database,
    asks.map(({ conversation, args }) => ({ conversationId: conversation.id, of: args.of })),
  );
