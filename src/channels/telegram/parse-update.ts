import type { CallbackQuery, ChatMemberUpdated, Message, Update, User } from 'telegraf/types';
import type { ParsedUpdate, UpdateContent } from '../channel.ts';
import { cleanText } from '../clean-text.ts';
import { messageContent } from './message-content.ts';

/** The kinds of updates we ask Telegram for; any other that comes nevertheless is ignored. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/**
 * One update of the Bot API in the words of all channels. Only private chats with people are served.
 * @param receivedAt stands in where Telegram gives no time: for a pressed button.
 * @returns nothing for what is no update at all.
 */
export function parseUpdate(raw: unknown, receivedAt: Date): ParsedUpdate[] {
  if (!isRecord(raw) || !Number.isSafeInteger(raw.update_id)) return [];
  const externalId = String(raw.update_id);
  const read = readUpdate(raw as unknown as Update, receivedAt);
  // Of what is ignored nothing is kept but the id: not even whose it was.
  if ('ignored' in read)
    return [{ externalId, address: '', at: receivedAt, content: { kind: 'ignored', why: read.ignored } }];
  // In a private chat the chat's id is the person's.
  const update: ParsedUpdate = { externalId, address: String(read.from.id), at: read.at, content: read.content };
  // Not spread into one literal: this runs for every update, and such a literal takes four times as long.
  const name = nameOf(read.from);
  if (name !== '') update.name = name;
  if (read.messageId !== undefined) update.messageId = read.messageId;
  if (read.replyTo !== undefined) update.replyTo = read.replyTo;
  return [update];
}

type Read = (Omit<ParsedUpdate, 'externalId' | 'address' | 'name'> & { from: User }) | { ignored: string };

function readUpdate(update: Update, receivedAt: Date): Read {
  if ('message' in update) return newMessage(update.message, receivedAt);
  if ('edited_message' in update) return editedMessage(update.edited_message, receivedAt);
  if ('callback_query' in update) return pressedButton(update.callback_query, receivedAt);
  if ('my_chat_member' in update) return membership(update.my_chat_member, receivedAt);
  if ('channel_post' in update || 'edited_channel_post' in update) return { ignored: 'channel_post' };
  return { ignored: 'unknown' };
}

function newMessage(message: Message, receivedAt: Date): Read {
  const refused = refusal(message);
  if (refused) return refused;
  const content = messageContent(message);
  if (content.kind === 'ignored') return { ignored: content.why };
  const answered = 'reply_to_message' in message ? message.reply_to_message : undefined;
  return {
    from: message.from!,
    messageId: String(message.message_id),
    at: timeOf(message.date, receivedAt),
    // A reply to one's own words answers none of our questions.
    replyTo: answered?.from?.is_bot ? String(answered.message_id) : undefined,
    content,
  };
}

/** A live location moves by edits, and they change no words. */
function editedMessage(message: Message & { edit_date: number }, receivedAt: Date): Read {
  const refused = refusal(message);
  if (refused) return refused;
  if ('location' in message) return { ignored: 'live_location' };
  const changed = message as { text?: unknown; caption?: unknown };
  const text = typeof changed.text === 'string' ? changed.text : changed.caption;
  return {
    from: message.from!,
    at: timeOf(message.edit_date, receivedAt),
    content: {
      kind: 'edited',
      of: String(message.message_id),
      text: typeof text === 'string' ? cleanText(text) : '',
    },
  };
}

function pressedButton(query: CallbackQuery, receivedAt: Date): Read {
  // The message is missing where the button stood in somebody else's chat (inline mode).
  const refused = refusal({ chat: query?.message?.chat, from: query?.from });
  if (refused) return refused;
  return { from: query.from, at: receivedAt, content: choiceOf(query) };
}

function choiceOf(query: CallbackQuery): UpdateContent {
  if (!('data' in query) || typeof query.data !== 'string') return { kind: 'unsupported', what: 'game' };
  return {
    kind: 'choice',
    id: cleanText(query.data),
    messageId: String(query.message!.message_id),
    callback: String(query.id),
  };
}

function membership(change: ChatMemberUpdated, receivedAt: Date): Read {
  const refused = refusal(change);
  if (refused) return refused;
  const status: unknown = (change.new_chat_member as { status?: unknown } | undefined)?.status;
  if (status !== 'kicked' && status !== 'member') return { ignored: 'membership' };
  return {
    from: change.from,
    at: timeOf(change.date, receivedAt),
    content: { kind: status === 'kicked' ? 'blocked' : 'unblocked' },
  };
}

/** Why an update is none of ours: it is from a group or a channel, from a bot, or from nobody who can be answered. */
function refusal(from: { chat?: { type?: string }; from?: User }): { ignored: string } | undefined {
  if (!from || !isRecord(from.chat)) return { ignored: 'unknown' };
  if (from.chat.type === 'group' || from.chat.type === 'supergroup') return { ignored: 'group' };
  if (from.chat.type === 'channel') return { ignored: 'channel_post' };
  if (from.chat.type !== 'private' || !Number.isSafeInteger(from.from?.id)) return { ignored: 'unknown' };
  return from.from!.is_bot ? { ignored: 'bot' } : undefined;
}

function nameOf({ first_name: first, last_name: last }: { first_name: unknown; last_name?: unknown }): string {
  if (typeof first !== 'string') return typeof last === 'string' ? cleanText(last).trim() : '';
  return cleanText(typeof last === 'string' ? `${first} ${last}` : first).trim();
}

/** Telegram counts seconds; some stand-ins for its server (telegram-test-api) give milliseconds. */
function timeOf(date: unknown, receivedAt: Date): Date {
  if (typeof date !== 'number' || !(date > 0 && date <= LAST_TIME)) return receivedAt;
  return new Date(date > 1e11 ? date : date * 1000);
}

/** The last moment that a `Date` can be, in milliseconds since the epoch. */
const LAST_TIME = 8.64e15;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
