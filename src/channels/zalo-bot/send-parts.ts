import type { SendContext, SendReceipt } from '../channel.ts';
import { SendError, withSentParts } from '../send-error.ts';
import { unanswered } from '../unanswered.ts';
import type { QuotaWatch } from './quota-watch.ts';
import { messages, type Part } from './render.ts';
import type { ZaloBotApi } from './zalo-bot-api.ts';

/** Zalo fetches the picture from us before it answers. */
const PHOTO_TIMEOUT_MS = 28_000;

export interface SendPartsDeps {
  api: Pick<ZaloBotApi, 'call'>;
  quota: QuotaWatch;
}

/**
 * Sends the parts of a message in order, without those that an earlier try has delivered.
 * @throws SendError whose `sentParts` counts all that were delivered, those of earlier tries included.
 */
export async function sendParts(
  deps: SendPartsDeps,
  address: string,
  { parts, context }: { parts: readonly Part[]; context: Omit<SendContext, 'media'> },
): Promise<SendReceipt> {
  const messageIds: string[] = [];
  let sentParts = context.fromPart;
  for (const part of parts.slice(context.fromPart)) {
    try {
      messageIds.push(...(await sendPart(deps, address, { part, signal: context.signal })));
    } catch (error) {
      throw error instanceof SendError ? withSentParts(unanswered(error, sentParts, context), sentParts) : error;
    }
    sentParts += 1;
  }
  return { messageIds };
}

async function sendPart(
  deps: SendPartsDeps,
  address: string,
  { part, signal }: { part: Part; signal: AbortSignal },
): Promise<string[]> {
  try {
    return await callOnce(deps, { part, address, signal });
  } catch (error) {
    const isPictureRefused =
      part.method === 'sendPhoto' && error instanceof SendError && error.reason === 'message_invalid';
    if (!isPictureRefused) throw error;
  }
  const ids: string[] = [];
  for (const words of messages(part.instead)) ids.push(...(await callOnce(deps, { part: words, address, signal })));
  return ids;
}

async function callOnce(
  { api, quota }: SendPartsDeps,
  { part, address, signal }: { part: Pick<Part, 'method' | 'payload'>; address: string; signal: AbortSignal },
): Promise<string[]> {
  // Given up before it began, it was surely not sent.
  if (signal.aborted)
    throw new SendError('connection_failed', {
      mayHaveArrived: false,
      message: 'the call was given up before it began',
    });
  const payload = { chat_id: address, ...part.payload };
  try {
    const options = { signal, ...(part.method === 'sendPhoto' ? { timeoutMs: PHOTO_TIMEOUT_MS } : {}) };
    const { message_id: id } = await api.call(part.method, payload, options);
    quota.accepted();
    return id === undefined ? [] : [id];
  } catch (error) {
    throw error instanceof SendError ? quota.judge(error) : error;
  }
}
