import { EventEmitter, once } from 'node:events';
import type { Message } from 'telegraf/types';
import { badRequest, Refusal } from './refusal.ts';
import type { SentMessage } from './sent-message.ts';

export interface Chat {
  id: number;
  firstName: string;
  /** Whether the person ever wrote: a bot cannot write first. */
  known: boolean;
  blocked: boolean;
  messages: SentMessage[];
  /** The keyboard that stands in place of the letters. */
  keys: SentMessage['keys'];
}

/** The private chats of one bot, and what was said in them. */
export class Chats {
  readonly #chats = new Map<number, Chat>();
  readonly #events = new EventEmitter().setMaxListeners(0);
  #nextMessageId = 1;
  readonly sent: SentMessage[] = [];

  chat(id: number, firstName = `Người ${id}`): Chat {
    let chat = this.#chats.get(id);
    if (!chat) {
      chat = { id, firstName, known: false, blocked: false, messages: [], keys: undefined };
      this.#chats.set(id, chat);
    }
    return chat;
  }

  newMessageId(): number {
    const id = this.#nextMessageId;
    this.#nextMessageId += 1;
    return id;
  }

  /** The chat that a bot may write to. */
  open(id: unknown): Chat {
    if (id === undefined || id === '') throw badRequest('chat_id is empty');
    const chat = this.#chats.get(Number(id));
    if (!chat?.known) throw badRequest('chat not found');
    if (chat.blocked) throw new Refusal(403, 'Forbidden: bot was blocked by the user');
    return chat;
  }

  add(chat: Chat, message: SentMessage): Message {
    chat.messages.push(message);
    if (message.keys) chat.keys = message.keys;
    if (message.removesKeys) chat.keys = undefined;
    this.sent.push(message);
    this.#events.emit('sent');
    return message.message;
  }

  changed(): void {
    this.#events.emit('sent');
  }

  /** Looks again after every message until `look` finds something. */
  async until<Found>(look: () => Found | undefined, describe: () => string, timeoutMs: number): Promise<Found> {
    const signal = AbortSignal.timeout(timeoutMs);
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await once(this.#events, 'sent', { signal }).catch(() => {
        throw new Error(`not seen within ${timeoutMs} ms: ${describe()}`);
      });
    }
  }
}
