import type { WebMessage } from '../../channels/web/web-chat-schema.ts';
import type { ChatApi, Sent } from './api.ts';
import { type History, hasUnsettledMedia, mergeMessages, NO_HISTORY } from './merge-messages.ts';
import type { Kept, Outgoing } from './outgoing.ts';
import type { PhotoBox } from './photo-box.ts';

/** Everything that the page shows. A new object at every change. */
export interface ConversationState {
  history: History;
  /** Oldest first. */
  outgoing: readonly Outgoing[];
  /** `failed`: not even the first reading succeeded. */
  loading: 'loading' | 'loaded' | 'failed';
  /** Whether the server was heard of lately. */
  line: 'up' | 'down';
}

/** What the composer hands over; `shown` as in `Outgoing`. */
type NewMessage = WebMessage extends infer Message
  ? Message extends WebMessage
    ? Omit<Message, 'clientId'>
    : never
  : never;

export interface Conversation {
  subscribe(run: () => void): () => void;
  state(): ConversationState;
  send(message: NewMessage, shown: string): void;
  /** Each photo is a message of its own; `onNamed` tells what each is called, before it is shown. */
  sendPhotos(
    photos: readonly Blob[],
    caption: string,
    onNamed?: (clientId: string, index: number) => void,
  ): Promise<void>;
  sendAgain(clientId: string): void;
  discard(clientId: string): void;
  /** Reads and sends what is due now: the line or the page is back. */
  hurry(): void;
  /** Once. @returns a function that ends it for good. */
  start(): () => void;
}

interface Deps {
  api: ChatApi;
  kept: Kept;
  box: PhotoBox;
  newId(): string;
  now(): Date;
  /** Milliseconds. */
  pauses?: { firstRetry: number; longestRetry: number; whileDue: number };
}

const PAUSES = { firstRetry: 1_000, longestRetry: 15_000, whileDue: 5_000 };

/** The talk of this page with the server: reads it, keeps it up to date, and sends what the person wrote, one after the other. */
export function openConversation({ api, kept, box, newId, now, pauses = PAUSES }: Deps): Conversation {
  let state: ConversationState = {
    history: NO_HISTORY,
    outgoing: kept.readQueue(),
    loading: 'loading',
    line: 'up',
  };
  const listeners = new Set<() => void>();
  const change = (changes: Partial<ConversationState>) => {
    state = { ...state, ...changes };
    for (const listener of listeners) listener();
  };
  const changeQueue = (outgoing: readonly Outgoing[]) => {
    kept.writeQueue(outgoing);
    change({ outgoing });
  };
  const reader = repeating(read, pauses);
  const sender = repeating(sendNext, pauses);
  let endListening: (() => void) | undefined;

  /** @returns milliseconds until it is to be done again, null: when something happens; throws: after a growing pause. */
  async function read(): Promise<number | null> {
    try {
      const { history } = state;
      const after = history.cursor === null || hasUnsettledMedia(history) ? null : history.cursor;
      const news = await api.messages(after);
      const merged = after === null ? news : mergeMessages(history, news);
      if (!merged) {
        change({ history: { ...history, cursor: null } });
        return 0;
      }
      showHistory(merged);
    } catch (error) {
      change({ line: 'down', ...(state.loading === 'loaded' ? {} : { loading: 'failed' }) });
      throw error;
    }
    // Only now: a live line needs the identity that the first reading gave.
    endListening ??= api.listen(reader.now, (isUp) => change({ line: isUp ? 'up' : 'down' }));
    return state.history.replyDue || hasUnsettledMedia(state.history) ? pauses.whileDue : null;
  }

  function showHistory(history: History): void {
    const seen = new Set(history.messages.flatMap(({ clientId }) => clientId ?? []));
    const outgoing = state.outgoing.filter(({ clientId }) => !seen.has(clientId));
    change({ history, loading: 'loaded', line: 'up' });
    if (outgoing.length < state.outgoing.length) changeQueue(outgoing);
  }

  async function sendNext(): Promise<number | null> {
    const next = state.outgoing.find((item) => item.state === 'waiting');
    if (!next) return null;
    const sent = await sendOne(next);
    if (sent.outcome === 'later') {
      if (sent.afterMs > 0) return sent.afterMs;
      change({ line: 'down' });
      throw new Error('not sent');
    }
    change({ line: 'up' });
    if (sent.outcome === 'stored') {
      settle(next.clientId, { state: 'stored' });
      if (next.kind === 'photo') await box.remove(next.clientId);
      reader.now();
    } else settle(next.clientId, { state: 'refused', words: sent.words ?? undefined });
    return 0;
  }

  async function sendOne(item: Outgoing): Promise<Sent> {
    const sent = await deliver(item);
    if (sent.outcome !== 'unknown_visitor') return sent;
    // The cookie is gone: a reading brings a new one. What was said under the old one stays with the old one.
    const history = await api.messages(null).catch(() => null);
    if (!history) return { outcome: 'later', afterMs: 0 };
    showHistory(history);
    return deliver(item);
  }

  async function deliver(item: Outgoing): Promise<Sent> {
    if (item.kind === 'message') return api.send(item.message);
    const file = await box.get(item.clientId);
    // The browser kept the words and lost the picture.
    if (!file) return { outcome: 'refused', words: null };
    const { clientId, album, shown } = item;
    return api.sendPhoto({ clientId, file, album, caption: shown || undefined });
  }

  function settle(clientId: string, changes: Pick<Outgoing, 'state' | 'words'>): void {
    changeQueue(state.outgoing.map((item) => (item.clientId === clientId ? { ...item, ...changes } : item)));
  }

  function add(...items: Outgoing[]): void {
    changeQueue([...state.outgoing, ...items]);
    sender.now();
  }

  return {
    subscribe: (run) => {
      listeners.add(run);
      return () => listeners.delete(run);
    },
    state: () => state,
    send: (message, shown) => {
      const clientId = newId();
      const at = now().toISOString();
      add({ kind: 'message', clientId, at, state: 'waiting', shown, message: { ...message, clientId } as WebMessage });
    },
    sendPhotos: async (photos, caption, onNamed) => {
      const album = photos.length > 1 ? newId() : undefined;
      const at = now().toISOString();
      const items = photos.map((photo, index) => ({ photo, clientId: newId(), shown: index === 0 ? caption : '' }));
      for (const [index, { clientId }] of items.entries()) onNamed?.(clientId, index);
      await Promise.all(items.map(({ clientId, photo }) => box.put(clientId, photo)));
      add(
        ...items.map(
          ({ clientId, shown }) => ({ kind: 'photo', clientId, at, state: 'waiting', shown, album }) as const,
        ),
      );
    },
    sendAgain: (clientId) => {
      settle(clientId, { state: 'waiting', words: undefined });
      sender.now();
    },
    discard: (clientId) => {
      changeQueue(state.outgoing.filter((item) => item.clientId !== clientId));
      void box.remove(clientId);
    },
    hurry: () => {
      reader.now();
      sender.now();
    },
    start: () => {
      reader.now();
      sender.now();
      return () => {
        reader.stop();
        sender.stop();
        endListening?.();
      };
    },
  };
}

/**
 * Runs `act` one at a time: at once when asked, again after the pause that it returns, and after growing pauses while it fails.
 * Asked while it runs, it runs once more.
 */
function repeating(
  act: () => Promise<number | null>,
  { firstRetry, longestRetry }: { firstRetry: number; longestRetry: number },
): { now(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;
  let stopped = false;
  let failures = 0;
  const run = async () => {
    clearTimeout(timer);
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = true;
    let pause: number | null;
    try {
      pause = await act();
      failures = 0;
    } catch {
      pause = Math.min(longestRetry, firstRetry * 2 ** failures);
      failures += 1;
      again = false;
    }
    running = false;
    if (again) pause = 0;
    again = false;
    if (pause !== null && !stopped) timer = setTimeout(run, pause);
  };
  return {
    now: () => void run(),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
