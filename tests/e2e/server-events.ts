import { EventEmitter, once } from 'node:events';

/** The events of one open line (`text/event-stream`). */
export interface ServerEvents<Data> {
  /** The data of all that came, oldest first. */
  readonly seen: readonly Data[];
  /** Looks at all that came, and again at each new event, until one fits. */
  waitFor(fits: (data: Data) => boolean, what: string): Promise<Data>;
  close(): void;
}

const PATIENCE_MS = 15_000;

/** Opens a line and resolves when the server has answered. @throws Error when it refuses. */
export async function openEvents<Data>(url: string, headers: Record<string, string>): Promise<ServerEvents<Data>> {
  const closing = new AbortController();
  const response = await fetch(url, { headers, signal: closing.signal });
  if (!response.ok || !response.body) throw new Error(`${new URL(url).pathname} answers ${response.status}`);
  const seen: Data[] = [];
  const news = new EventEmitter().setMaxListeners(0);
  const read = async (body: ReadableStream<Uint8Array>) => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      const events = text.split('\n\n');
      text = events.pop()!;
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (data !== undefined) seen.push(JSON.parse(data));
      }
      news.emit('event');
    }
  };
  // Ends when we close it, or the server does; whoever still waits gives up by his own time.
  read(response.body).catch(() => {});
  return {
    seen,
    waitFor: async (fits, what) => {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      for (;;) {
        const found = seen.find(fits);
        if (found !== undefined) return found;
        await once(news, 'event', { signal }).catch(() => {
          throw new Error(`not within ${PATIENCE_MS} ms: ${what}; seen: ${JSON.stringify(seen)}`);
        });
      }
    },
    close: () => closing.abort(),
  };
}
