import type { FastifyReply } from 'fastify';

/** One page that listens. */
export interface EventStream {
  /** Sends one event, its data as JSON; does nothing once the page is gone. */
  send(event: string, data: unknown): void;
  /** Runs once, when the page is gone or the server stops. */
  onClose(run: () => void): void;
  close(): void;
}

/** Proxies and mobile networks cut a connection that is silent for a minute or less. */
const HEARTBEAT_MS = 15_000;

/** A page that reads slower than this fills our memory: it is cut off, connects again and fetches what it shows. */
const MOST_WAITING_BYTES = 64 * 1024;

/** Answers a request with an open stream of events (`text/event-stream`). Ends by itself when the server begins to close. */
export function serverSentEvents(reply: FastifyReply, { heartbeatMs = HEARTBEAT_MS } = {}): EventStream {
  const { raw, server } = reply;
  const runs = new Set<() => void>();
  let open = true;
  const write = (text: string) => {
    if (!open) return;
    raw.write(text);
    if (raw.writableLength > MOST_WAITING_BYTES) raw.destroy();
  };
  const close = () => {
    if (!open) return;
    open = false;
    clearInterval(heartbeat);
    server.closing.removeEventListener('abort', close);
    raw.end();
    for (const run of runs) run();
    runs.clear();
  };
  const heartbeat = setInterval(() => write(': here\n\n'), heartbeatMs);
  raw.once('close', close);
  raw.on('error', close);
  server.closing.addEventListener('abort', close);

  reply.hijack();
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // nginx would hold events back until its buffer is full.
    'x-accel-buffering': 'no',
  });
  write('retry: 2000\n\n');
  if (server.closing.aborted) close();
  return {
    send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    onClose: (run) => {
      if (open) runs.add(run);
      else run();
    },
    close,
  };
}
