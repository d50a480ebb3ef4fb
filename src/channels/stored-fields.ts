import type { ParsedUpdate } from './channel.ts';

/** What the inbox tells of a commit; nothing where it has nothing to tell. */
// biome-ignore lint/suspicious/noConfusingVoidType: a store that returns nothing fits too
export type Stored = { conversationIds: readonly string[] } | void;

/** By these ids an update is followed through the logs: from the platform to its conversation, turn and messages. */
export function storedFields(updates: readonly ParsedUpdate[], stored: Stored): Record<string, unknown> {
  return {
    updates: updates.map(({ externalId }) => externalId),
    ...(stored ? { conversations: stored.conversationIds } : {}),
  };
}
