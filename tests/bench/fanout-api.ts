import { createServer, type Socket } from 'node:net';
import { FIRST_CHAT, TURNS, updateOf } from './conversation.ts';
import { httpMessages } from './http-messages.ts';

/**
 * `node --import tsx fanout-api.ts <port> [<bot's port> <first talker> <talkers>]`: a Bot API that is stricter than Telegram ever said: in any 1,000 ms at most 30 messages
 * and one to a chat, counted as they arrive; anything more is refused with 429. It answers after 50 ms, as from far away. Says how
 * things stand every half a second. With talkers two messages a second come from them, and it is noted how long their answers take.
 */
export interface FanoutState {
  accepted: number;
  /** Texts that were accepted more than once: each is sent to one person only. */
  doubled: number;
  refused: number;
  /** Seconds from the first accepted reminder to the last. */
  seconds: number;
  /** Milliseconds from a talker's message to its answer, before the first reminder and while reminders go out. */
  idle: { answers: number; p99: number };
  busy: { answers: number; p99: number };
}

const RATE = 30;
const WINDOW_MS = 1_000;
const ANSWER_AFTER_MS = 50;

const [port, botPort, firstTalker = 0, talkers = 0] = process.argv.slice(2).map(Number);

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
      const wait = isTalker(chat) ? answer(chat) : accept(String(chat), text);
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
}).listen(port, '127.0.0.1');

/** @returns after how many seconds it may be tried again; 0: accepted. */
function accept(chat: string, text: string): number {
  const now = performance.now();
  const wait = takeSlot(chat, now);
  if (wait > 0) return wait;
  accepted += 1;
  if (texts.has(text)) doubled += 1;
  texts.add(text);
  first ||= now;
  last = now;
  return 0;
}

function takeSlot(chat: string, now: number): number {
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
  return 0;
}

// ---- people who talk meanwhile
const since = new Map<number, number>();
const step = new Map<number, number>();
const waits = { idle: [] as number[], busy: [] as number[] };
let nextTalker = 0;
let nextId = Date.now() * 10;

function isTalker(chat: number): boolean {
  return talkers > 0 && chat >= firstTalker;
}

function answer(chat: number): number {
  const now = performance.now();
  const wait = takeSlot(String(chat), now);
  if (wait > 0) return wait;
  const began = since.get(chat);
  if (began !== undefined) waits[first > 0 ? 'busy' : 'idle'].push(now - began);
  since.delete(chat);
  return 0;
}

/** The next step of the conversation of somebody who was answered. */
function talk(): void {
  const person = firstTalker - FIRST_CHAT + (nextTalker++ % talkers);
  const chat = FIRST_CHAT + person;
  if (since.has(chat)) return;
  const nth = step.get(chat) ?? 0;
  step.set(chat, (nth + 1) % TURNS);
  since.set(chat, performance.now());
  const body = JSON.stringify(updateOf(person, nth, { id: nextId++, photos: false }));
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 'bench' };
  void fetch(`http://127.0.0.1:${botPort}/webhooks/telegram`, { method: 'POST', body, headers });
}

if (talkers > 0) setInterval(talk, 500);

function percentile99(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  return { answers: sorted.length, p99: sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0 };
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
  const seconds = (last - first) / 1000;
  const [idle, busy] = [percentile99(waits.idle), percentile99(waits.busy)];
  const state: FanoutState = { accepted, doubled, refused, seconds, idle, busy };
  console.log(JSON.stringify(state));
}, 500);
