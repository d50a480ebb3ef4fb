import { type Chat, type Chats, newId, type SentMessage } from './chats.ts';
import type { ZaloUpdate } from './update-queue.ts';

export interface PersonDeps {
  chats: Chats;
  deliver(update: ZaloUpdate): void;
  /** @returns the address under which the bot finds a file. */
  addFile(bytes: Buffer, file: { name: string; type: string }): string;
  /** Documented is `photo`; what comes is `photo_url`. */
  photoField: 'photo' | 'photo_url';
}

/** Somebody with Zalo on the telephone. What they do reaches the bot as Zalo's JSON. */
export class Person {
  readonly id: string;
  readonly #chat: Chat;
  readonly #deps: PersonDeps;
  /** How many of the bot's messages were waited for. */
  #read = 0;

  constructor(chat: Chat, deps: PersonDeps) {
    this.id = chat.id;
    this.#chat = chat;
    this.#deps = deps;
  }

  /** @returns the id of the message. */
  sends(text: string): string {
    return this.#says('text', { text });
  }

  sendsPhoto(bytes: Buffer, { caption }: { caption?: string } = {}): string {
    const url = this.#deps.addFile(bytes, { name: `${newId()}.jpg`, type: 'image/jpeg' });
    return this.#says('image', { [this.#deps.photoField]: url, ...(caption === undefined ? {} : { caption }) });
  }

  sendsVoice(bytes: Buffer): string {
    return this.#says('voice', {
      voice_url: this.#deps.addFile(bytes, { name: `${newId()}.aac`, type: 'audio/aac' }),
    });
  }

  sendsSticker(): string {
    return this.#says('sticker', { sticker: 'bfe458bf64fa8da4d4eb', url: 'https://stickers.example/1.png' });
  }

  /** A place, a file, a contact: the bot is not told what. */
  sendsUnsupported(): string {
    return this.#says('unsupported', {});
  }

  /** Somebody whom Zalo protects (a child, a disabled person): no words, and not even an id of the message. */
  sendsProtected(): void {
    this.#chat.known = true;
    const { from, chat } = this.#places();
    this.#deps.deliver({ event_name: 'message.unsupported.received', message: { from, chat } });
  }

  reacts(): void {
    this.#says('reaction', { reaction: '/-heart' });
  }

  /** In a group, to the bot. */
  mentions(text: string, group: string): void {
    this.#says('text', { text, chat: { id: group, chat_type: 'GROUP' } });
  }

  /** Answers the newest question with the number in front of this choice. */
  chooses(label: string): string {
    const lines = this.#chat.messages.toReversed().flatMap(({ text }) => text.split('\n'));
    const number = lines.map((line) => /^(\d+)\. (.*)$/.exec(line)).find((match) => match?.[2] === label)?.[1];
    if (!number) throw new Error(`no choice "${label}" in this chat; its lines are: ${lines.slice(0, 20).join(' · ')}`);
    return this.sends(number);
  }

  blocks(): void {
    this.#chat.blocked = true;
  }

  /** All that the bot sent to this person. */
  get received(): readonly SentMessage[] {
    return this.#chat.messages;
  }

  get sawTyping(): number {
    return this.#chat.typing;
  }

  /** The next message of the bot that fits; those before it count as read. */
  waitForMessage(fits: string | RegExp = '', { timeoutMs = 30_000 } = {}): Promise<SentMessage> {
    return this.#deps.chats.until(
      () => {
        const matches = ({ text }: SentMessage) => (typeof fits === 'string' ? text.includes(fits) : fits.test(text));
        const at = this.#chat.messages.findIndex((message, index) => index >= this.#read && matches(message));
        if (at < 0) return undefined;
        this.#read = at + 1;
        return this.#chat.messages[at];
      },
      () => {
        const unread = this.#chat.messages.slice(this.#read).map(({ text }) => JSON.stringify(text.slice(0, 200)));
        return `${fits} for ${this.id}; unread: ${unread.join(', ') || 'nothing'}`;
      },
      timeoutMs,
    );
  }

  #says(kind: string, content: Record<string, unknown>): string {
    this.#chat.known = true;
    const id = newId();
    const message = { ...this.#places(), message_id: id, date: Date.now(), ...content };
    this.#deps.deliver({ event_name: `message.${kind}.received`, message });
    return id;
  }

  #places() {
    return {
      from: { id: this.id, display_name: this.#chat.name, is_bot: false },
      chat: { id: this.id, chat_type: 'PRIVATE' },
    };
  }
}
