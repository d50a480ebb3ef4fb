import type { Transaction } from '../platform/database.ts';
import { type MediaDeps, removeBytes } from './fetch-media.ts';
import { erasedMedia, forgetErased, markErased } from './media-store.ts';

/**
 * Removes the bytes of media that are marked as erased (`markErased`), here and what a channel still holds of them.
 * May run any number of times. @param which these, or those that were left over, at most so many.
 */
export async function removeErasedBytes(
  { database, storage, channelOf }: Pick<MediaDeps, 'database' | 'storage' | 'channelOf'>,
  which: { ids: readonly string[] } | { limit: number },
): Promise<void> {
  for (const { id, channel, account, externalId } of await erasedMedia(database, which)) {
    await removeBytes(storage, id);
    if (externalId !== null) await channelOf(channel, account)?.forgetFile?.(externalId);
    await forgetErased(database, id);
  }
}

/** Erases media outside of a larger transaction: rows first, so that nobody is shown what is being removed. */
export async function eraseMedia(
  deps: Pick<MediaDeps, 'database' | 'storage' | 'channelOf'>,
  ids: readonly string[],
  reason: string,
): Promise<void> {
  await deps.database.$transaction((tx: Transaction) => markErased(tx, ids, reason));
  await removeErasedBytes(deps, { ids });
}
