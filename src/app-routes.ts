import type { FastifyInstance } from 'fastify';
import { registerOpenapi } from './api-description.ts';
import { assistantRoutes } from './app-assistant.ts';
import { dataRightsRoutes } from './app-data.ts';
import { organisationRoutes } from './app-organisation.ts';
import type { AppSettings, Parts } from './app-parts.ts';
import { talkRoutes } from './app-talks.ts';
import { registerAreaRoutes } from './areas/area-routes.ts';
import { registerAnswerRoutes } from './assistant/answer-routes.ts';
import { registerCategoryRoutes } from './campaign/category-routes.ts';
import { isWebhook } from './channels/start-receiving.ts';
import { slidingWindow } from './channels/web/sliding-window.ts';
import { WEB_CHANNEL } from './channels/web/web-channel.ts';
import { webChatRoutes } from './channels/web/web-chat-routes.ts';
import { webhookRoutes } from './channels/webhook-routes.ts';
import { officesOf } from './conversations/facts/office-view.ts';
import { registerChannelRoutes } from './conversations/ledger/channel-routes.ts';
import { registerTalks } from './conversations/talk-routes.ts';
import { registerCalendarFeed } from './duties/calendar-feed-routes.ts';
import { registerCatalogueRoutes } from './duties/catalogue-routes.ts';
import { registerDutyRoutes } from './duties/duty-routes.ts';
import { comeBack } from './engine/index.ts';
import { registerFestivalRoutes } from './festival/festival-routes.ts';
import { registerFormRoutes } from './forms/form-routes.ts';
import { registerIssues } from './issues/issue-routes.ts';
import { registerTemplates } from './issues/template-routes.ts';
import { visibleChanges } from './issues/visible-changes-view.ts';
import { queueErasure } from './messages/media-jobs.ts';
import { mediaRoutes } from './messages/media-routes.ts';
import { mediaUrl } from './messages/media-url.ts';
import { registerMessages } from './messages/message-routes.ts';
import { placeRoutes } from './messages/place-routes.ts';
import { registerUnitRoutes } from './organisation/unit-routes.ts';
import { measureRequests } from './platform/metrics.ts';
import { registerChaseRoutes } from './reminders/chase-routes.ts';
import { giveSoon } from './reminders/give-duties.ts';
import { registerGiveRoutes } from './reminders/give-routes.ts';
import { registerLadderRoutes } from './reminders/ladder-routes.ts';
import { registerWorkDayRoutes } from './reminders/work-day-routes.ts';
import { registerLive } from './staff/live-routes.ts';
import { requireViewer } from './staff/request-viewer.ts';
import { registerSession } from './staff/session-routes.ts';
import { registerTasks } from './staff/task-routes.ts';
import { registerPages } from './web/serve-pages.ts';

/** What a web process answers. */

/** Requests of one network address to the one-time map: a village may share one. */
const PLACE_LIMIT = { most: 120, perMs: 60_000 };

export async function registerRoutes(
  app: FastifyInstance,
  { config, clock, logger, pages, version }: AppSettings,
  parts: Parts,
) {
  const { database, encryption, storage, links, live, wakes, tell, channels, inbox, metrics } = parts;
  const observe = measureRequests(app, metrics);
  await registerOpenapi(app, version);
  registerSession(app, { database, encryption, clock });
  registerLive(app, { live, visible: (viewer, changes) => visibleChanges(database, viewer, changes) });
  const addressOf = (id: string) => mediaUrl(links, id, clock.now());
  registerIssues(app, { database, clock, mediaUrl: addressOf, wakeSend: () => wakes.wake('send') });
  registerTemplates(app, { database, clock });
  registerMessages(app, { database, mediaUrl: addressOf, requireViewer });
  registerTasks(app, { database, clock });
  registerChannelRoutes(app, { database, clock, encryption, logger, channels });
  registerTalks(app, {
    ...{ database, storage, clock, wake: wakes.wake },
    comeBack: (request) => comeBack(parts.talks.now(), request),
  });
  registerAreaRoutes(app, { database, requireViewer });
  registerCategoryRoutes(app, { database, requireViewer, now: () => clock.now() });
  registerAnswerRoutes(app, {
    ...{ database, clock },
    answers: () => parts.answers.get(),
    officeOf: async (areaId) => (await officesOf(database, [areaId])).get(areaId) ?? null,
  });
  await assistantRoutes(app, { ...parts, config: config.botpress, clock, logger });
  registerFestivalRoutes(app, { database });
  registerFormRoutes(app, { database, clock });
  registerDutyRoutes(app, { database, clock, mediaUrl: addressOf, wakeSend: () => wakes.wake('send') });
  registerCatalogueRoutes(app, { database, clock, giveSoon });
  registerCalendarFeed(app, { database, clock, encryption, publicUrl: config.publicUrl ?? null });
  registerChaseRoutes(app, { database, clock });
  registerGiveRoutes(app, { database, clock });
  registerLadderRoutes(app, { database, clock, encryption, logger });
  registerWorkDayRoutes(app, { database, clock });
  talkRoutes(app, { ...parts, clock, logger, answers: () => parts.answers.get() });
  registerUnitRoutes(app, { database, requireViewer });
  organisationRoutes(app, {
    ...{ database, clock, encryption, logger, channels, publicUrl: config.publicUrl },
    wakeSend: () => wakes.wake('send'),
  });
  await mediaRoutes(app, { database, storage, links });
  await dataRightsRoutes(app, { ...parts, clock, eraseMedia: (ids) => void queueErasure(parts.queue, ids) });
  await placeRoutes(app, {
    ...{ database, links: parts.placeLinks, channels, clock, mapTilesUrl: config.mapTilesUrl },
    store: (channel, updates) => inbox.store(channel, updates),
    limit: slidingWindow(PLACE_LIMIT),
  });
  const webhooks = channels.filter(isWebhook);
  await webhookRoutes(app, {
    channels: webhooks,
    store: (id, updates) => inbox.store(webhooks.find((channel) => channel.id === id)!, updates),
    ...{ logger, observe },
  });
  const chat = channels.find(({ id }) => id === WEB_CHANNEL);
  if (chat)
    await webChatRoutes(app, {
      ...{ channel: chat, database, encryption, storage, links, live, clock, announce: tell },
      placePath: parts.placeLinks.pathFor,
      store: (updates) => inbox.store(chat, updates),
    });
  await registerPages(app, { dist: pages, chat: chat !== undefined });
}
