import type { FastifyInstance } from 'fastify';
import { CONSENT_TEXT_VERSION } from '../flows/index.ts';
import { startAssistant } from './app-assistant.ts';
import { addressOf, dataRightsWork } from './app-data.ts';
import { observer } from './app-metrics.ts';
import type { AppSettings, Parts } from './app-parts.ts';
import { alsoCounting } from './app-talks.ts';
import { dropTalkLeases } from './assistant/outside/talk-store.ts';
import { loadKnowledge } from './campaign/knowledge-view.ts';
import { startReceiving } from './channels/start-receiving.ts';
import { consentLapsed } from './conversations/consent-lapsed.ts';
import { startDrainLoop } from './conversations/drain-loop.ts';
import { EMERGENCY_OVER, emergencyOver } from './conversations/emergency-over.ts';
import { endSilentTalks } from './conversations/end-silent-talks.ts';
import { openFactSources } from './conversations/facts/fact-sources.ts';
import { lookForSwitchedOff, strayTimers } from './conversations/ledger/stray-timers.ts';
import { listenTurn } from './conversations/listen-turn.ts';
import { startSendLoop } from './conversations/send-loop.ts';
import { countSteps } from './conversations/step-counts/count-steps.ts';
import { startSweep } from './conversations/sweep.ts';
import { swiftTurns } from './conversations/swift-turns.ts';
import { TAKE_OVER_SILENCE } from './conversations/take-over-silence.ts';
import { calendarPath } from './duties/calendar-feed-routes.ts';
import { comeBack, takeTurn } from './engine/index.ts';
import type { TurnRequest } from './engine/turn.ts';
import { issueTimers } from './issues/issue-timers.ts';
import { placeFromPhotos } from './issues/place-from-photos.ts';
import { CONSENT_LAPSED } from './messages/consent-silence.ts';
import { dropLeases } from './messages/lease-store.ts';
import { mediaHandlers, queueErasure } from './messages/media-jobs.ts';
import { mediaReader } from './messages/read-media.ts';
import type { Wakeable } from './messages/wakes.ts';
import { recipientsOf } from './organisation/recipient-view.ts';
import { loadWorkCalendar } from './organisation/work-day-store.ts';
import { bePresent } from './platform/presence.ts';
import { within } from './platform/within.ts';
import { giveSoon } from './reminders/give-duties.ts';
import { reminderTimers } from './reminders/reminder-timers.ts';

/** What a worker process does all the time. */

export type Worker = Awaited<ReturnType<typeof startWorker>>;

export async function startWorker(
  { config: { publicUrl, dataDir, botpress }, databaseUrl, clock, logger, delays }: AppSettings,
  parts: Parts,
  http: FastifyInstance,
) {
  const { database, encryption, storage, queue, live, wakes, channels, inbox, metrics, talks, isUrgent } = parts;
  const steps = countSteps({ database, clock, logger });
  const observe = alsoCounting(observer(metrics), steps);
  const presence = await bePresent({
    ...{ databaseUrl, name: 'worker', logger },
    whenAlone: async () => {
      await dropLeases(database, clock.real());
      await dropTalkLeases(database);
    },
  });
  const eraseMedia = (ids: readonly string[]) => void queueErasure(queue, ids);
  const facts = openFactSources({
    database,
    encryption,
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    assistant: botpress !== undefined,
    loadKnowledge,
    answers: parts.answers,
    calendarUrl: (key) => `${publicUrl ?? addressOf(http)}${calendarPath(encryption, key)}`,
  });
  // The areas or categories were changed, or changes may have been missed.
  const stopListening = live.on(() => facts.forget(), ['knowledge']);
  const turns = {
    ...{ database, clock, logger, wakes, facts, eraseMedia, observe, delays, isUrgent },
    takeTurn: (request: TurnRequest) => takeTurn(talks.now(), request),
    listen: (request: TurnRequest) => listenTurn(talks.now(), request),
  };
  const drain = startDrainLoop(turns);
  const send = startSendLoop({
    ...{ database, encryption, clock, logger, channels, wakes, observe },
    readMedia: mediaReader({ database, storage }),
    placeLine: parts.placeLinks.lineFor,
    chance: Math.random,
  });
  inbox.offerTo(swiftTurns({ ...turns, encryption, sender: send }));
  const assistant = botpress && (await startAssistant({ ...parts, config: botpress, clock, logger }));
  const readMedia = mediaReader({ database, storage });
  const dataRights = await dataRightsWork(http, { ...parts, clock, logger, publicUrl, readMedia, eraseMedia });
  // What was changed while nobody ran: duties, posts, days.
  await giveSoon(database, clock.now());
  await lookForSwitchedOff(database, clock.now());
  const sweep = startSweep({
    ...{ database, clock, logger, wakes },
    handlers: {
      [CONSENT_LAPSED]: consentLapsed({ clock, textVersion: CONSENT_TEXT_VERSION, eraseMedia }),
      ...dataRights.timers,
      ...issueTimers({ wakeSend: () => wakes.wake('send') }),
      ...reminderTimers({
        reach: recipientsOf,
        calendar: loadWorkCalendar,
        wakeSend: () => wakes.wake('send'),
      }),
      ...strayTimers({ channels, wakeSend: () => wakes.wake('send') }),
      [EMERGENCY_OVER]: emergencyOver({ eraseMedia }),
      [TAKE_OVER_SILENCE]: endSilentTalks({
        comeBack: (request) => comeBack(talks.now(), request),
        wakeSend: () => wakes.wake('send'),
      }),
    },
  });
  const channelOf = (id: string, account: string) =>
    channels.find((channel) => channel.id === id && channel.account === account);
  await queue.work({
    ...mediaHandlers({
      ...{ database, storage, encryption, channelOf, clock, logger, queue },
      onPlace: (tx, mediumId) => placeFromPhotos(tx, { mediumId }),
      wakeSend: () => wakes.wake('send'),
    }),
    ...dataRights.jobs,
    [WAKE]: async ({ what }) => wakes.wake(what as Wakeable),
  });
  const receiving = startReceiving({
    ...{ channels, database, databaseUrl, clock, logger, publicUrl, dataDir, encryption },
    store: (channel, updates) => inbox.store(channel, updates),
  });
  return {
    states: receiving.states,
    /** How the assistant outside answered last; undefined where there is none. */
    assistant: assistant?.state,
    stop: async () => {
      stopListening();
      const others = Promise.all([receiving.stop(), assistant?.stop()]);
      // A platform that holds back the answer to a poll holds up nothing else: what is being sent is to be written down before the end.
      await within(LAST_POLL_MS, others).catch(() => {});
      inbox.offerTo(undefined);
      await Promise.all([drain.stop(), sweep.stop()]);
      await steps.stop();
      await send.stop();
      await others;
      await presence.leave();
    },
  };
}

/** A moment more than the longest poll that is not given up; with the last answers of what is sent it fits into eight and a half seconds. */
const LAST_POLL_MS = 5_200;

/** The job that wakes another process. */
export const WAKE = 'wake';
