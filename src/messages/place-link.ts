import { createHash, randomBytes } from 'node:crypto';
import type { ParsedUpdate } from '../channels/channel.ts';
import type { ChannelAccount } from '../people/address-store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { Encryption } from '../platform/encryption.ts';
import { asWorded } from './as-worded-view.ts';
import { keepPlaceLink, langOfMessage, placeLinkByHash } from './place-link-store.ts';
import { messageNotices } from './words.ts';

/**
 * One-time addresses of a map, for who cannot send a place in the chat. A link belongs to one message of ours, the question, and
 * through it to one conversation; who has it needs no sign-in. Its token is made from the installation's key and 128 random bits
 * and is stored nowhere, so that a message that is sent again bears the same one, and the database gives none away.
 */
export interface PlaceLinks {
  /** The path of the map for this message: the same as before, or a new one where that is used or over. */
  pathFor(messageId: bigint): Promise<string>;
  /** What is said under a question in a channel without places; null where nobody outside could open it. */
  lineFor(messageId: bigint): Promise<string | null>;
  /** @returns null for a token that never was, or that a newer one replaced. */
  open(token: string): Promise<PlaceLink | null>;
}

export interface PlaceLink {
  state: 'open' | 'sent' | 'over';
  channel: ChannelAccount;
  lang: 'vi' | 'en';
  homeAreaId: string | null;
  /** What the place that is chosen becomes; always the same update, so that a second press stores nothing. */
  updateAt(place: { lat: number; lon: number }): ParsedUpdate;
}

interface Deps {
  database: Database;
  encryption: Pick<Encryption, 'sign' | 'decrypt'>;
  clock: Pick<Clock, 'now'>;
  /** Without a slash at its end; undefined: the installation has no address that a phone could open. */
  publicUrl?: string;
}

const MINUTE = 60_000;
const VALID_MS = 30 * MINUTE;

/** Whoever gets a link now has at least so long. */
const AT_LEAST_MS = 15 * MINUTE;

export function openPlaceLinks({ database, encryption, clock, publicUrl }: Deps): PlaceLinks {
  const tokenOf = (seed: Uint8Array) => encryption.sign('place-link', Buffer.from(seed).toString('hex'));
  const pathFor = async (messageId: bigint): Promise<string> => {
    const now = clock.now();
    const at = (ms: number) => new Date(now.getTime() + ms);
    const seed = randomBytes(16);
    const tokenHash = hashOf(tokenOf(seed));
    const times = { now, expiresAt: at(VALID_MS), notBefore: at(AT_LEAST_MS) };
    return `/place/${tokenOf(await keepPlaceLink(database, { messageId, seed, tokenHash, ...times }))}`;
  };
  return {
    pathFor,
    lineFor: async (messageId) => {
      if (publicUrl === undefined) return null;
      const lang = await langOfMessage(database, messageId);
      const notices = await asWorded(database, messageNotices);
      return notices.say(lang, 'mapLink', { url: `${publicUrl}${await pathFor(messageId)}` });
    },
    open: async (token) => {
      const hash = hashOf(token);
      const row = await placeLinkByHash(database, hash);
      if (!row) return null;
      const now = clock.now();
      return {
        state: row.isUsed ? 'sent' : row.expiresAt <= now ? 'over' : 'open',
        channel: { id: row.channel, account: row.account },
        lang: row.lang,
        homeAreaId: row.homeAreaId,
        updateAt: ({ lat, lon }) => {
          const replyTo = row.externalIds.at(-1);
          return {
            externalId: `place:${hash.toString('hex')}`,
            address: encryption.decrypt(row.externalCipher),
            at: now,
            ...(replyTo !== undefined && { replyTo }),
            content: { kind: 'place', lat, lon },
          };
        },
      };
    },
  };
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
