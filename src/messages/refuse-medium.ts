import type { Database } from '../platform/database.ts';
import { asWorded } from './as-worded-view.ts';
import type { MediaReason } from './media-reason.ts';
import { type IncomingMedium, markWithoutBytes } from './media-store.ts';
import { enqueue } from './outbox-store.ts';
import { refusedMedium } from './refused-medium.ts';
import { messageNotices } from './words.ts';

interface Deps {
  database: Database;
  clock: { now(): Date };
  wakeSend?: () => void;
}

/**
 * A medium will never be had, and whoever sent it is told so, in words and once: of an album once for each reason. Both happen or
 * neither.
 */
export async function refuseMedium(
  { database, clock, wakeSend }: Deps,
  { id, conversationId, kind, album, lang }: IncomingMedium,
  why: { state: 'refused' | 'failed'; reason: MediaReason },
): Promise<void> {
  await database.$transaction(async (tx) => {
    if (!(await markWithoutBytes(tx, id, why))) return;
    const notices = await asWorded(tx, messageNotices);
    const cause = album === null ? id : `${conversationId}:${album}`;
    await enqueue(tx, [
      {
        conversationId,
        priority: 1,
        reply: { text: refusedMedium({ reason: why.reason, kind, lang }, notices) },
        readyAt: clock.now(),
        onceKey: `medium:${cause}:${why.reason}`,
      },
    ]);
  });
  wakeSend?.();
}
