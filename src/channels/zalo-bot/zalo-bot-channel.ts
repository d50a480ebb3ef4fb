import { setMaxListeners } from 'node:events';
import { type Clock, systemClock } from '../../platform/clock.ts';
import { constantTimeEqual } from '../../platform/encryption.ts';
import { errorFields, type Logger } from '../../platform/logger.ts';
import type { Capabilities, Channel, ParsedUpdate, Polling, SendContext, Webhook } from '../channel.ts';
import { fetchByUrl } from '../fetch-by-url.ts';
import { SendError } from '../send-error.ts';
import type { ZaloBotConfig } from './config.ts';
import { parseUpdate } from './parse-update.ts';
import { quotaWatch } from './quota-watch.ts';
import { MOST_TEXT, render, type ShownMedium, unitsOf } from './render.ts';
import { connectionError, TIMED_OUT } from './send-error-of.ts';
import { sendParts } from './send-parts.ts';
import { type ZaloBotApi, zaloBotApi } from './zalo-bot-api.ts';

export interface ZaloBotDeps {
  logger: Logger;
  /** The full public address of a stored medium, good for so many milliseconds; undefined without a public address. */
  mediaLink?(id: string, validMs: number): string;
  clock?: Pick<Clock, 'real'>;
  times?: Partial<ZaloBotTimes>;
}

export interface ZaloBotTimes {
  /**
   * How long Zalo holds a poll open when nothing happens, in seconds. A poll is never given up, for what it brings is consumed:
   * a process that is told to stop waits so long, and it has ten seconds.
   */
  pollS: number;
  /** How much longer we wait for its answer, in milliseconds. */
  pollGraceMs: number;
  callMs: number;
}

const TIMES: ZaloBotTimes = { pollS: 5, pollGraceMs: 7_000, callMs: 20_000 };

const HOUR = 60 * 60_000;

/** Zalo fetches a picture at once; a person may tap a link days later. */
const VALID_FOR_ZALO = HOUR;
const VALID_FOR_PERSON = 7 * 24 * HOUR;

/** "Typing" is shown to so many at a time. */
const MOST_TYPING = 8;

export type ZaloBotChannel = Channel & Required<Pick<Channel, 'close'>>;

export function zaloBotChannel(
  config: ZaloBotConfig,
  { logger, mediaLink, clock = systemClock, times }: ZaloBotDeps,
): ZaloBotChannel {
  const { pollS, pollGraceMs, callMs } = { ...TIMES, ...times };
  const api = zaloBotApi(config, { callTimeoutMs: callMs });
  const sending = { api, quota: quotaWatch(clock) };
  const ownOrigin = new URL(config.apiRoot).origin;
  if (!mediaLink) logger.warn({ channel: 'zalo-bot' }, 'no PUBLIC_URL: no picture and no map can be shown to people');
  return {
    id: 'zalo-bot',
    name: 'Zalo',
    chatName: 'Zalo Bot',
    // The part of the token that is no secret.
    account: config.token.reveal().split(':')[0]!,
    can: capabilities(config.pace),
    parseUpdate: (raw) => parseUpdate(raw, clock.real()),
    send: async (address, reply, context) => {
      // Many sends share the signal that stops them all.
      setMaxListeners(0, context.signal);
      const parts = render(reply, await shownMedia(reply.media ?? [], { context, mediaLink }));
      if (parts.length === 0) throw new SendError('message_invalid', { message: 'the message is empty' });
      return sendParts(sending, address, { parts, context });
    },
    unitsOf: (reply) => unitsOf(reply, mediaLink !== undefined),
    fetchFile: (file, signal) => fetchByUrl({ open: api.open, errorOf: connectionError, ownOrigin }, file, signal),
    acknowledge: typing(api, logger),
    receiving:
      config.mode === 'webhook'
        ? webhook(api, { config, logger })
        : polling(api, { pollS, timeoutMs: pollS * 1000 + pollGraceMs }),
    close: () => api.close(),
  };
}

function capabilities(pace: number): Capabilities {
  return {
    buttons: false,
    photo: true,
    place: false,
    textLength: MOST_TEXT,
    proactive: true,
    // Plan "Basic", read on 2026-09-26; another one is entered on the page of channels.
    quota: { people: 50, messagesAMonth: 3_000 },
    pace,
    addressGapMs: 0,
    abroad: false,
  };
}

async function shownMedia(
  ids: readonly string[],
  { context, mediaLink }: { context: SendContext; mediaLink: ZaloBotDeps['mediaLink'] },
): Promise<ShownMedium[]> {
  try {
    return await Promise.all(
      ids.map(async (id) => ({
        isPhoto: (await context.media(id)).contentType.startsWith('image/'),
        ...(mediaLink ? { forZalo: mediaLink(id, VALID_FOR_ZALO), forPerson: mediaLink(id, VALID_FOR_PERSON) } : {}),
      })),
    );
  } catch {
    throw new SendError('connection_failed', { mayHaveArrived: false, message: 'a stored medium cannot be read' });
  }
}

function polling(api: ZaloBotApi, { pollS, timeoutMs }: { pollS: number; timeoutMs: number }): Polling {
  return {
    kind: 'polling',
    consumes: true,
    prepare: async (signal) => {
      try {
        await api.call('deleteWebhook', {}, { signal });
      } catch (error) {
        // There is no webhook. Whether it is the token that is not found, the poll will tell.
        if (!(error instanceof SendError && error.code === '404')) throw error;
      }
    },
    poll: async (cursor, signal) => {
      try {
        // Documented as a string.
        const result = await api.call('getUpdates', { timeout: String(pollS) }, { signal, timeoutMs });
        return { raw: listOf(result), cursor };
      } catch (error) {
        if (error instanceof SendError && error.code === TIMED_OUT) return { raw: [], cursor };
        throw error;
      }
    },
  };
}

/** One update; `{}` is none. Were it a list one day, nothing of it would be lost. */
function listOf(result: unknown): unknown[] {
  const all = Array.isArray(result) ? result : [result];
  return all.filter((update) => typeof update === 'object' && update !== null && Object.keys(update).length > 0);
}

function webhook(api: ZaloBotApi, { config, logger }: { config: ZaloBotConfig; logger: Logger }): Webhook {
  const secret = config.webhookSecret?.reveal() ?? '';
  const path = '/webhooks/zalo-bot';
  return {
    kind: 'webhook',
    path,
    verify: (headers) => {
      const given = headers['x-bot-api-secret-token'];
      return secret !== '' && typeof given === 'string' && constantTimeEqual(given, secret);
    },
    register: async (publicUrl, signal) => {
      const url = new URL(path.slice(1), publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`).href;
      const { verification } = await api.call('setWebhook', { url, secret_token: secret }, { signal });
      // The address is kept all the same; it may be that we do not listen yet.
      if (verification?.ok === false) {
        const { outcome, status_code: status } = verification;
        logger.warn({ channel: 'zalo-bot', outcome, status }, 'Zalo could not verify the webhook; it will use it');
      }
    },
  };
}

/** Fire and forget: nobody is harmed where it fails. */
function typing(api: ZaloBotApi, logger: Logger): (updates: readonly ParsedUpdate[]) => void {
  const shown = new Set<string>();
  return (updates) => {
    for (const { address, content } of updates) {
      if (content.kind === 'ignored' || shown.has(address) || shown.size >= MOST_TYPING) continue;
      shown.add(address);
      api
        .call('sendChatAction', { chat_id: address, action: 'typing' }, { timeoutMs: 5_000 })
        .catch((error) => logger.debug(errorFields(error), 'nobody is shown that we are writing'))
        .finally(() => shown.delete(address));
    }
  };
}
