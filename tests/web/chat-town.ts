import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { ParsedUpdate } from '../../src/channels/channel.ts';
import { chatChange } from '../../src/channels/web/chat-change.ts';
import type { ChatLimits } from '../../src/channels/web/chat-limits.ts';
import { webChannel } from '../../src/channels/web/web-channel.ts';
import { webChatRoutes } from '../../src/channels/web/web-chat-routes.ts';
import { sendOnce } from '../../src/conversations/send-once.ts';
import type { Reply } from '../../src/engine/reply.ts';
import { fetchMedia } from '../../src/messages/fetch-media.ts';
import { openInbox } from '../../src/messages/inbox.ts';
import { mediaRoutes } from '../../src/messages/media-routes.ts';
import { enqueue, type NewMessage } from '../../src/messages/outbox-store.ts';
import { openPlaceLinks } from '../../src/messages/place-link.ts';
import { placeRoutes } from '../../src/messages/place-routes.ts';
import { mediaReader } from '../../src/messages/read-media.ts';
import { openWakes } from '../../src/messages/wakes.ts';
import type { ChannelAccount } from '../../src/people/address-store.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { encryptionWith } from '../../src/platform/encryption.ts';
import { openHttp } from '../../src/platform/http.ts';
import { signedLinks } from '../../src/platform/links.ts';
import { announce, openLive } from '../../src/platform/live.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { openStorage, type Storage } from '../../src/platform/storage.ts';
import { registerPages } from '../../src/web/serve-pages.ts';
import type { TestDatabase } from '../database.ts';

export const START = new Date('2026-11-23T01:00:00.000Z');

/** The web chat on its real routes, inbox and outbox; what is answered is the test's to say. */
export interface ChatTown {
  app: FastifyInstance;
  url: string;
  storage: Storage;
  clock: ReturnType<typeof manualClock>;
  /** Takes the updates that wait, and answers in their conversation. */
  answer(reply: Reply, more?: Partial<NewMessage>): Promise<void>;
  /** Says something in the latest conversation, and takes nothing. */
  say(reply: Reply, more?: Partial<NewMessage>): Promise<void>;
  /** Checks the photos that came. */
  checkPhotos(): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  pages?: string;
  limits?: ChatLimits;
  trustProxy?: string[];
}

export async function openChatTown(
  db: TestDatabase,
  { pages, limits, trustProxy = [] }: Options = {},
): Promise<ChatTown> {
  const { database } = db;
  const clock = manualClock(START);
  const encryption = encryptionWith(Buffer.alloc(32, 7));
  const links = signedLinks(encryption, clock);
  const folder = mkdtempSync(path.join(tmpdir(), 'nghe-dan-chat-'));
  const storage = openStorage({ folder });
  const live = await openLive({ databaseUrl: db.url, logger: silentLogger });
  const channel = webChannel({
    storage,
    deliver: (address) => announce(database, [chatChange(encryption, address)]),
  });
  const inbox = openInbox({ database, encryption, clock, wakes: openWakes() });
  let latest = '';
  const store = async (at: ChannelAccount, updates: ParsedUpdate[]) => {
    clock.advance(1000);
    const stored = await inbox.store(at, updates);
    latest = stored.conversationIds[0] ?? latest;
    return stored;
  };
  const placeLinks = openPlaceLinks({ database, encryption, clock });
  const app = openHttp({ logger: silentLogger, trustProxy });
  await webChatRoutes(app, {
    ...{ channel, database, encryption, storage, links, live, clock, limits },
    placePath: placeLinks.pathFor,
    store: (updates) => store(channel, updates),
    announce: (changes) => announce(database, changes),
  });
  await mediaRoutes(app, { database, storage, links });
  await placeRoutes(app, {
    ...{ database, links: placeLinks, channels: [channel], clock },
    store,
    limit: () => 0,
  });
  if (pages) await registerPages(app, { dist: pages, chat: true });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });

  const say: ChatTown['say'] = async (reply, more = {}) => {
    clock.advance(1000);
    const message = { conversationId: latest, priority: 1, reply, readyAt: clock.now(), ...more } as const;
    await database.$transaction((tx) => enqueue(tx, [message]));
    const deps = { database, encryption, clock, logger: silentLogger, channels: [channel], chance: () => 0 };
    await sendOnce({ ...deps, readMedia: mediaReader({ database, storage }) });
  };
  return {
    ...{ app, url, storage, clock, say },
    answer: async (reply, more) => {
      await db.query(`UPDATE updates SET state = 'done' WHERE state = 'waiting'`);
      await db.query('UPDATE conversations SET ready_at = NULL');
      await say(reply, more);
    },
    checkPhotos: async () => {
      const wanted = await db.query<{ id: string }>(`SELECT id FROM media WHERE state = 'wanted'`);
      const deps = { database, storage, encryption, clock, logger: silentLogger, channelOf: () => channel };
      await fetchMedia(
        deps,
        wanted.map(({ id }) => id),
      );
    },
    close: async () => {
      await app.close();
      await live.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
