import type { Update } from 'telegraf/types';
import type { Chat, Chats } from './chats.ts';
import type { Files } from './files.ts';
import type { SentMessage } from './sent-message.ts';

export interface PersonDeps {
  chats: Chats;
  files: Files;
  /** Hands an update to the bot; returns it, unless the bot did not ask for its kind. */
  deliver(fields: Record<string, unknown>): Update | undefined;
}

interface PhotoOptions {
  caption?: string;
  /** Pictures of one album name the same. */
  album?: string;
  replyTo?: number;
}

/** Somebody with a telephone. What they do reaches the bot as Telegram's JSON. */
export class Person {
  readonly id: number;
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
  sends(text: string, { replyTo }: { replyTo?: number } = {}): number {
    const command = /^\/\w+(@\w+)?/.exec(text);
    return this.sendsContent({
      text,
      ...(command ? { entities: [{ type: 'bot_command', offset: 0, length: command[0].length }] } : {}),
      ...(replyTo === undefined ? {} : { reply_to_message: this.#quoted(replyTo) }),
    });
  }

  sendsPhoto(bytes: Buffer, { caption, album, replyTo }: PhotoOptions = {}): number {
    const thumbnail = this.#deps.files.add(bytes.subarray(0, 1000), { folder: 'thumbnails', extension: 'jpg' });
    const full = this.#deps.files.add(bytes, { folder: 'photos', extension: 'jpg' });
    const size = (file: typeof full, width: number, height: number) => ({
      file_id: file.id,
      file_unique_id: file.uniqueId,
      file_size: file.bytes.length,
      width,
      height,
    });
    return this.sendsContent({
      photo: [size(thumbnail, 90, 67), size(full, 1280, 960)],
      ...(caption === undefined ? {} : { caption }),
      ...(album === undefined ? {} : { media_group_id: album }),
      ...(replyTo === undefined ? {} : { reply_to_message: this.#quoted(replyTo) }),
    });
  }

  sendsVoice(bytes: Buffer): number {
    const file = this.#deps.files.add(bytes, { folder: 'voice', extension: 'oga' });
    const voice = {
      file_id: file.id,
      file_unique_id: file.uniqueId,
      file_size: bytes.length,
      duration: 3,
      mime_type: 'audio/ogg',
    };
    return this.sendsContent({ voice });
  }

  sendsDocument(bytes: Buffer, { name, type }: { name: string; type: string }): number {
    const file = this.#deps.files.add(bytes, { folder: 'documents', extension: name.split('.').at(-1)! });
    const document = {
      file_id: file.id,
      file_unique_id: file.uniqueId,
      file_size: bytes.length,
      file_name: name,
      mime_type: type,
    };
    return this.sendsContent({ document });
  }

  sendsLocation(latitude: number, longitude: number, accuracy?: number): number {
    this.#chat.keys = undefined;
    return this.sendsContent({
      location: { latitude, longitude, ...(accuracy === undefined ? {} : { horizontal_accuracy: accuracy }) },
    });
  }

  sendsSticker(emoji: string): number {
    const file = this.#deps.files.add(Buffer.from(emoji), { folder: 'stickers', extension: 'webp' });
    const kind = { type: 'regular', is_animated: false, is_video: false };
    return this.sendsContent({
      sticker: { file_id: file.id, file_unique_id: file.uniqueId, width: 512, height: 512, emoji, ...kind },
    });
  }

  /** Any message, by the fields of its content. */
  sendsContent(content: Record<string, unknown>): number {
    this.#chat.known = true;
    const id = this.#deps.chats.newMessageId();
    const message = { message_id: id, from: this.#user(), chat: this.#chatFields(), date: seconds(), ...content };
    this.#deps.deliver({ message });
    return id;
  }

  edits(messageId: number, text: string): void {
    const dates = { date: seconds(), edit_date: seconds() };
    this.#deps.deliver({
      edited_message: { message_id: messageId, from: this.#user(), chat: this.#chatFields(), ...dates, text },
    });
  }

  /**
   * Presses a button by its label or its data, the newest first, or else a key of the keyboard.
   * @param from the message whose button it is, where it is not the newest one.
   */
  presses(labelOrData: string, from?: number): void {
    for (const { id, buttons, message } of this.#chat.messages.toReversed()) {
      const button = buttons.find(({ label, data }) => label === labelOrData || data === labelOrData);
      if (!button || (from !== undefined && id !== from)) continue;
      const query = { id: `${this.id}${Date.now()}${id}`, from: this.#user(), message, chat_instance: '1' };
      this.#deps.deliver({ callback_query: { ...query, data: button.data } });
      return;
    }
    if (this.#chat.keys?.some(({ label, asksPlace }) => label === labelOrData && !asksPlace)) {
      this.#chat.keys = undefined;
      this.sends(labelOrData);
      return;
    }
    const there = this.#chat.messages.flatMap(({ buttons }) => buttons.map(({ label }) => label));
    throw new Error(`no button "${labelOrData}" in this chat; there are: ${there.join(' · ') || 'none'}`);
  }

  /** The keyboard in place of the letters. */
  get keys(): readonly { label: string; asksPlace: boolean }[] {
    return this.#chat.keys ?? [];
  }

  blocks(): void {
    this.#chat.blocked = true;
    this.#membership('member', 'kicked');
  }

  unblocks(): void {
    this.#chat.blocked = false;
    this.#membership('kicked', 'member');
  }

  /** All that the bot sent to this person. */
  get received(): readonly SentMessage[] {
    return this.#chat.messages;
  }

  /**
   * The next message of the bot that fits; those before it count as read, so that a later call waits for a later message.
   */
  waitForMessage(
    fits: string | RegExp | ((message: SentMessage) => boolean) = () => true,
    { timeoutMs = 10_000 } = {},
  ): Promise<SentMessage> {
    const matches = predicate(fits);
    return this.#deps.chats.until(
      () => {
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

  #membership(from: string, to: string): void {
    const user = { id: 1, is_bot: true, first_name: 'Bot', username: 'nghe_dan_bot' };
    const old = { old_chat_member: { user, status: from }, new_chat_member: { user, status: to, until_date: 0 } };
    this.#deps.deliver({ my_chat_member: { chat: this.#chatFields(), from: this.#user(), date: seconds(), ...old } });
  }

  #quoted(messageId: number): unknown {
    const sent = this.#chat.messages.find(({ id }) => id === messageId)?.message;
    return sent ?? { message_id: messageId, from: this.#user(), chat: this.#chatFields(), date: seconds() };
  }

  #user() {
    return { id: this.id, is_bot: false, first_name: this.#chat.firstName, language_code: 'vi' };
  }

  #chatFields() {
    return { id: this.id, first_name: this.#chat.firstName, type: 'private' };
  }
}

function predicate(fits: string | RegExp | ((message: SentMessage) => boolean)): (message: SentMessage) => boolean {
  if (typeof fits === 'function') return fits;
  return typeof fits === 'string' ? ({ text }) => text.includes(fits) : ({ text }) => fits.test(text);
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
