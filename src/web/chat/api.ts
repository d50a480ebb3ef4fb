import type { ChatMessages, WebMessage } from '../../channels/web/web-chat-schema.ts';

/** What came of a request. */
export type Sent =
  | { outcome: 'stored' }
  /** Nothing is wrong with it: try again, at the earliest after so many milliseconds. */
  | { outcome: 'later'; afterMs: number }
  /** The server forgot us, or never knew us: it knows us again after the next reading. */
  | { outcome: 'unknown_visitor'; words: string }
  /** It will never be taken; why, in the server's words where it has any. */
  | { outcome: 'refused'; words: string | null };

export interface ChatApi {
  /** @throws Error where the server cannot be reached or fails. */
  messages(after: string | null): Promise<ChatMessages>;
  send(message: WebMessage): Promise<Sent>;
  sendPhoto(photo: { clientId: string; file: Blob; caption?: string; album?: string }): Promise<Sent>;
  /** Calls back at every change, and with `false` while the line is broken. @returns a function that ends it. */
  listen(onChange: () => void, onLine: (isUp: boolean) => void): () => void;
}

const BASE = '/chat/api';

/** A photo on a slow line takes its time; a reading that takes longer is a broken line. Milliseconds. */
const TIMEOUT = { read: 20_000, send: 30_000, photo: 180_000 };

const RECONNECT_MS = 5_000;

export function openApi(): ChatApi {
  return {
    messages: async (after) => {
      const query = after === null ? '' : `?after=${encodeURIComponent(after)}`;
      const response = await fetch(`${BASE}/messages${query}`, within(TIMEOUT.read));
      if (!response.ok) throw new Error(`the server answers ${response.status}`);
      return response.json();
    },
    send: (message) =>
      post(`${BASE}/messages`, {
        body: JSON.stringify(message),
        headers: { 'content-type': 'application/json' },
        ...within(TIMEOUT.send),
      }),
    sendPhoto: ({ file, ...fields }) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, value);
      form.append('photo', file, 'photo');
      return post(`${BASE}/photos`, { body: form, ...within(TIMEOUT.photo) });
    },
    listen,
  };
}

/** Old phones have no `AbortSignal.timeout`. */
function within(ms: number): RequestInit {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ms);
  return { signal: controller.signal, credentials: 'same-origin', cache: 'no-store' };
}

async function post(url: string, request: RequestInit): Promise<Sent> {
  let response: Response;
  try {
    response = await fetch(url, { method: 'POST', ...request });
  } catch {
    return { outcome: 'later', afterMs: 0 };
  }
  if (response.ok) return { outcome: 'stored' };
  if (response.status >= 500 || response.status === 408) return { outcome: 'later', afterMs: 0 };
  if (response.status === 429) {
    const seconds = Number(response.headers.get('retry-after')) || 10;
    return { outcome: 'later', afterMs: seconds * 1000 };
  }
  const body = await response.json().catch(() => null);
  const words: string | null = typeof body?.error?.message === 'string' ? body.error.message : null;
  return response.status === 401 ? { outcome: 'unknown_visitor', words: words ?? '' } : { outcome: 'refused', words };
}

/** The browser connects again by itself after a broken line, but not after a refusal. */
function listen(onChange: () => void, onLine: (isUp: boolean) => void): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const connect = () => {
    source = new EventSource(`${BASE}/live`);
    source.addEventListener('changed', onChange);
    source.onopen = () => onLine(true);
    source.onerror = () => {
      onLine(false);
      if (source.readyState !== EventSource.CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(connect, RECONNECT_MS);
    };
  };
  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
