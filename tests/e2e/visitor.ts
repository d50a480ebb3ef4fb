import { randomUUID } from 'node:crypto';
import type { ChatMessage, ChatMessages } from '../../src/channels/web/web-chat-schema.ts';
import { cookieOf } from './moderator.ts';
import { openEvents } from './server-events.ts';

/** Somebody at `/chat`, as the page speaks for them. */
export interface Visitor {
  /** @returns the status; the same `clientId` is the same message. */
  sends(message: Record<string, unknown>): Promise<number>;
  says(text: string): Promise<number>;
  /** Presses a button of the question that is open. @throws Error when it has no such button. */
  presses(label: string): Promise<number>;
  sendsPhoto(bytes: Buffer, fields?: Record<string, string>): Promise<number>;
  sharesPlace(lat: number, lon: number): Promise<number>;
  /** The path of the one-time map that answers this message. @throws Error with the status where there is none. */
  mapFor(messageId: string): Promise<string>;
  chat(): Promise<ChatMessages>;
  /** The next message of ours that fits; those before it count as read. */
  waitForMessage(fits: string | RegExp): Promise<ChatMessage>;
  leave(): void;
}

const PATIENCE_MS = 15_000;

export async function openChat(url: string): Promise<Visitor> {
  const cookie = cookieOf(await fetch(`${url}/chat/api/messages`));
  const live = await openEvents<unknown>(`${url}/chat/api/live`, { cookie });
  let read = 0;

  const chat = async (): Promise<ChatMessages> => {
    const response = await fetch(`${url}/chat/api/messages`, { headers: { cookie } });
    if (response.status !== 200) throw new Error(`the chat answers ${response.status}: ${await response.text()}`);
    return (await response.json()) as ChatMessages;
  };
  const sends = async (message: Record<string, unknown>): Promise<number> => {
    const response = await fetch(`${url}/chat/api/messages`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ clientId: randomUUID(), ...message }),
    });
    await response.arrayBuffer();
    return response.status;
  };

  return {
    sends,
    chat,
    mapFor: async (question) => {
      const response = await fetch(`${url}/chat/api/place-links`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ question }),
      });
      if (!response.ok) throw new Error(`no map: ${response.status}`);
      return ((await response.json()) as { path: string }).path;
    },
    says: (text) => sends({ kind: 'text', text }),
    sharesPlace: (lat, lon) => sends({ kind: 'place', lat, lon }),
    presses: async (label) => {
      const { messages, openQuestion } = await chat();
      const question = messages.find(({ id }) => id === openQuestion);
      const choice = question?.choices?.find((offered) => offered.label === label);
      if (!choice) throw new Error(`no button "${label}" is open: ${JSON.stringify(question?.choices ?? [])}`);
      return sends({ kind: 'choice', choice: choice.id, question: question!.id });
    },
    sendsPhoto: async (bytes, fields = {}) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ clientId: randomUUID(), ...fields })) form.set(name, value);
      form.set('photo', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'photo.jpg');
      const response = await fetch(`${url}/chat/api/photos`, { method: 'POST', headers: { cookie }, body: form });
      await response.arrayBuffer();
      return response.status;
    },
    waitForMessage: async (fits) => {
      const deadline = Date.now() + PATIENCE_MS;
      for (;;) {
        const heard = live.seen.length;
        const ours = (await chat()).messages.filter(({ from }) => from !== 'person');
        const at = ours.findIndex(
          ({ text }, index) => index >= read && (typeof fits === 'string' ? text.includes(fits) : fits.test(text)),
        );
        if (at >= 0) {
          read = at + 1;
          return ours[at]!;
        }
        if (Date.now() > deadline)
          throw new Error(
            `${fits} was not said; unread: ${ours
              .slice(read)
              .map(({ text }) => text)
              .join(' | ')}`,
          );
        // Each "changed" is a reason to look again, and nothing else is.
        await live.waitFor(() => live.seen.length > heard, `${fits}`).catch(() => {});
      }
    },
    leave: () => live.close(),
  };
}
