import type { SendContext, SendReceipt } from '../channel.ts';
import { changed, SendError, withSentParts } from '../send-error.ts';
import { unanswered } from '../unanswered.ts';
import { LIMITS, type Part } from './render.ts';
import { contactWords } from './words.ts';
import type { CsMessage, Upload, ZaloOaApi } from './zalo-oa-api.ts';

type Sender = Pick<ZaloOaApi, 'sendConsultation' | 'askContact' | 'uploadImage' | 'uploadFile'>;

interface Sending {
  parts: readonly Part[];
  media: readonly Upload[];
  context: SendContext;
  phoneCard: string | undefined;
}

/** Pictures small enough for Zalo, files as they are. @throws SendError where one cannot be read now. */
export async function readMedia(ids: readonly string[], context: SendContext): Promise<Upload[]> {
  try {
    return await Promise.all(ids.map((id) => context.media(id, { mostBytes: LIMITS.imageBytes })));
  } catch {
    throw new SendError('connection_failed', { mayHaveArrived: false, message: 'a stored medium cannot be read' });
  }
}

/**
 * Sends the parts of a message in order, without those that an earlier try has delivered.
 * @throws SendError whose `sentParts` counts all that were delivered, those of earlier tries included.
 */
export async function sendParts(
  api: Sender,
  userId: string,
  { parts, media, context, phoneCard = '' }: Sending,
): Promise<SendReceipt> {
  const messageIds: string[] = [];
  let sentParts = context.fromPart;
  for (const part of parts.slice(context.fromPart)) {
    try {
      const id =
        part.kind === 'phoneCard'
          ? await askPhone(api, userId, { phoneCard, signal: context.signal })
          : await api.sendConsultation(
              userId,
              await messageOf(api, part, { media, signal: context.signal }),
              context.signal,
            );
      if (id !== '') messageIds.push(id);
    } catch (error) {
      throw error instanceof SendError ? withSentParts(unanswered(error, sentParts, context), sentParts) : error;
    }
    sentParts += 1;
  }
  return { messageIds };
}

/** The text before it says to type the number: a card that Zalo does not take is no loss. */
async function askPhone(
  api: Sender,
  userId: string,
  { phoneCard, signal }: { phoneCard: string; signal: AbortSignal },
): Promise<string> {
  try {
    return await api.askContact(userId, { ...contactWords, image_url: phoneCard }, signal);
  } catch (error) {
    if (error instanceof SendError && !error.retryable) return '';
    throw error;
  }
}

/** Uploaded, never named by an address: ours may not be reachable from outside. */
async function messageOf(
  api: Sender,
  part: Exclude<Part, { kind: 'phoneCard' }>,
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
    return { attachment: { type: 'file', payload: { token: await beforeSending(api.uploadFile(file, signal)) } } };
  const id = await beforeSending(api.uploadImage(file, signal));
  return {
    attachment: {
      type: 'template',
      payload: { template_type: 'media', elements: [{ media_type: 'image', attachment_id: id }] },
    },
  };
}

/** Whatever became of an upload, the person was sent nothing. */
async function beforeSending<Result>(upload: Promise<Result>): Promise<Result> {
  try {
    return await upload;
  } catch (error) {
    throw error instanceof SendError ? changed(error, { mayHaveArrived: false }) : error;
  }
}
