import { askDutyHelp } from '../../duties/change-duty.ts';
import type { EffectHandler } from './effect-handlers.ts';

export const askDutyHelpEffect: EffectHandler<'ask_duty_help'> = async (tx, calls, { now }) => {
  const outcomes = [];
  for (const { args, conversation } of calls) {
    const cadre = { personId: conversation.personId, channel: conversation.channel };
    outcomes.push(await askDutyHelp(tx, { ...args, cadre }, now));
  }
  return outcomes;
};
