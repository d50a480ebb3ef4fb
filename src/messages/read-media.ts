import type { SendContext } from '../channels/channel.ts';
import type { Database } from '../platform/database.ts';
import type { Storage } from '../platform/storage.ts';
import { storedMedium } from './media-store.ts';

/** Reads stored media for the channels, which send them on. The function throws where there are no bytes. */
export function mediaReader({
  database,
  storage,
}: {
  database: Database;
  storage: Pick<Storage, 'get'>;
}): SendContext['media'] {
  return async (id) => {
    const medium = await storedMedium(database, id);
    if (!medium) throw new Error(`medium ${id} has no bytes`);
    const { contentType, storageKey } = medium;
    return { bytes: await storage.get(storageKey), contentType, name: mediaFileName(id, contentType) };
  };
}

const ENDINGS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
};

/** A name that says nothing of who sent it. */
export function mediaFileName(id: string, contentType: string): string {
  return `nghe-dan-${id.slice(-8)}.${ENDINGS[contentType] ?? 'bin'}`;
}
