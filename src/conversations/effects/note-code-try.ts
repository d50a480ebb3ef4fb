import { countCodeTries } from '../../issues/code-tries-store.ts';
import type { EffectHandler } from './effect-handlers.ts';

export const noteCodeTry: EffectHandler<'note_code_try'> = async (tx, calls, { now }) => {
  const ids = calls.map(({ conversation }) => conversation.id);
  return (await countCodeTries(tx, ids, now)).map((tries) => ({ tries }));
};
