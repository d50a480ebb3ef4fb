import { catalogue as residentTalks } from '../flows/index.ts';
import { openTalks } from './app-talks.ts';
import { keepAnswers } from './assistant/keep-answers.ts';
import { ANSWERS_CHANGED } from './assistant/save-answer.ts';
import { openChannels } from './channels/index.ts';
import { chatChange } from './channels/web/chat-change.ts';
import type { Config } from './config.ts';
import { answerKey, type Catalogue } from './engine/index.ts';
import { openInbox } from './messages/inbox.ts';
import { startMediaJobs } from './messages/media-jobs.ts';
import { mediaUrlFor } from './messages/media-url.ts';
import { openPlaceLinks } from './messages/place-link.ts';
import type { JoinDelays } from './messages/ready-at.ts';
import { openWakes } from './messages/wakes.ts';
import type { Clock } from './platform/clock.ts';
import { openDatabase } from './platform/database.ts';
import { encryptionWith } from './platform/encryption.ts';
import { type Links, signedLinks } from './platform/links.ts';
import { announce, openLive } from './platform/live.ts';
import type { Logger } from './platform/logger.ts';
import { openMetrics } from './platform/metrics.ts';
import { openQueue } from './platform/queue.ts';
import { openS3Disk } from './platform/s3-disk.ts';
import { openStorage, type Storage } from './platform/storage.ts';
import { PHONE_CARD } from './web/serve-pages.ts';

/** What every role needs, opened once a process. */

export interface AppSettings {
  config: Config;
  /** Of a migrated database. */
  databaseUrl: string;
  /** 32 bytes. */
  secretKey: Buffer;
  clock: Clock;
  logger: Logger;
  /** Folder of the built pages. */
  pages: string;
  version: string;
  /** Shorter waits for fragments, for tests and benchmarks. */
  delays?: JoinDelays;
  /** Other talks than those of `flows`, for benchmarks. */
  catalogue?: Catalogue;
}

export type Parts = Awaited<ReturnType<typeof openParts>>;

export async function openParts(settings: AppSettings) {
  const { config, databaseUrl, secretKey, clock, logger, delays, catalogue = residentTalks } = settings;
  const database = openDatabase({ url: databaseUrl });
  const encryption = encryptionWith(secretKey);
  const metrics = openMetrics();
  const queue = await openQueue({ databaseUrl, redisUrl: config.redisUrl?.reveal(), logger });
  const live = await openLive({ databaseUrl, logger });
  const storage = await openMediaStorage(config);
  const links = signedLinks(encryption, clock);
  const placeLinks = openPlaceLinks({ database, encryption, clock, publicUrl: config.publicUrl });
  const wakes = openWakes();
  const answers = keepAnswers(database);
  const talks = await openTalks({ database, live, logger, catalogue });
  live.on(() => answers.forget(), [ANSWERS_CHANGED]);
  const tell = (changes: Parameters<typeof announce>[1]) => announce(database, changes);
  const channels = openChannels(config, {
    ...{ database, encryption, clock, logger },
    storage,
    deliver: (address) => tell([chatChange(encryption, address)]),
    phoneCard: config.publicUrl && `${config.publicUrl}${PHONE_CARD}`,
    mediaLink: mediaLinks({ links, clock, publicUrl: config.publicUrl }),
  });
  // Words that work at any step are never the fragment of a story.
  const isUrgent = (text: string) => catalogue.globalWords.has(answerKey(text));
  const inbox = openInbox({ database, encryption, clock, wakes, delays, isUrgent });
  const stopMedia = await startMediaJobs({ database, queue, clock, wakes });
  return {
    ...{ database, encryption, metrics, queue, live, storage, links, wakes, tell, channels, inbox },
    ...{ catalogue, talks, isUrgent, placeLinks, answers },
    close: async () => {
      stopMedia();
      talks.close();
      await Promise.all(channels.map((channel) => channel.close?.()));
      await queue.close();
      await live.close();
      await database.$disconnect();
    },
  };
}

/** Full addresses of stored media, for platforms and people outside; none where nobody outside can reach us. */
function mediaLinks({ links, clock, publicUrl }: { links: Links; clock: Clock; publicUrl?: string }) {
  if (publicUrl === undefined) return undefined;
  return (id: string, validMs: number) => `${publicUrl}${mediaUrlFor(links, id, { now: clock.now(), validMs })}`;
}

async function openMediaStorage({ s3, dataDir }: Config): Promise<Storage> {
  if (!s3) return openStorage({ folder: `${dataDir}/media` });
  return openStorage({ disk: await openS3Disk(s3) });
}
