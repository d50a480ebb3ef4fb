import type { Transaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Storage } from '../platform/storage.ts';
import { checkPhoto } from './check-photo.ts';
import { mediaKey } from './media-key.ts';
import type { MediaReason } from './media-reason.ts';
import { addStaffPhoto } from './take-over-store.ts';

/** What `check-photo.ts` draws. */
const CONTENT_TYPE = 'image/jpeg';

/** Keeps a photo that a moderator is about to send, drawn anew as those of residents are: without place, time and device. */
export async function storeStaffPhoto(
  { database, storage }: { database: Transaction; storage: Pick<Storage, 'put'> },
  { conversationId, original, now }: { conversationId: string; original: Buffer; now: Date },
): Promise<{ ok: true; id: string } | { ok: false; reason: MediaReason }> {
  const checked = await checkPhoto(original);
  if (!checked.ok) return checked;
  const { large, small } = checked;
  const id = newId();
  const storageKey = mediaKey(id);
  // Bytes first, then the row: a row that says "stored" is never without its bytes.
  await storage.put(storageKey, large.bytes, CONTENT_TYPE);
  await storage.put(mediaKey(id, 'small'), small.bytes, CONTENT_TYPE);
  await addStaffPhoto(database, {
    ...{ id, conversationId, storageKey, now },
    contentType: CONTENT_TYPE,
    bytes: large.bytes.length,
    width: large.width,
    height: large.height,
  });
  return { ok: true, id };
}
