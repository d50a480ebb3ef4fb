import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ParsedUpdate, UpdateContent } from '../channel.ts';
import { cleanText } from '../clean-text.ts';

/** Opaque, but never with blanks or control characters; a field that is otherwise counts as missing. */
const id = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^[\x21-\x7e]{1,200}$/));

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const text = optional(z.string());

/** What people of protected accounts send arrives without words, at times without a message: every field may be missing. */
const MESSAGE = z.object({
  message_id: optional(id),
  from: optional(z.object({ id, display_name: text, is_bot: optional(z.boolean()) })),
  chat: optional(z.object({ id, chat_type: text })),
  date: optional(z.number().positive()),
  text,
  caption: text,
  /** Documented. */
  photo: text,
  /** What really comes. */
  photo_url: text,
  voice_url: text,
});

const EVENT = z.object({ event_name: z.string().min(1), message: MESSAGE.optional().catch(undefined) });

type Message = z.output<typeof MESSAGE>;

/**
 * One update of the Bot Platform in the words of all channels, of a poll or of a webhook, wrapped in `{ok, result}` or flat. Only
 * private chats with people are served: a group is passed over without a word, so that nobody's group is spoken into.
 * @param receivedAt stands in where Zalo gives no time.
 * @returns nothing for what is no update at all.
 */
export function parseUpdate(raw: unknown, receivedAt: Date): ParsedUpdate[] {
  const event = EVENT.safeParse(unwrapped(raw)).data;
  if (!event) return [];
  const { event_name: name, message = {} as Message } = event;
  const at = timeOf(message.date, receivedAt);
  const externalId = message.message_id ?? standInId(name, message, receivedAt);
  const why = refusal(message) ?? (isSilent(name) ? 'no_message' : undefined);
  if (why) return [{ externalId, address: '', at: receivedAt, content: { kind: 'ignored', why } }];
  const { from, chat } = message;
  const update: ParsedUpdate = { externalId, address: (chat ?? from)!.id, at, content: contentOf(name, message) };
  const called = cleanText(from?.display_name ?? '').trim();
  if (called !== '') update.name = called;
  if (message.message_id !== undefined) update.messageId = message.message_id;
  return [update];
}

/** Both forms come by webhooks; `ok: false` is no update. */
function unwrapped(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { ok, result, event_name: flat } = raw as { ok?: unknown; result?: unknown; event_name?: unknown };
  if (flat !== undefined) return raw;
  return ok === true ? result : undefined;
}

/** What no person said with it: reactions, and events that are none of messages. */
function isSilent(name: string): boolean {
  return !/^message\.[\w-]+\.received$/.test(name) || name === 'message.reaction.received';
}

/** Why an update is none of ours: from a group, from a bot, or from nobody who can be answered. */
function refusal({ from, chat }: Message): string | undefined {
  if (from?.is_bot) return 'bot';
  if (!chat) return from ? undefined : 'nobody';
  const type = chat.chat_type?.toUpperCase();
  if (type === 'PRIVATE') return undefined;
  if (type === undefined) return from && from.id !== chat.id ? 'group' : undefined;
  return type === 'GROUP' ? 'group' : 'unknown_chat';
}

function contentOf(name: string, message: Message): UpdateContent {
  const what = name.split('.')[1]!;
  if (what === 'image') return photo(message) ?? { kind: 'unsupported', what };
  if (what === 'voice') return voice(message) ?? { kind: 'unsupported', what };
  if (what === 'sticker') return { kind: 'sticker' };
  // Links come with the words that hold them; so may kinds that nobody knows yet.
  if (what !== 'unsupported' && message.text !== undefined) return { kind: 'text', text: cleanText(message.text) };
  return { kind: 'unsupported', what };
}

function photo({ photo, photo_url, caption }: Message): UpdateContent | undefined {
  const url = addressOf(photo_url ?? photo);
  if (!url) return undefined;
  return { kind: 'photo', file: { id: url }, ...(caption ? { caption: cleanText(caption) } : {}) };
}

function voice({ voice_url }: Message): UpdateContent | undefined {
  const url = addressOf(voice_url);
  return url ? { kind: 'recording', what: 'voice', file: { id: url } } : undefined;
}

function addressOf(value: string | undefined): string | undefined {
  if (value === undefined || !URL.canParse(value)) return undefined;
  const { protocol, href } = new URL(value);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}

/** Zalo counts milliseconds; seconds would be of 1970. */
function timeOf(date: number | undefined, receivedAt: Date): Date {
  if (date === undefined) return receivedAt;
  const time = new Date(date > 1e11 ? date : date * 1000);
  return Number.isNaN(time.getTime()) ? receivedAt : time;
}

/** Without an id, what came from the same person at the same time (the same minute, where no time is told) is the same. */
function standInId(name: string, { from, chat, date, text }: Message, receivedAt: Date): string {
  const time = date ?? `minute ${Math.floor(receivedAt.getTime() / 60_000)}`;
  const parts = [name, chat?.id, from?.id, time, text];
  return `none:${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`;
}
