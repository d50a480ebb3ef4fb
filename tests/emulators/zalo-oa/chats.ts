import { EventEmitter, once } from 'node:events';
import { Refusal } from './refusal.ts';

/** A message that the account sent, as a person sees it. */
export interface SentMessage {
  /** The person, or a phone number. */
  to: string;
  id: string;
  text: string;
  buttons: { label: string; payload: string }[];
  photos: Buffer[];
  files: { name: string; bytes: Buffer }[];
  template?: { id: string; data: Record<string, string>; trackingId?: string };
  /** Asks for name and phone number. */
  asksContact: boolean;
  /** Whether it costs money. */
  isPaid: boolean;
  at: number;
}

export interface Chat {
  id: string;
  follows: boolean;
  restricts: boolean;
  lastActAt: number | undefined;
  /** Free answers since the last act. */
  freeUsed: number;
  messages: SentMessage[];
}

export const HOUR = 3_600_000;

export interface WindowRules {
  now(): number;
  /** Free answers in 48 hours; it was 8, and is reported to be unlimited since 2026 (`platforms.md` §3.3). */
  freeCap: number | undefined;
  /** Whether the account may send for money between 48 hours and 7 days. */
  paid: boolean;
  dailyQuota: number | undefined;
}

/** The chats of one account, and the windows in which it may write. */
export class Chats {
  readonly #chats = new Map<string, Chat>();
  readonly #events = new EventEmitter().setMaxListeners(0);
  readonly #rules: WindowRules;
  readonly sent: SentMessage[] = [];
  #nextId = 1;

  constructor(rules: WindowRules) {
    this.#rules = rules;
  }

  chat(id: string): Chat {
    let chat = this.#chats.get(id);
    if (!chat) {
      chat = { id, follows: false, restricts: false, lastActAt: undefined, freeUsed: 0, messages: [] };
      this.#chats.set(id, chat);
    }
    return chat;
  }

  newId(): string {
    const id = (0x3a1f_0000_0000 + this.#nextId).toString(16);
    this.#nextId += 1;
    return id;
  }

  /** The person did something: the windows begin anew. */
  act(chat: Chat): void {
    chat.lastActAt = this.#rules.now();
    chat.freeUsed = 0;
  }

  /** @returns whether a consultation to this person costs money. @throws Refusal where none may be sent. */
  open(id: unknown): { chat: Chat; isPaid: boolean } {
    const chat = typeof id === 'string' ? this.#chats.get(id) : undefined;
    if (!chat) throw new Refusal(-201, 'Params is invalid: user_id');
    if (chat.restricts) throw new Refusal(-244, 'User has restricted this type of message from your OA');
    if (!chat.follows && chat.lastActAt === undefined) throw new Refusal(-213, 'User has not followed OA');
    if (!chat.follows) throw new Refusal(-213, 'User has not followed OA');
    const age = this.#rules.now() - (chat.lastActAt ?? 0);
    if (age > 7 * 24 * HOUR) throw new Refusal(-230, 'User has not interacted with the OA in the past 7 days');
    const isFree = age <= 48 * HOUR && chat.freeUsed < (this.#rules.freeCap ?? Number.POSITIVE_INFINITY);
    if (!isFree && !this.#rules.paid) throw new Refusal(-218, 'Out of quota to send message to this user');
    return { chat, isPaid: !isFree };
  }

  /** @throws Refusal -144 when the day is used up. */
  checkDay(): void {
    const { dailyQuota, now } = this.#rules;
    const today = this.sent.filter(({ at }) => now() - at < 24 * HOUR).length;
    if (dailyQuota !== undefined && today >= dailyQuota)
      throw new Refusal(-144, 'OA has reached its daily message limit');
  }

  freeLeft(chat: Chat): { remain: number; total: number } | undefined {
    const { freeCap, now } = this.#rules;
    if (freeCap === undefined || now() - (chat.lastActAt ?? 0) > 48 * HOUR) return undefined;
    return { remain: Math.max(0, freeCap - chat.freeUsed), total: freeCap };
  }

  add(message: SentMessage): void {
    const chat = this.#chats.get(message.to);
    if (chat) {
      chat.messages.push(message);
      if (!message.isPaid && !message.template) chat.freeUsed += 1;
    }
    this.sent.push(message);
    this.#events.emit('changed');
  }

  changed(): void {
    this.#events.emit('changed');
  }

  /** Looks again after every message until `look` finds something. */
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
