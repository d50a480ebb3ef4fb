import { createHash } from 'node:crypto';
import { z } from 'zod';
import { newId } from '../../platform/ids.ts';
import type { Storage } from '../../platform/storage.ts';
import type { Channel, ParsedUpdate, UpdateContent } from '../channel.ts';
import { cleanText } from '../clean-text.ts';
import { SendError } from '../send-error.ts';
import { type MessagePart, messageParts } from './message-parts.ts';
import { webMessageSchema, webPhotoSchema } from './web-chat-schema.ts';
import { CODE_IN_HASH, MOST_TEXT } from './web-limits-schema.ts';

export const WEB_CHANNEL = 'web';

/** The page of this installation; there is only one. */
export const WEB_ACCOUNT = 'chat';

export interface WebChannelDeps {
  /** Where uploads lie until they have been checked. */
  storage: Pick<Storage, 'get' | 'remove' | 'exists'>;
  /** Tells the pages of this person that there is something to fetch. The parts are what they will show. */
  deliver(address: string, parts: MessagePart[]): Promise<void>;
}

const rawUpdate = z.object({
  visitor: z.string().regex(/^[0-9a-f]{32}$/),
  at: z.iso.datetime(),
  /** The id, given by `send`, of the message that this one answers. */
  answers: z.string().optional(),
  message: z.union([
    webMessageSchema,
    webPhotoSchema.extend({
      kind: z.literal('photo'),
      file: z.object({ id: z.string().min(1), bytes: z.int().optional(), contentType: z.string().optional() }),
    }),
  ]),
});

/** What the routes of `/chat` hand over. */
export type RawWebUpdate = z.infer<typeof rawUpdate>;

/** The page `/chat`. A message of ours is the row in the outbox: it is delivered when the page knows to fetch. */
export function webChannel({ storage, deliver }: WebChannelDeps): Channel {
  return {
    id: WEB_CHANNEL,
    name: 'trang trò chuyện',
    chatUrl: '/chat',
    // Behind the hash: no server and no log reads it.
    codeUrl: async (code) => `/chat#${CODE_IN_HASH}=${code}`,
    account: WEB_ACCOUNT,
    can: {
      buttons: true,
      photo: true,
      place: true,
      textLength: MOST_TEXT,
      // Who closed the page cannot be reached.
      proactive: false,
      pace: 0,
      addressGapMs: 0,
      abroad: false,
    },
    parseUpdate,
    send: async (address, reply, { signal, fromPart }) => {
      const parts = messageParts(reply).slice(fromPart);
      if (parts.length === 0 && fromPart === 0) throw new SendError('message_invalid', { message: 'it is empty' });
      try {
        signal.throwIfAborted();
        await deliver(address, parts);
      } catch {
        throw new SendError('connection_failed', { message: 'the pages could not be told', sentParts: fromPart });
      }
      return { messageIds: parts.map(() => newId()) };
    },
    fetchFile: async ({ id }) => {
      let found: boolean;
      try {
        found = await storage.exists(id);
        if (found) return { bytes: await storage.get(id) };
      } catch {
        throw new SendError('connection_failed', { message: 'the storage does not answer' });
      }
      throw new SendError('message_invalid', { message: 'the upload is gone' });
    },
    forgetFile: (externalId) => storage.remove(uploadKey(externalId)),
  };
}

/** Where the bytes of an uploaded photo lie, as they came, until they have been checked. */
export function uploadKey(externalId: string): string {
  return `incoming/${externalId}`;
}

/** The same for every try of the page to send a message, and nobody else's, whatever ids another page makes up. */
export function externalIdOf(visitor: string, clientId: string): string {
  return createHash('sha256').update(`${visitor} ${clientId}`).digest('hex').slice(0, 32);
}

function parseUpdate(raw: unknown): ParsedUpdate[] {
  const parsed = rawUpdate.safeParse(raw);
  if (!parsed.success) return [];
  const { visitor, at, answers, message } = parsed.data;
  return [
    {
      externalId: externalIdOf(visitor, message.clientId),
      messageId: message.clientId,
      address: visitor,
      at: new Date(at),
      ...(answers && message.kind !== 'choice' ? { replyTo: answers } : {}),
      content: contentOf(parsed.data),
    },
  ];
}

function contentOf({ message, answers }: RawWebUpdate): UpdateContent {
  switch (message.kind) {
    case 'text':
      return { kind: 'text', text: cleanText(message.text) };
    case 'choice':
      return { kind: 'choice', id: message.choice, ...(answers ? { messageId: answers } : {}) };
    case 'place':
      return {
        kind: 'place',
        lat: message.lat,
        lon: message.lon,
        ...(message.accuracy === undefined ? {} : { accuracy: message.accuracy }),
      };
    case 'photo':
      return {
        kind: 'photo',
        file: message.file,
        ...(message.caption ? { caption: cleanText(message.caption) } : {}),
        ...(message.album ? { album: message.album } : {}),
      };
  }
}
