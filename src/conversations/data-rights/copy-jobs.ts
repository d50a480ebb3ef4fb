import { dayWords } from '../../calendar/day-words.ts';
import { asWorded } from '../../messages/as-worded-view.ts';
import { enqueue } from '../../messages/outbox-store.ts';
import type { Wakes } from '../../messages/wakes.ts';
import {
  forgetCopy,
  lockWantedCopy,
  markCopyReady,
  spentCopies,
  type WantedCopy,
  wantedCopies,
} from '../../people/data-copy-store.ts';
import { addDataAct, closeDataRequest } from '../../people/data-request-store.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import type { Encryption } from '../../platform/encryption.ts';
import type { Links } from '../../platform/links.ts';
import type { JobHandler, Queue } from '../../platform/queue.ts';
import type { Storage } from '../../platform/storage.ts';
import { COPY_PURPOSE, copyKey } from './copy-routes.ts';
import type { CopiedMedium, PersonCopy } from './person-copy.ts';
import { readPersonCopy } from './person-copy-view.ts';
import { renderPersonCopy } from './render-person-copy.ts';
import { dataNotices } from './words.ts';

const MAKE = 'make-copies';

/** So soon after somebody asked the copy is begun, and found again when a process died over it. Milliseconds. */
const MAKE_EVERY_MS = 10_000;

const AT_ONCE = 5;
const MOST_SPENT = 100;
const REPLY = 1;

/** A copy can be opened for so long. Milliseconds. */
export const COPY_VALID_MS = 24 * 60 * 60_000;

/** Photos and recordings beyond this are named in the copy and not put into it: an old phone has to open it. */
const MOST_MEDIA_BYTES = 30 * 1024 * 1024;

export interface CopyDeps {
  database: Database;
  encryption: Pick<Encryption, 'encrypt' | 'decrypt'>;
  storage: Storage;
  links: Pick<Links, 'sign'>;
  clock: Pick<Clock, 'now'>;
  wakes: Pick<Wakes, 'wake'>;
  /** Bytes of a stored medium; throws where there are none. */
  readMedia(id: string): Promise<{ bytes: Buffer; contentType: string }>;
  /** Where this installation is reached: `https://…`, without a slash at the end. */
  baseUrl(): string;
}

/** What a worker does about copies: `queue.work({ ...copyHandlers(deps), … })`. */
export function copyHandlers(deps: CopyDeps): Record<string, JobHandler> {
  return { [MAKE]: () => makeCopies(deps) };
}

/** Keeps the job going. */
export async function startCopyJobs(queue: Pick<Queue, 'every'>): Promise<void> {
  await queue.every(MAKE, MAKE_EVERY_MS);
}

/** Makes the copies that were asked for, and removes the files of those that were opened or are over. */
async function makeCopies(deps: CopyDeps): Promise<void> {
  const { database, clock, storage } = deps;
  for (const copy of await wantedCopies(database, AT_ONCE)) await makeCopy(deps, copy);
  for (const id of await spentCopies(database, clock.now(), MOST_SPENT)) {
    await storage.remove(copyKey(id));
    await forgetCopy(database, id);
  }
}

async function makeCopy(deps: CopyDeps, { id, requestId, personId, conversationId, lang }: WantedCopy): Promise<void> {
  const { database, encryption, storage, links, clock, wakes } = deps;
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + COPY_VALID_MS);
  const copy = await readPersonCopy(database, personId, { encryption, now });
  if (!copy) return;
  const page = renderPersonCopy(copy, await mediaOf(deps, copy));
  const url = `${deps.baseUrl()}/my-data/${links.sign(COPY_PURPOSE, id, expiresAt)}`;
  const notices = await asWorded(database, dataNotices);
  const text = notices.say(lang, 'copyReady', { url, day: dayWords(expiresAt, lang) });
  await database.$transaction(async (tx) => {
    // Made meanwhile; or they had everything erased, and get no copy of it.
    if (!(await lockWantedCopy(tx, id))) return;
    // Encrypted, like names and addresses: a folder of copies would be the best thing to steal.
    await storage.put(copyKey(id), encryption.encrypt(page), 'application/octet-stream');
    await markCopyReady(tx, id, { at: now, expiresAt });
    await addDataAct(tx, { requestId, actor: 'system', act: 'copied' }, now);
    await closeDataRequest(tx, requestId, { state: 'done', at: now });
    await enqueue(tx, [{ conversationId, priority: REPLY, reply: { text }, readyAt: now, onceKey: `copy:${id}` }]);
  });
  wakes.wake('send');
}

/** The newest first, as far as they fit. */
async function mediaOf({ readMedia }: CopyDeps, copy: PersonCopy): Promise<CopiedMedium[]> {
  const found: CopiedMedium[] = [];
  let total = 0;
  for (const { id, state } of copy.media.toReversed()) {
    if (state !== 'stored') continue;
    const medium = await readMedia(id).catch(() => null);
    if (!medium || total + medium.bytes.length > MOST_MEDIA_BYTES) continue;
    total += medium.bytes.length;
    found.push({ id, ...medium });
  }
  return found;
}
