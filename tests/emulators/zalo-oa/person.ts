import type { Chat, Chats, SentMessage } from './chats.ts';

export interface PersonDeps {
  appId: string;
  oaId: string;
  chats: Chats;
  now(): number;
  /** Where the bytes of a file can be had. */
  fileUrl(bytes: Buffer, type: string): string;
  deliver(person: string, event: Record<string, unknown>): void;
  /** What `platforms.md` §7 leaves open. */
  doubts: { place: 'attachment' | 'message'; tap: 'text' | 'click' };
}

/** Somebody with Zalo. What they do reaches the account's webhook as Zalo's JSON. */
export class Person {
  readonly id: string;
  readonly #chat: Chat;
  readonly #deps: PersonDeps;
  #read = 0;

  constructor(chat: Chat, deps: PersonDeps) {
    this.id = chat.id;
    this.#chat = chat;
    this.#deps = deps;
  }

  /** "Quan tâm". */
  follows(): void {
    this.#chat.follows = true;
    this.#deps.chats.act(this.#chat);
    this.event({ event_name: 'follow', oa_id: this.#deps.oaId, follower: { id: this.id }, source: 'oa_profile' });
  }

  unfollows(): void {
    this.#chat.follows = false;
    this.event({ event_name: 'unfollow', oa_id: this.#deps.oaId, follower: { id: this.id }, source: 'oa_profile' });
  }

  /** Shuts the account's messages out without unfollowing. */
  restricts(): void {
    this.#chat.restricts = true;
  }

  /** @returns the id of the message. */
  sends(text: string): string {
    return this.message('user_send_text', { text });
  }

  sendsPhoto(bytes: Buffer, { caption }: { caption?: string } = {}): string {
    return this.sendsPhotos([bytes], caption);
  }

  sendsPhotos(pictures: readonly Buffer[], caption?: string): string {
    const attachments = pictures.map((bytes) => {
      const url = this.#deps.fileUrl(bytes, 'image/jpeg');
      return { type: 'image', payload: { thumbnail: url, url } };
    });
    return this.message('user_send_image', { ...(caption === undefined ? {} : { text: caption }), attachments });
  }

  sendsVoice(bytes: Buffer): string {
    const url = this.#deps.fileUrl(bytes, 'audio/aac');
    return this.message('user_send_audio', { attachments: [{ type: 'audio', payload: { url } }] });
  }

  sendsFile(bytes: Buffer, { name, type }: { name: string; type: string }): string {
    const payload = { url: this.#deps.fileUrl(bytes, type), size: String(bytes.length), name, checksum: 'x', type };
    return this.message('user_send_file', { attachments: [{ type: 'file', payload }] });
  }

  sendsSticker(): string {
    const payload = { id: '2b5c', url: 'https://zalo-api.zadn.vn/sticker.png' };
    return this.message('user_send_sticker', { attachments: [{ type: 'sticker', payload }] });
  }

  sendsLocation(lat: number, lon: number): string {
    const found = { latitude: String(lat), longitude: String(lon) };
    return this.message(
      'user_send_location',
      this.#deps.doubts.place === 'message'
        ? { location: found }
        : { attachments: [{ type: 'location', payload: { coordinates: found } }] },
    );
  }

  submitsInfo(info: Record<string, unknown>): void {
    this.#deps.chats.act(this.#chat);
    this.event({ event_name: 'user_submit_info', sender: { id: this.id }, recipient: { id: this.#deps.oaId }, info });
  }

  /** Presses a button by its label, of the newest message that has it. */
  presses(label: string): string {
    for (const { buttons } of this.#chat.messages.toReversed()) {
      const button = buttons.find((candidate) => candidate.label === label);
      if (!button) continue;
      return this.#deps.doubts.tap === 'click'
        ? this.message('user_click_button', { payload: button.payload })
        : this.message('user_send_text', { text: button.payload });
    }
    const there = this.#chat.messages.flatMap(({ buttons }) => buttons.map((button) => button.label));
    throw new Error(`no button "${label}" in this chat; there are: ${there.join(' · ') || 'none'}`);
  }

  message(eventName: string, content: Record<string, unknown>): string {
    this.#deps.chats.act(this.#chat);
    const id = this.#deps.chats.newId();
    this.event({
      event_name: eventName,
      sender: { id: this.id },
      recipient: { id: this.#deps.oaId },
      user_id_by_app: `1${this.id}`,
      message: { msg_id: id, ...content },
    });
    return id;
  }

  /** Any event, by its fields. */
  event(fields: Record<string, unknown>): void {
    this.#deps.deliver(this.id, { app_id: this.#deps.appId, ...fields, timestamp: String(this.#deps.now()) });
  }

  get received(): readonly SentMessage[] {
    return this.#chat.messages;
  }

  /** The next message of the account that fits; those before it count as read. */
  waitForMessage(
    fits: string | RegExp | ((message: SentMessage) => boolean) = () => true,
    { timeoutMs = 30_000 } = {},
  ): Promise<SentMessage> {
    const matches =
      typeof fits === 'function'
        ? fits
        : ({ text }: SentMessage) => (typeof fits === 'string' ? text.includes(fits) : fits.test(text));
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
}
