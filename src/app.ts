import type { FastifyInstance } from 'fastify';
import { CONSENT_TEXT_VERSION, catalogue as residentTalks } from '../flows/index.ts';
import { registerOpenapi } from './api-description.ts';
import { healthChecks } from './app-health.ts';
import { measureBacklog, observer } from './app-metrics.ts';
import { registerAreaRoutes } from './areas/area-routes.ts';
import { registerCategoryRoutes } from './campaign/category-routes.ts';
import { loadKnowledge } from './campaign/knowledge-view.ts';
import { openChannels } from './channels/index.ts';
import { isWebhook, startReceiving } from './channels/start-receiving.ts';
import { chatChange } from './channels/web/chat-change.ts';
import { WEB_CHANNEL } from './channels/web/web-channel.ts';
import { webChatRoutes } from './channels/web/web-chat-routes.ts';
import { webhookRoutes } from './channels/webhook-routes.ts';
import type { Config } from './config.ts';
import { consentLapsed } from './conversations/consent-lapsed.ts';
import { startDrainLoop } from './conversations/drain-loop.ts';
import { openFactSources } from './conversations/facts/fact-sources.ts';
import { startSendLoop } from './conversations/send-loop.ts';
import { startSweep } from './conversations/sweep.ts';
import { answerKey, type Catalogue, takeTurn } from './engine/index.ts';
import { registerIssues } from './issues/issue-routes.ts';
import { visibleChanges } from './issues/visible-changes-view.ts';
import { CONSENT_LAPSED } from './messages/consent-silence.ts';
import { openInbox } from './messages/inbox.ts';
import { dropLeases } from './messages/lease-store.ts';
import { mediaHandlers, queueErasure, startMediaJobs } from './messages/media-jobs.ts';
import { mediaRoutes } from './messages/media-routes.ts';
import { mediaUrl } from './messages/media-url.ts';
import { registerMessages } from './messages/message-routes.ts';
import { mediaReader } from './messages/read-media.ts';
import type { JoinDelays } from './messages/ready-at.ts';
import { openWakes, type Wakeable } from './messages/wakes.ts';
import { registerUnitRoutes } from './organisation/unit-routes.ts';
import type { Clock } from './platform/clock.ts';
import { type Database, openDatabase } from './platform/database.ts';
import { encryptionWith } from './platform/encryption.ts';
import { healthRoutes } from './platform/health-routes.ts';
import { openHttp } from './platform/http.ts';
import { signedLinks } from './platform/links.ts';
import { announce, openLive } from './platform/live.ts';
import type { Logger } from './platform/logger.ts';
import { measureRequests, openMetrics } from './platform/metrics.ts';
import { bePresent } from './platform/presence.ts';
import { openQueue } from './platform/queue.ts';
import { openS3Disk } from './platform/s3-disk.ts';
import { openStorage, type Storage } from './platform/storage.ts';
import { registerLive } from './staff/live-routes.ts';
import { requireViewer } from './staff/request-viewer.ts';
import { registerSession } from './staff/session-routes.ts';
import { registerPages } from './web/serve-pages.ts';

/** The composition root: the only file that knows all parts and ties them together. */

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

export interface App {
  http: FastifyInstance;
  database: Database;
  /** Finishes what is under way; nothing is taken up any more. */
  stop(): Promise<void>;
}

/** Opens everything that the role needs and starts its loops. The web server is ready to listen. */
export async function openApp(settings: AppSettings): Promise<App> {
  const { config, logger } = settings;
  const parts = await openParts(settings);
  const http = openHttp({ logger, trustProxy: config.trustProxy, mapTilesUrl: config.mapTilesUrl });
  const worker = config.role === 'web' ? undefined : await startWorker(settings, parts);
  if (config.role !== 'worker') await registerRoutes(http, settings, parts);
  if (config.role === 'web') await shareWakes(parts);
  registerHealth(http, settings, parts, worker);
  return {
    http,
    database: parts.database,
    stop: async () => {
      await http.close();
      await worker?.stop();
      await parts.close();
    },
  };
}

type Parts = Awaited<ReturnType<typeof openParts>>;
type Worker = Awaited<ReturnType<typeof startWorker>>;

async function openParts(settings: AppSettings) {
  const { config, databaseUrl, secretKey, clock, logger, delays, catalogue = residentTalks } = settings;
  const database = openDatabase({ url: databaseUrl });
  const encryption = encryptionWith(secretKey);
  const metrics = openMetrics();
  const queue = await openQueue({ databaseUrl, redisUrl: config.redisUrl?.reveal(), logger });
  const live = await openLive({ databaseUrl, logger });
  const storage = await openMediaStorage(config);
  const links = signedLinks(encryption, clock);
  const wakes = openWakes();
  const tell = (changes: Parameters<typeof announce>[1]) => announce(database, changes);
  const channels = openChannels(config, {
    logger,
    storage,
    deliver: (address) => tell([chatChange(encryption, address)]),
  });
  // Words that work at any step are never the fragment of a story.
  const isUrgent = (text: string) => catalogue.globalWords.has(answerKey(text));
  const inbox = openInbox({ database, encryption, clock, wakes, delays, isUrgent });
  const stopMedia = await startMediaJobs({ database, queue, clock, wakes });
  return {
    ...{ database, encryption, metrics, queue, live, storage, links, wakes, tell, channels, inbox },
    ...{ catalogue, isUrgent },
    close: async () => {
      stopMedia();
      await Promise.all(channels.map((channel) => channel.close?.()));
      await queue.close();
      await live.close();
      await database.$disconnect();
    },
  };
}

async function openMediaStorage({ s3, dataDir }: Config): Promise<Storage> {
  if (!s3) return openStorage({ folder: `${dataDir}/media` });
  return openStorage({ disk: await openS3Disk(s3) });
}

async function registerRoutes(app: FastifyInstance, { clock, logger, pages, version }: AppSettings, parts: Parts) {
  const { database, encryption, storage, links, live, wakes, tell, channels, inbox, metrics } = parts;
  measureRequests(app, metrics);
  await registerOpenapi(app, version);
  registerSession(app, { database, encryption, clock });
  registerLive(app, { live, visible: (viewer, changes) => visibleChanges(database, viewer, changes) });
  const addressOf = (id: string) => mediaUrl(links, id, clock.now());
  registerIssues(app, { database, clock, mediaUrl: addressOf, wakeSend: () => wakes.wake('send') });
  registerMessages(app, { database, mediaUrl: addressOf, requireViewer });
  registerAreaRoutes(app, { database, requireViewer });
  registerCategoryRoutes(app, { database, requireViewer });
  registerUnitRoutes(app, { database, requireViewer });
  await mediaRoutes(app, { database, storage, links });
  const webhooks = channels.filter(isWebhook);
  await webhookRoutes(app, {
    channels: webhooks,
    store: (id, updates) => inbox.store(webhooks.find((channel) => channel.id === id)!, updates),
    logger,
  });
  const chat = channels.find(({ id }) => id === WEB_CHANNEL);
  if (chat)
    await webChatRoutes(app, {
      ...{ channel: chat, database, encryption, storage, links, live, clock, announce: tell },
      store: (updates) => inbox.store(chat, updates),
    });
  await registerPages(app, { dist: pages, chat: chat !== undefined });
}

async function startWorker({ config: { publicUrl }, databaseUrl, clock, logger, delays }: AppSettings, parts: Parts) {
  const { database, encryption, storage, queue, live, wakes, channels, inbox, metrics, catalogue, isUrgent } = parts;
  const observe = observer(metrics);
  const presence = await bePresent({
    ...{ databaseUrl, name: 'worker', logger },
    whenAlone: () => dropLeases(database, clock.real()),
  });
  const eraseMedia = (ids: readonly string[]) => void queueErasure(queue, ids);
  const facts = openFactSources({
    database,
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    loadKnowledge,
  });
  const stopListening = live.on((changes) => {
    if (changes.some(({ kind }) => FORGET.has(kind))) facts.forget();
  });
  const drain = startDrainLoop({
    ...{ database, clock, logger, wakes, facts, eraseMedia, observe, delays },
    takeTurn: (request) => takeTurn(catalogue, request),
    isUrgent,
  });
  const send = startSendLoop({
    ...{ database, encryption, clock, logger, channels, wakes, observe },
    readMedia: mediaReader({ database, storage }),
    chance: Math.random,
  });
  const sweep = startSweep({
    ...{ database, clock, logger, wakes },
    handlers: { [CONSENT_LAPSED]: consentLapsed({ clock, textVersion: CONSENT_TEXT_VERSION, eraseMedia }) },
  });
  const channelOf = (id: string, account: string) =>
    channels.find((channel) => channel.id === id && channel.account === account);
  await queue.work({
    ...mediaHandlers({ database, storage, encryption, channelOf, clock, logger, queue }),
    [WAKE]: async ({ what }) => wakes.wake(what as Wakeable),
  });
  const receiving = startReceiving({
    ...{ channels, database, databaseUrl, clock, logger, publicUrl },
    store: (channel, updates) => inbox.store(channel, updates),
  });
  return {
    states: receiving.states,
    stop: async () => {
      stopListening();
      await receiving.stop();
      await Promise.all([drain.stop(), sweep.stop()]);
      await send.stop();
      await presence.leave();
    },
  };
}

/** The areas or categories were changed, or changes may have been missed. */
const FORGET: ReadonlySet<string> = new Set(['knowledge', 'everything']);

const WAKE = 'wake';

/**
 * Between processes a wake is a job; within one it needs none. One process adds at most one in 25 ms, and of several processes
 * at most one waits. Its key is free again when it runs, not after a time: a wake that is dropped because another one has just
 * run would leave its update lying. Losing it costs seconds (the sweep).
 */
async function shareWakes({ wakes, queue }: Parts): Promise<void> {
  for (const what of ['drain', 'send'] as const)
    wakes.on(what, () => void queue.add(WAKE, { what }, { once: `${WAKE}-${what}` }));
}

function registerHealth(
  app: FastifyInstance,
  { clock }: AppSettings,
  { database, queue, live, channels, metrics }: Parts,
  worker: Worker | undefined,
): void {
  const receiving = worker?.states;
  measureBacklog(metrics, { ...{ database, clock, queue, live, receiving }, channels: channels.map(({ id }) => id) });
  healthRoutes(app, {
    checks: healthChecks({ database, queue, receiving }),
    metrics,
    details: () => (receiving ? { receiving: receiving() } : {}),
  });
}
