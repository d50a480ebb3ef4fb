import type { Reporter } from '../../issues/reporter.ts';
import type { EffectOf } from './effect-handlers.ts';

/** Who speaks in a turn, for the issues. */
export function reporterOf({ conversation, updateIds }: Omit<EffectOf<'file_issue'>, 'args'>): Reporter {
  return {
    personId: conversation.personId,
    conversationId: conversation.id,
    channel: conversation.channel,
    updateIds,
  };
}
