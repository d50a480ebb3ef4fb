import type { MessageChanged } from '../../../flows/effects.ts';
import { changeMessage } from '../../issues/change-message.ts';
import type { EffectHandler } from './effect-handlers.ts';
import { reporterOf } from './reporter-of.ts';

/** Rare, and each locks its issue: one call after the other. */
export const editMessage: EffectHandler<'edit_message'> = async (tx, calls, { now }) => {
  const changes: MessageChanged[] = [];
  for (const call of calls) changes.push(await changeMessage(tx, { ...call.args, ...reporterOf(call) }, now));
  return changes;
};
