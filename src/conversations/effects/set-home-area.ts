import { setHomeAreas } from '../../people/person-store.ts';
import type { EffectHandler } from './effect-handlers.ts';

export const setHomeArea: EffectHandler<'set_home_area'> = async (tx, calls) => {
  await setHomeAreas(
    tx,
    calls.map(({ conversation, args }) => ({ personId: conversation.personId, areaId: args.areaId })),
  );
  return calls.map(() => undefined);
};
