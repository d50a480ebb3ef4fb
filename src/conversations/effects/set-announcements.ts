import { recordConsents } from '../../people/consent-store.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** "Nhận thông báo", "ngừng thông báo": apart from news of one's own issues. */
export const setAnnouncementsEffect: EffectHandler<'set_announcements'> = async (tx, calls, { now }) => {
  await recordConsents(
    tx,
    calls.map(({ conversation: { personId, addressId, channel }, args: { wanted, textVersion } }) => ({
      ...{ personId, addressId, channel, textVersion },
      purpose: 'announcements' as const,
      decision: wanted ? ('given' as const) : ('withdrawn' as const),
    })),
    now,
  );
  return calls.map(() => undefined);
};
