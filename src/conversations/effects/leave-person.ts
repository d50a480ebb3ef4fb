import { asWorded } from '../../messages/as-worded-view.ts';
import { leaveTalks } from '../../messages/take-over-store.ts';
import { clearTimers } from '../../messages/timer-store.ts';
import { stopWaitingForPeople } from '../human-tasks.ts';
import { TAKE_OVER_SILENCE } from '../take-over-silence.ts';
import { conversationNotices, takeOverWords } from '../words.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** They are with the assistant again, by their own word: nobody needs to come, and who has the talk has it no more. */
export const leavePerson: EffectHandler<'leave_person'> = async (tx, calls, { now }) => {
  const conversationIds = calls.map(({ conversation }) => conversation.id);
  await leaveTalks(tx, conversationIds);
  await clearTimers(
    tx,
    conversationIds.map((subject) => ({ kind: TAKE_OVER_SILENCE, subject })),
  );
  await stopWaitingForPeople(tx, conversationIds, { outcome: takeOverWords.outcome.left, staffId: null, now });
  const notices = await asWorded(tx, conversationNotices);
  return calls.map(({ conversation }) => ({ says: notices.say(conversation.lang, 'left') }));
};
