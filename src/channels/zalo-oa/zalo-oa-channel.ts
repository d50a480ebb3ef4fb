import { setMaxListeners } from 'node:events';
import { Agent } from 'undici';
import type { Reply } from '../../engine/reply.ts';
import { type Clock, systemClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import type { Encryption } from '../../platform/encryption.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Capabilities, Channel, Webhook } from '../channel.ts';
import { fetchByUrl } from '../fetch-by-url.ts';
import { SendError } from '../send-error.ts';
import type { ZaloOaConfig } from './config.ts';
import { keepTokens, type TokenTiming } from './keep-tokens.ts';
import { refreshCall } from './oauth.ts';
import { parseUpdate } from './parse-update.ts';
import { LIMITS, render } from './render.ts';
import { sendErrorOf } from './send-error-of.ts';
import { readMedia, sendParts } from './send-parts.ts';
import { type SignedBy, signedBy } from './verify-signature.ts';
import { type ZaloOaApi, zaloOaApi } from './zalo-oa-api.ts';

export interface ZaloOaDeps {
  database: Pick<Database, '$transaction'>;
  encryption: Pick<Encryption, 'encrypt' | 'decrypt' | 'lookupHash'>;
  logger: Logger;
  /** The public address of the picture on the card that asks for a telephone number; without one there is no card. */
  phoneCard?: string;
  clock?: Clock;
  timing?: Partial<TokenTiming>;
}

export type ZaloOaChannel = Channel &
  Required<Pick<Channel, 'close' | 'permission' | 'fetchFile'>> & {
    /** What only this platform has: templates, asking for a phone number. */
    api: ZaloOaApi;
  };

export const ZALO_OA = 'zalo-oa';

/** A Zalo Official Account, API v3. */
export function zaloOaChannel(config: ZaloOaConfig, deps: ZaloOaDeps): ZaloOaChannel {
  const { clock = systemClock } = deps;
  const logger = deps.logger.child({ channel: ZALO_OA });
  const dispatcher = new Agent({ connections: 64, connect: { timeout: 10_000 }, keepAliveTimeout: 30_000 });
  const tokens = keepTokens({
    ...{ database: deps.database, encryption: deps.encryption, clock, logger, timing: deps.timing },
    ...{ channel: ZALO_OA, account: config.appId },
    ...{ seed: config.refreshToken.reveal(), appSecret: config.appSecret.reveal() },
    refresh: refreshCall(dispatcher, config),
  });
  const api = zaloOaApi(dispatcher, config, tokens);
  const cardable = (reply: Reply): Reply => (deps.phoneCard ? reply : { ...reply, asksPhone: false });
  const ownOrigin = new URL(config.apiRoot).origin;
  return {
    id: ZALO_OA,
    name: 'Zalo',
    chatName: 'Zalo OA',
    account: config.appId,
    can: capabilities(config.pace),
    api,
    permission: { keep: tokens.keep, state: tokens.state },
    parseUpdate: (raw) => parseUpdate(raw, clock.real()),
    send: async (address, reply, context) => {
      // Many sends share the signal that stops them all.
      setMaxListeners(0, context.signal);
      const media = await readMedia(reply.media ?? [], context);
      const parts = render(
        cardable(reply),
        media.map(({ contentType, bytes }) => ({ contentType, bytes: bytes.length })),
      );
      if (parts.length === 0) throw new SendError('message_invalid', { message: 'the message is empty' });
      return sendParts(api, address, { parts, media, context, phoneCard: deps.phoneCard });
    },
    unitsOf: (reply) => Math.max(1, render({ ...cardable(reply), media: [] }).length + (reply.media?.length ?? 0)),
    sendTemplate: async (to, template, signal) => {
      setMaxListeners(0, signal);
      const id = await ('address' in to
        ? api.sendTemplate(to.address, template, signal)
        : api.sendPhoneTemplate({ ...template, ...to }, signal));
      return { messageIds: id === '' ? [] : [id] };
    },
    freeLeft: (address, signal) => {
      setMaxListeners(0, signal);
      return api.freeLeft(address, signal);
    },
    fetchFile: (file, signal) => fetchByUrl({ open: api.open, errorOf: sendErrorOf, ownOrigin }, file, signal),
    receiving: webhook(config, logger),
    close: async () => {
      await tokens.close();
      await dispatcher.close();
    },
  };
}

const HOUR_MS = 3_600_000;

/** Zalo waits two seconds for the answer of a webhook, and switches it off when the fifth repeat brings none. */
const ANSWER_WITHIN_MS = 1_500;

function capabilities(pace: number): Capabilities {
  return {
    buttons: true,
    photo: true,
    place: true,
    textLength: LIMITS.text,
    proactive: false,
    // Since the person's last act; between the two a message costs money, after the second only a template goes.
    windows: { freeMs: 48 * HOUR_MS, paidMs: 7 * 24 * HOUR_MS },
    pace,
    addressGapMs: 0,
    abroad: false,
  };
}

/** The address of the webhook is entered in Zalo's console: there is nothing to register. */
function webhook({ appId, secretKey }: ZaloOaConfig, logger: Logger): Webhook {
  let known: SignedBy;
  return {
    kind: 'webhook',
    path: `/webhooks/${ZALO_OA}`,
    answerWithinMs: ANSWER_WITHIN_MS,
    verify: (headers, body) => {
      const by = signedBy(headers, body, { appId, secretKey: secretKey.reveal() });
      if (by && by !== known) {
        known = by;
        logger.info({ signedBy: by }, 'whose id the signatures of the webhook are made with');
      }
      return by !== undefined;
    },
  };
}
