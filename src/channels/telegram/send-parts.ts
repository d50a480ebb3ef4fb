import type { Opts } from 'telegraf/types';
import type { SendContext, SendReceipt } from '../channel.ts';
import { SendError, withSentParts } from '../send-error.ts';
import type { Part } from './render.ts';
import type { TelegramApi } from './telegram-api.ts';

/** A stored medium that is to be shown. */
export type StoredMedium = Awaited<ReturnType<SendContext['media']>>;

interface Sent {
  message_id: number;
}

/** Pictures go over slow lines. */
const UPLOAD_TIMEOUT_MS = 60_000;

/**
 * Sends the parts of a message in order, without those that an earlier try has delivered.
 * @throws SendError whose `sentParts` counts all that were delivered, those of earlier tries included.
 */
export async function sendParts(
  api: Pick<TelegramApi, 'call'>,
  address: string,
  { parts, media, context }: { parts: readonly Part[]; media: readonly StoredMedium[]; context: SendContext },
): Promise<SendReceipt> {
  const messageIds: string[] = [];
  let sentParts = context.fromPart;
  for (const part of parts.slice(context.fromPart)) {
    try {
      const sent = await sendPart(api, Number(address), { part, media, signal: context.signal });
      for (const { message_id: id } of Array.isArray(sent) ? sent : [sent]) messageIds.push(String(id));
    } catch (error) {
      throw error instanceof SendError ? withSentParts(error, sentParts) : error;
    }
    sentParts += 1;
  }
  return { messageIds };
}

function sendPart(
  api: Pick<TelegramApi, 'call'>,
  chat: number,
  { part, media, signal }: { part: Part; media: readonly StoredMedium[]; signal: AbortSignal },
): Promise<Sent | readonly Sent[]> {
  if (part.method === 'sendMessage') return api.call('sendMessage', { chat_id: chat, ...part.payload }, { signal });
  const upload = { signal, timeoutMs: UPLOAD_TIMEOUT_MS };
  if (part.method === 'sendMediaGroup') {
    const items = part.media.map((index) => ({ type: 'photo' as const, media: inputFile(media[index]!) }));
    // The types want an album of two to ten; `render` sees to it.
    const payload = { chat_id: chat, media: items } as Opts<'sendMediaGroup'>;
    return api.call('sendMediaGroup', payload, upload);
  }
  const file = inputFile(media[part.medium]!);
  return part.method === 'sendPhoto'
    ? api.call('sendPhoto', { chat_id: chat, photo: file, ...part.payload }, upload)
    : api.call('sendDocument', { chat_id: chat, document: file, ...part.payload }, upload);
}

/** Uploaded, never named by an address: ours may not be reachable from outside. */
function inputFile(medium: StoredMedium): { source: Buffer; filename: string } {
  return { source: medium.bytes, filename: medium.name };
}
