import { createServer, type Socket, connect as socketTo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expectedTexts, FIRST_CHAT, TURNS, updateOf } from './conversation.ts';
import { httpMessages } from './http-messages.ts';

/**
 * `node --import tsx webhook-load.ts <bot's port> <api's port> <turns a second, 0: as many as it can> <seconds>`
 * Telegram's side of a bot, in one process and on one clock: it delivers updates over forty connections, as Telegram does, and takes
 * the `sendMessage` calls. A person's next message comes when the last was acknowledged and answered. Raw sockets: it shares the
 * machine with what it measures. Says `{"measuring":true}` when it has warmed up, and its result at the end.
 */
export interface LoadResult {
  turnsPerSecond: number;
  /** Milliseconds from the delivery of an update (open loop: from when it was due) to the call that answers it. */
  answer: Percentiles;
  /** From the delivery to its acknowledgement. */
  acknowledgement: Percentiles;
  /** Updates that were due and had no connection free at the end. */
  backlog: number;
}

export interface Percentiles {
  p50: number;
  p95: number;
  p99: number;
}

const CONNECTIONS = 40;
const WARM_UP_MS = 3_000;
/** Every sixteenth person's answers are compared with the reference, all the time. */
const CHECKED = 16;
const PEOPLE = 4_000;

const [botPort, apiPort, rate, seconds] = process.argv.slice(2).map(Number) as [number, number, number, number];

const AWAITS_ACKNOWLEDGEMENT = 1;
const AWAITS_ANSWER = 2;
const step = new Uint8Array(PEOPLE);
const awaits = new Uint8Array(PEOPLE);
const since = new Float64Array(PEOPLE);
const expected = Array.from({ length: PEOPLE }, (_, person) =>
  person % CHECKED === 0 ? expectedTexts(person, { photos: false }) : [],
);
/** People whose next message may come. */
const ready = fifo<number>();
for (let person = 0; person < PEOPLE; person += 1) ready.push(person);
/** Times of turns that were due while no connection was free. */
const overdue = fifo<number>();

let nextId = Date.now() * 10;
let measuring = false;
let ended = false;
const answers: number[] = [];
const acknowledgements: number[] = [];

function settle(person: number, what: number): void {
  awaits[person]! &= ~what;
  if (awaits[person] !== 0) return;
  step[person] = (step[person]! + 1) % TURNS;
  ready.push(person);
}

function fail(problem: string): never {
  console.error(problem);
  process.exit(1);
}

// ---- the Bot API
createServer((socket) => {
  socket.setNoDelay(true);
  socket.on('error', () => {});
  socket.on(
    'data',
    httpMessages((head, body) => {
      if (!head.startsWith('POST ') || !head.includes('/sendMessage'))
        fail(`an unexpected call: ${head.split('\r\n', 1)[0]}`);
      const chat = Number(/"chat_id":"?(\d+)/.exec(body)?.[1]);
      socket.write(
        jsonResponse(
          `{"ok":true,"result":{"message_id":${nextId++},"date":1780000000,"chat":{"id":${chat},"type":"private"}}}`,
        ),
      );
      answered(chat - FIRST_CHAT, body);
    }),
  );
}).listen(apiPort, '127.0.0.1');

function answered(person: number, body: string): void {
  if (!(awaits[person]! & AWAITS_ANSWER)) fail(`an answer that nobody waits for: ${body.slice(0, 300)}`);
  if (measuring) answers.push(performance.now() - since[person]!);
  if (person % CHECKED === 0 && JSON.parse(body).text !== expected[person]![step[person]!])
    fail(`person ${person}, message ${step[person]}, was answered wrongly: ${body.slice(0, 300)}`);
  settle(person, AWAITS_ANSWER);
}

function jsonResponse(body: string): string {
  return `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: keep-alive\r\n\r\n${body}`;
}

// ---- Telegram's deliveries: one request at a time on each connection
interface Connection {
  socket: Socket;
  person: number;
  /** When the update was delivered, or was due. */
  at: number;
}

const free: Connection[] = [];

function deliver(connection: Connection, person: number, at: number): void {
  connection.person = person;
  connection.at = at;
  since[person] = at;
  awaits[person] = AWAITS_ACKNOWLEDGEMENT | AWAITS_ANSWER;
  const body = JSON.stringify(updateOf(person, step[person]!, { id: nextId++, photos: false }));
  connection.socket.write(
    `POST /webhooks/telegram HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nX-Telegram-Bot-Api-Secret-Token: bench\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: keep-alive\r\n\r\n${body}`,
  );
}

/** Gives the connection the next update, or rest. */
function next(connection: Connection): void {
  const at = rate === 0 ? performance.now() : overdue.first();
  const person = ended || at === undefined ? undefined : ready.shift();
  if (person === undefined) {
    free.push(connection);
    return;
  }
  if (rate > 0) overdue.shift();
  deliver(connection, person, at!);
}

function useFree(): void {
  for (let count = free.length; count > 0; count -= 1) next(free.pop()!);
}

async function openConnection(): Promise<void> {
  const socket = await new Promise<Socket>((resolve, reject) => {
    const opened = socketTo(botPort, '127.0.0.1', () => resolve(opened));
    opened.once('error', reject);
  });
  socket.setNoDelay(true);
  const connection: Connection = { socket, person: -1, at: 0 };
  socket.on(
    'data',
    httpMessages((head) => {
      if (!head.startsWith('HTTP/1.1 200')) fail(`a delivery was refused: ${head.split('\r\n', 1)[0]}`);
      if (measuring) acknowledgements.push(performance.now() - connection.at);
      settle(connection.person, AWAITS_ACKNOWLEDGEMENT);
      next(connection);
    }),
  );
  free.push(connection);
}

/** Evenly spaced arrivals, whatever the bot does; a late look delivers what was due, and counts from when it was. */
function arrivals(): void {
  const began = performance.now();
  let due = 0;
  const look = () => {
    const now = performance.now();
    for (; began + (due * 1000) / rate <= now && !ended; due += 1) overdue.push(began + (due * 1000) / rate);
    useFree();
    setTimeout(look, 1);
  };
  look();
}

function fifo<Value>() {
  let values: Value[] = [];
  let head = 0;
  return {
    push: (value: Value) => {
      values.push(value);
    },
    first: (): Value | undefined => values[head],
    shift: (): Value | undefined => {
      if (head === values.length) return undefined;
      const value = values[head++];
      if (head > 10_000) {
        values = values.slice(head);
        head = 0;
      }
      return value;
    },
    size: () => values.length - head,
  };
}

function percentiles(values: number[]): Percentiles {
  values.sort((a, b) => a - b);
  const at = (share: number) => values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

for (let count = 0; count < CONNECTIONS; count += 1) await openConnection();
if (rate > 0) arrivals();
else setInterval(useFree, 1);
await sleep(WARM_UP_MS);
measuring = true;
console.log(JSON.stringify({ measuring }));
const began = performance.now();
await sleep(seconds * 1000);
measuring = false;
ended = true;
const took = (performance.now() - began) / 1000;
const result: LoadResult = {
  turnsPerSecond: answers.length / took,
  answer: percentiles(answers),
  acknowledgement: percentiles(acknowledgements),
  backlog: overdue.size(),
};
console.log(JSON.stringify(result));
