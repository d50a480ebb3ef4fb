import { townDay } from '../calendar/town-day.ts';
import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import type { Encryption } from '../platform/encryption.ts';
import { checkedPost, type PostCall } from './checked-post.ts';
import { readPhone } from './holder-rows.ts';
import { applyHolderPlan } from './holder-store.ts';
import { storedHolders } from './known-organisation-view.ts';
import type { EndHolding, GivePost } from './organisation-change-schema.ts';
import { stepsFor } from './plan-holders.ts';
import { refusedWords } from './refused-words.ts';

interface Deps {
  encryption: Encryption;
  now: Date;
}

/**
 * Somebody holds a post, or acts in it, from a day on; the one before ends the day before that.
 * @throws AppError as `checkedPost`; `invalid` for the number or the period, `not_allowed` where he holds it already.
 */
export async function givePost(
  tx: Transaction,
  { viewer, postId, ...wish }: PostCall & GivePost,
  { encryption, now }: Deps,
): Promise<void> {
  await checkedPost(tx, { viewer, postId }, { wish: 'change', now });
  const phone = wish.phone ? readPhone(wish.phone) : null;
  if (wish.phone && !phone) throw new AppError('invalid', refusedWords.badPhone, { fields: ['phone'] });
  if (wish.until !== null && wish.until < wish.since)
    throw new AppError('invalid', refusedWords.endsBeforeBegin, { fields: ['until'] });
  const stored = await storedHolders(tx, [postId], encryption);
  const name = wish.name.normalize('NFC').replace(/\s+/g, ' ');
  const { steps } = stepsFor([{ ...wish, name, phone, postId }], stored, townDay(now));
  if (steps.length === 0) throw new AppError('not_allowed', refusedWords.holdsAlready);
  const source = { actor: 'moderator', staffId: viewer.staffId, now } as const;
  await applyHolderPlan(tx, { posts: [], steps }, { encryption, source });
}

/**
 * The last day on which somebody holds a post.
 * @throws AppError as `checkedPost`; `not_found`, `stale`, `invalid` where it lies before the first.
 */
export async function endHolding(
  tx: Transaction,
  { viewer, postId, holderId, until, version }: PostCall & EndHolding & { holderId: string },
  { encryption, now }: Deps,
): Promise<void> {
  await checkedPost(tx, { viewer, postId }, { wish: 'change', now });
  const holder = (await storedHolders(tx, [postId], encryption)).find(({ id }) => id === holderId);
  if (!holder) throw new AppError('not_found', refusedWords.noHolder);
  if (holder.version !== version) throw new AppError('stale', refusedWords.stale);
  if (holder.since !== null && until < holder.since)
    throw new AppError('invalid', refusedWords.endsBeforeBegin, { fields: ['until'] });
  const source = { actor: 'moderator', staffId: viewer.staffId, now } as const;
  const steps = [{ do: 'end' as const, id: holderId, postId, name: holder.name, until }];
  await applyHolderPlan(tx, { posts: [], steps }, { encryption, source });
}
