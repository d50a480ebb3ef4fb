import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { badRequest, quotaExceeded } from './refusal.ts';

/** What a person sees of one message of the bot. */
export interface SentMessage {
  id: string;
  chat: string;
  text: string;
  photos: Buffer[];
  /** Milliseconds since the epoch. */
  at: number;
}

export interface Chat {
  id: string;
  name: string;
  /** Whether the person ever wrote: a bot cannot write first. */
  known: boolean;
  blocked: boolean;
  messages: SentMessage[];
  /** Times that the bot was seen to type. */
  typing: number;
}

export interface Quota {
  users: number;
  /** A month. */
  messages: number;
}

/** The private chats of one bot, what was said in them, and how much may be said. */
export class Chats {
  readonly #chats = new Map<string, Chat>();
  readonly #events = new EventEmitter().setMaxListeners(0);
  readonly quota: Quota;
  readonly sent: SentMessage[] = [];

  constructor(quota: Quota) {
    this.quota = quota;
  }

  chat(id: string, name: string): Chat {
    const known = this.#chats.get(id);
    if (known) return known;
    const chat: Chat = { id, name, known: false, blocked: false, messages: [], typing: 0 };
    this.#chats.set(id, chat);
    return chat;
  }

  /** The chat that a bot may write to. What Zalo says of a stranger, or of somebody who blocked the bot, is not documented. */
  open(id: unknown): Chat {
    if (typeof id !== 'string' || id === '') throw badRequest('The chat_id must not be empty');
    const chat = this.#chats.get(id);
    if (!chat?.known) throw badRequest('chat not found');
    if (chat.blocked) throw badRequest('The user has blocked the bot: chat_id is invalid');
    return chat;
  }

  add(chat: Chat, { text, photos }: Pick<SentMessage, 'text' | 'photos'>): { message_id: string; date: number } {
    const users = [...this.#chats.values()].filter(({ known }) => known);
    if (this.sent.length >= this.quota.messages || users.indexOf(chat) >= this.quota.users) throw quotaExceeded();
    const message = { id: newId(), chat: chat.id, text, photos, at: Date.now() };
    chat.messages.push(message);
    this.sent.push(message);
    this.changed();
    return { message_id: message.id, date: message.at };
  }

  changed(): void {
    this.#events.emit('changed');
  }

  /** Looks again after every message and call until `look` finds something. */
  async until<Found>(look: () => Found | undefined, describe: () => string, timeoutMs: number): Promise<Found> {
    const signal = AbortSignal.timeout(timeoutMs);
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await once(this.#events, 'changed', { signal }).catch(() => {
        throw new Error(`not seen within ${timeoutMs} ms: ${describe()}`);
      });
    }
  }
}

/** Twenty hexadecimal digits, as those of Zalo. */
export function newId(): string {
  return randomBytes(10).toString('hex');
}
