import type { SendContext, SendReceipt } from '../channel.ts';
import { SendError } from '../send-error.ts';
import { LIMITS, type Part } from './render.ts';
import type { CsMessage, Upload, ZaloOaApi } from './zalo-oa-api.ts';

type Sender = Pick<ZaloOaApi, 'sendConsultation' | 'uploadImage' | 'uploadFile'>;

/** Pictures small enough for Zalo, files as they are. @throws SendError where one cannot be read now. */
export async function readMedia(ids: readonly string[], context: SendContext): Promise<Upload[]> {
  try {
    return await Promise.all(ids.map((id) => context.media(id, { mostBytes: LIMITS.imageBytes })));
  } catch {
    throw new SendError('connection_failed', { message: 'a stored medium cannot be read' });
  }
}

/**
 * Sends the parts of a message in order, without those that an earlier try has delivered.
 * @throws SendError whose `sentParts` counts all that were delivered, those of earlier tries included.
 */
export async function sendParts(
  api: Sender,
  userId: string,
  { parts, media, context }: { parts: readonly Part[]; media: readonly Upload[]; context: SendContext },
): Promise<SendReceipt> {
  const messageIds: string[] = [];
  let sentParts = context.fromPart;
  for (const part of parts.slice(context.fromPart)) {
    try {
      const message = await messageOf(api, part, { media, signal: context.signal });
      const id = await api.sendConsultation(userId, message, context.signal);
      if (id !== '') messageIds.push(id);
    } catch (error) {
      throw error instanceof SendError ? withSentParts(error, sentParts) : error;
    }
    sentParts += 1;
  }
  return { messageIds };
}

/** Uploaded, never named by an address: ours may not be reachable from outside. */
async function messageOf(
  api: Sender,
  part: Part,
  { media, signal }: { media: readonly Upload[]; signal: AbortSignal },
): Promise<CsMessage> {
  if (part.kind === 'text') {
    const { text, buttons } = part;
    return buttons.length === 0
      ? { text }
      : { text, attachment: { type: 'template', payload: { buttons: [...buttons] } } };
  }
  const file = media[part.medium]!;
  if (part.kind === 'file')
    return { attachment: { type: 'file', payload: { token: await api.uploadFile(file, signal) } } };
  const id = await api.uploadImage(file, signal);
  return {
    attachment: {
      type: 'template',
      payload: { template_type: 'media', elements: [{ media_type: 'image', attachment_id: id }] },
    },
  };
}

function withSentParts(error: SendError, sentParts: number): SendError {
  const { reason, retryable, retryAfter, code, message } = error;
  return new SendError(reason, { retryable, retryAfter, code, message, sentParts });
}
