import type { SendContext } from '../channels/channel.ts';
import type { Database } from '../platform/database.ts';
import type { Storage } from '../platform/storage.ts';
import { shrinkPhoto } from './check-photo.ts';
import { storedMedium } from './media-store.ts';

/** Reads stored media for the channels, which send them on. The function throws where there are no bytes. */
export function mediaReader({
  database,
  storage,
}: {
  database: Database;
  storage: Pick<Storage, 'get'>;
}): SendContext['media'] {
  return async (id, limit) => {
    const medium = await storedMedium(database, id);
    if (!medium) throw new Error(`medium ${id} has no bytes`);
    const { contentType, storageKey } = medium;
    const bytes = await storage.get(storageKey);
    const isPicture = contentType === 'image/jpeg';
    return {
      bytes: isPicture && limit ? await shrinkPhoto(bytes, limit.mostBytes) : bytes,
      ...{ contentType, name: mediaFileName(id, contentType) },
    };
  };
}

const ENDINGS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
  'audio/amr': 'amr',
  'audio/aac': 'aac',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** A name that says nothing of who sent it. */
export function mediaFileName(id: string, contentType: string): string {
  return `nghe-dan-${id.slice(-8)}.${ENDINGS[contentType] ?? 'bin'}`;
}
