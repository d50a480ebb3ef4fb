import { type Clock, systemClock } from '../../platform/clock.ts';
import { constantTimeEqual } from '../../platform/encryption.ts';
import { errorFields, type Logger } from '../../platform/logger.ts';
import type { Capabilities, Channel, ParsedUpdate, Polling, SendContext, Webhook } from '../channel.ts';
import { SendError } from '../send-error.ts';
import type { TelegramConfig } from './config.ts';
import { fetchFile } from './fetch-file.ts';
import { ALLOWED_UPDATES, parseUpdate } from './parse-update.ts';
import { LIMITS, render } from './render.ts';
import { type StoredMedium, sendParts } from './send-parts.ts';
import { type TelegramApi, telegramApi } from './telegram-api.ts';

/** How long Telegram holds a poll open when nothing happens, in seconds; and how much longer we wait for its answer. */
const LONG_POLL_S = 25;
const POLL_GRACE_MS = 15_000;

/** Somebody waits for a card with the link; without it the code is typed. */
const DEEP_LINK_MS = 5_000;

/** Buttons whose clock is being taken off at a time; of more, the clock runs out by itself after half a minute. */
const MOST_ACKNOWLEDGEMENTS = 64;

export type TelegramChannel = Channel & Required<Pick<Channel, 'close'>>;

export function telegramChannel(
  config: TelegramConfig,
  { logger, clock = systemClock }: { logger: Logger; clock?: Pick<Clock, 'real'> },
): TelegramChannel {
  const api = telegramApi(config);
  return {
    id: 'telegram',
    name: 'Telegram',
    // The bot's id: the part of the token that is no secret.
    account: config.token.reveal().split(':')[0]!,
    can: capabilities(config.pace),
    parseUpdate: (raw) => parseUpdate(raw, clock.real()),
    send: async (address, reply, context) => {
      const media = reply.media ? await readMedia(reply.media, context) : [];
      const parts = render(
        reply,
        media.map(({ contentType }) => contentType.startsWith('image/')),
      );
      if (parts.length === 0) throw new SendError('message_invalid', { message: 'the message is empty' });
      return await sendParts(api, address, { parts, media, context });
    },
    fetchFile: (file, signal) => fetchFile(api, file, signal),
    codeUrl: deepLinks(api),
    acknowledge: acknowledger(api, logger),
    receiving: config.mode === 'webhook' ? webhook(api, config) : polling(api),
    close: () => api.close(),
  };
}

function capabilities(pace: number): Capabilities {
  return {
    buttons: true,
    photo: true,
    place: true,
    textLength: LIMITS.text,
    proactive: true,
    pace,
    // Telegram allows about one message a second to one person, by its own clock: 50 ms are for what passes between our claim and
    // that. A bench without pace has no such limit either.
    addressGapMs: pace > 0 ? 1_050 : 0,
    abroad: true,
  };
}

async function readMedia(ids: readonly string[], context: SendContext): Promise<StoredMedium[]> {
  try {
    return await Promise.all(ids.map((id) => context.media(id)));
  } catch {
    throw new SendError('connection_failed', { message: 'a stored medium cannot be read' });
  }
}

/** The bot's name is asked once; a code is what `/start` brings. */
function deepLinks(api: TelegramApi): (code: string) => Promise<string> {
  let username: string | undefined;
  return async (code) => {
    username ??= (await api.call('getMe', {}, { timeoutMs: DEEP_LINK_MS })).username;
    return `https://t.me/${username}?start=${code}`;
  };
}

function polling(api: TelegramApi): Polling {
  return {
    kind: 'polling',
    prepare: async (signal) => {
      await api.call('deleteWebhook', {}, { signal });
    },
    poll: async (cursor, signal) => {
      const raw = await api.call(
        'getUpdates',
        {
          offset: cursor === undefined ? undefined : Number(cursor),
          timeout: LONG_POLL_S,
          limit: 100,
          allowed_updates: ALLOWED_UPDATES,
        },
        { signal, timeoutMs: LONG_POLL_S * 1000 + POLL_GRACE_MS },
      );
      const last = raw.reduce((most, { update_id: id }) => Math.max(most, id), -1);
      return { raw, cursor: last < 0 ? cursor : String(last + 1) };
    },
  };
}

function webhook(api: TelegramApi, { webhookSecret }: TelegramConfig): Webhook {
  const secret = webhookSecret?.reveal() ?? '';
  const path = '/webhooks/telegram';
  return {
    kind: 'webhook',
    path,
    verify: (headers) => {
      const given = headers['x-telegram-bot-api-secret-token'];
      return secret !== '' && typeof given === 'string' && constantTimeEqual(given, secret);
    },
    register: async (publicUrl, signal) => {
      const url = new URL(path.slice(1), publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`).href;
      await api.call(
        'setWebhook',
        { url, secret_token: secret, allowed_updates: ALLOWED_UPDATES, max_connections: 40 },
        { signal },
      );
    },
  };
}

/** Fire and forget: a button that keeps its clock for a while harms nobody. */
function acknowledger(api: TelegramApi, logger: Logger): (updates: readonly ParsedUpdate[]) => void {
  let running = 0;
  return (updates) => {
    for (const { content } of updates) {
      if (content.kind !== 'choice' || content.callback === undefined || running >= MOST_ACKNOWLEDGEMENTS) continue;
      running += 1;
      api
        .call('answerCallbackQuery', { callback_query_id: content.callback }, { timeoutMs: 5_000 })
        .catch((error) => logger.debug(errorFields(error), 'a pressed button keeps its clock'))
        .finally(() => {
          running -= 1;
        });
    }
  };
}
