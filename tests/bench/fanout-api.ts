import { createServer, type Socket } from 'node:net';
import { httpMessages } from './http-messages.ts';

/**
 * `node --import tsx fanout-api.ts <port>`: a Bot API that is stricter than Telegram ever said: in any 1,000 ms at most 30 messages
 * and one to a chat, counted as they arrive; anything more is refused with 429. It answers after 50 ms, as from far away. Says how
 * things stand every half a second.
 */
export interface FanoutState {
  accepted: number;
  /** Texts that were accepted more than once: each is sent to one person only. */
  doubled: number;
  refused: number;
  /** Seconds from the first accepted message to the last. */
  seconds: number;
}

const RATE = 30;
const WINDOW_MS = 1_000;
const ANSWER_AFTER_MS = 50;

/** When messages were accepted within the window, oldest first. */
const window: number[] = [];
const lastTo = new Map<string, number>();
const texts = new Set<string>();
let [accepted, doubled, refused, first, last] = [0, 0, 0, 0, 0];

createServer((socket) => {
  socket.setNoDelay(true);
  socket.on('error', () => {});
  socket.on(
    'data',
    httpMessages((head, body) => {
      if (!head.includes('/sendMessage')) {
        respond(socket, '200 OK', { ok: true, result: true });
        return;
      }
      const { chat_id: chat, text } = JSON.parse(body) as { chat_id: number; text: string };
      const wait = accept(String(chat), text);
      if (wait === 0)
        respond(socket, '200 OK', {
          ok: true,
          result: { message_id: accepted, date: 1, chat: { id: chat, type: 'private' } },
        });
      else
        respond(socket, '429 Too Many Requests', {
          ok: false,
          error_code: 429,
          description: `Too Many Requests: retry after ${wait}`,
          parameters: { retry_after: wait },
        });
    }),
  );
}).listen(Number(process.argv[2]), '127.0.0.1');

/** @returns after how many seconds it may be tried again; 0: accepted. */
function accept(chat: string, text: string): number {
  const now = performance.now();
  while (window.length > 0 && window[0]! <= now - WINDOW_MS) window.shift();
  const full = window.length >= RATE ? window[0]! + WINDOW_MS - now : 0;
  const tooSoon = (lastTo.get(chat) ?? Number.NEGATIVE_INFINITY) + WINDOW_MS - now;
  const wait = Math.max(full, tooSoon, 0);
  if (wait > 0) {
    refused += 1;
    return Math.max(1, Math.ceil(wait / 1000));
  }
  window.push(now);
  lastTo.set(chat, now);
  accepted += 1;
  if (texts.has(text)) doubled += 1;
  texts.add(text);
  first ||= now;
  last = now;
  return 0;
}

function respond(socket: Socket, status: string, answer: object): void {
  const body = JSON.stringify(answer);
  setTimeout(
    () =>
      socket.write(
        `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: keep-alive\r\n\r\n${body}`,
      ),
    ANSWER_AFTER_MS,
  );
}

setInterval(() => {
  const state: FanoutState = { accepted, doubled, refused, seconds: (last - first) / 1000 };
  console.log(JSON.stringify(state));
}, 500);
