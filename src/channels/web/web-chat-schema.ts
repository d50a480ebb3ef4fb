import { z } from 'zod';
import { MOST_TEXT } from './web-limits-schema.ts';

/** What `/chat` and its page say to each other. */

/** Made by the page, once for each message: sent again after a broken line, it is stored once. */
const clientId = z.uuid();

/** The id of one of our messages, as the page got it. */
const messageId = z.string().regex(/^o\d{1,18}(\.\d{1,3})?$/);

const caption = z.string().max(1_000);

export const webMessageSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    clientId,
    text: z.string().max(MOST_TEXT).regex(/\S/),
    replyTo: messageId.optional(),
  }),
  z.object({
    kind: z.literal('choice'),
    clientId,
    choice: z.string().regex(/^[\w.-]{1,80}$/),
    /** The message that offered it. */
    question: messageId.optional(),
  }),
  z.object({
    kind: z.literal('place'),
    clientId,
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
    /** Metres. */
    accuracy: z.number().min(0).max(1e7).optional(),
    replyTo: messageId.optional(),
  }),
]);

/** A map is wanted, to answer this message of ours with a place. */
export const placeWishSchema = z.object({ question: messageId });

/** The fields beside the file of a photo. */
export const webPhotoSchema = z.object({
  clientId,
  caption: caption.optional(),
  /** The same for photos that were chosen together. */
  album: z.uuid().optional(),
  replyTo: messageId.optional(),
});

export type WebMessage = z.infer<typeof webMessageSchema>;
export type WebPhoto = z.infer<typeof webPhotoSchema>;

export interface ChatMedium {
  kind: 'photo' | 'voice' | 'video' | 'file';
  /** `wanted`: it is being looked at. */
  state: 'wanted' | 'stored' | 'refused';
  /** Of a stored one; valid for an hour. */
  url?: string;
  smallUrl?: string;
  /** Pixels, where known. */
  width?: number;
  height?: number;
  /** A `MediaReason`, where there are no bytes. */
  reason?: string;
}

export interface ChatChoice {
  id: string;
  label: string;
}

export interface ChatMessage {
  /** `i…`: from the person, `o…`: from us. */
  id: string;
  from: 'person' | 'assistant' | 'staff';
  /** ISO 8601. */
  at: string;
  text: string;
  media: ChatMedium[];
  place?: { lat: number; lon: number };
  /** Of the person's own: what the page called it. */
  clientId?: string;
  choices?: ChatChoice[];
  asksPlace?: boolean;
  calls?: { label: string; number: string }[];
}

export interface ChatMessages {
  /** All of the latest, or only those behind the cursor that was given, oldest first. */
  messages: ChatMessage[];
  /** To be given back as `after`. */
  cursor: string;
  /** The message whose choices may be pressed. */
  openQuestion: string | null;
  /** Something of the person's is still to be answered. */
  replyDue: boolean;
  /** How many messages of the person are kept. Fewer than before: some were erased, and the page fetches all again. */
  kept: number;
}
