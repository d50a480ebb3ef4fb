import { createHash } from 'node:crypto';
import type { Channel, FileRef } from '../channels/channel.ts';
import { FILE_TOO_LARGE, SendError } from '../channels/send-error.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/database.ts';
import type { Encryption } from '../platform/encryption.ts';
import { announce } from '../platform/live.ts';
import { errorFields, type Logger } from '../platform/logger.ts';
import type { Storage } from '../platform/storage.ts';
import { checkPhoto } from './check-photo.ts';
import { fileType } from './file-type.ts';
import { mediaKey } from './media-key.ts';
import { type MediaReason, MOST_MEGABYTES } from './media-reason.ts';
import {
  beginLook,
  beginTry,
  endLook,
  type IncomingMedium,
  incomingMedia,
  type MediaKind,
  markStored,
  type StoredBytes,
  storedMedium,
} from './media-store.ts';
import type { TakenAt } from './place-taken.ts';
import { refuseMedium } from './refuse-medium.ts';

/** Where media come from. */
export type MediaSource = Pick<Channel, 'fetchFile' | 'forgetFile'>;

export interface MediaDeps {
  database: Database;
  storage: Storage;
  encryption: Pick<Encryption, 'decrypt'>;
  /** Undefined for a channel that is off now. */
  channelOf(channel: string, account: string): MediaSource | undefined;
  clock: Pick<Clock, 'now'>;
  logger: Logger;
  /** A medium says itself where it was taken: for whoever has a use for that, in the transaction that stores it. */
  onPlace?: (tx: Transaction, mediumId: string) => Promise<void>;
  /** Somebody is told that a medium could not be kept. */
  wakeSend?: () => void;
}

/** As much as the smallest of the platforms hands out (Telegram). */
const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;

const FETCH_TIMEOUT_MS = 90_000;

/** A platform that cannot be asked for so long has had its chance, in milliseconds. */
const GIVE_UP_AFTER = 24 * 60 * 60_000;

/** A picture in whose looking-at so many processes died is the one that killed them. */
const MOST_OPEN_LOOKS = 3;

/**
 * Gets the bytes of media once, checks them by their content and stores what may be kept. Media that are wanted no more are
 * passed over, so it may run any number of times and in several processes at once.
 * @throws the last failure that may pass, after all were tried: the caller tries again later.
 */
export async function fetchMedia(deps: MediaDeps, ids: readonly string[]): Promise<void> {
  let failure: unknown;
  for (const medium of await incomingMedia(deps.database, ids)) {
    try {
      await fetchMedium(deps, medium);
    } catch (error) {
      failure = error;
      deps.logger.warn(
        { media: medium.id, channel: medium.channel, ...errorFields(error) },
        'a medium was not fetched',
      );
    }
  }
  if (failure !== undefined) throw failure;
}

async function fetchMedium(deps: MediaDeps, medium: IncomingMedium): Promise<void> {
  const channel = deps.channelOf(medium.channel, medium.account);
  if (medium.wanted) await settle(deps, medium, channel);
  // Also where it was settled before: that process may have died just then, or could not reach the storage.
  if (medium.externalId !== null) await channel?.forgetFile?.(medium.externalId);
  if (medium.wanted)
    await announce(deps.database, [{ kind: medium.released ? 'message' : 'held', id: medium.conversationId }]);
}

/** @throws what may pass. */
async function settle(deps: MediaDeps, medium: IncomingMedium, channel: MediaSource | undefined): Promise<void> {
  const { database, clock } = deps;
  const openLooks = await beginTry(database, medium.id, clock.now());
  if (openLooks === null) return;
  if (openLooks >= MOST_OPEN_LOOKS) {
    deps.logger.error(
      { media: medium.id, channel: medium.channel },
      'a medium brought the process down; it is refused',
    );
    await refuseMedium(deps, medium, { state: 'refused', reason: 'unreadable' });
    return;
  }
  try {
    const bytes = await download(deps, channel, medium);
    const kept = await look(deps, medium, bytes);
    if (!kept.ok) await refuseMedium(deps, medium, { state: 'refused', reason: kept.reason });
  } catch (error) {
    const tooLate = clock.now().getTime() - medium.createdAt.getTime() >= GIVE_UP_AFTER;
    const passes = !(error instanceof SendError) || error.retryable;
    if (passes && !tooLate) throw error;
    const gone = error instanceof SendError && error.reason === 'message_invalid';
    await refuseMedium(
      deps,
      medium,
      gone
        ? { state: 'refused', reason: error.code === FILE_TOO_LARGE ? 'too_large' : 'gone' }
        : { state: 'failed', reason: 'unreachable' },
    );
  }
}

async function download(
  { encryption }: MediaDeps,
  channel: MediaSource | undefined,
  { sourceCipher }: IncomingMedium,
): Promise<Buffer> {
  if (!channel) throw new SendError('connection_failed', { message: 'the channel is off' });
  if (!channel.fetchFile || sourceCipher === null)
    throw new SendError('message_invalid', { message: 'there is no way to the bytes' });
  const file: FileRef = JSON.parse(encryption.decrypt(sourceCipher));
  const { bytes } = await channel.fetchFile(file, AbortSignal.timeout(FETCH_TIMEOUT_MS));
  return bytes;
}

/** What brings a process down is looking at bytes, not fetching them: a process that dies before that says nothing against them. */
async function look(deps: MediaDeps, medium: IncomingMedium, bytes: Buffer): ReturnType<typeof keep> {
  await beginLook(deps.database, medium.id);
  try {
    return await keep(deps, medium, bytes);
  } catch (error) {
    await endLook(deps.database, medium.id);
    throw error;
  }
}

/** Bytes first, then the row: a row that says "stored" is never without its bytes. */
async function keep(
  { database, storage, clock, onPlace }: MediaDeps,
  { id, kind }: IncomingMedium,
  original: Buffer,
): Promise<{ ok: true } | { ok: false; reason: MediaReason }> {
  const checked = await check(kind, original);
  if (!checked.ok) return checked;
  const { large, small, contentType, place = null } = checked;
  const storageKey = mediaKey(id);
  await storage.put(storageKey, large.bytes, contentType);
  if (small) await storage.put(mediaKey(id, 'small'), small.bytes, contentType);
  const stored: StoredBytes = {
    kind: checked.kind,
    contentType,
    bytes: large.bytes.length,
    width: large.width ?? null,
    height: large.height ?? null,
    sha256: createHash('sha256').update(original).digest(),
    storageKey,
    place,
  };
  const marked = await database.$transaction(async (tx) => {
    const isMarked = await markStored(tx, id, { stored, at: clock.now() });
    if (isMarked && place) await onPlace?.(tx, id);
    return isMarked;
  });
  // Erased while it was on its way. Another process may also have been faster: then the bytes are the same.
  if (!marked && (await storedMedium(database, id)) === null) await removeBytes(storage, id);
  return { ok: true };
}

interface Kept {
  bytes: Buffer;
  width?: number;
  height?: number;
}

type Checked =
  | { ok: true; kind: MediaKind; contentType: string; large: Kept; small?: Kept; place?: TakenAt | null }
  | { ok: false; reason: MediaReason };

async function check(kind: MediaKind, original: Buffer): Promise<Checked> {
  if (original.length > MOST_BYTES) return { ok: false, reason: 'too_large' };
  const type = fileType(original);
  // A picture that was sent as a file is a picture.
  if (kind === 'photo' || type?.family === 'picture') {
    const photo = await checkPhoto(original);
    return photo.ok ? { ...photo, kind: 'photo', contentType: 'image/jpeg' } : photo;
  }
  if (!type) return { ok: false, reason: 'type_not_allowed' };
  return { ok: true, kind, contentType: type.contentType, large: { bytes: original } };
}

export async function removeBytes(storage: Pick<Storage, 'remove'>, id: string): Promise<void> {
  await storage.remove(mediaKey(id, 'small'));
  await storage.remove(mediaKey(id));
}
