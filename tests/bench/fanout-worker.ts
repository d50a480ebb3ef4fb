import type { AddressInfo } from 'node:net';
import { enqueue } from '../../src/messages/outbox-store.ts';
import { makePeople, openBenchApp } from './bench-app.ts';
import { benchCatalogue } from './report-flow.ts';

/**
 * `node --import tsx fanout-worker.ts <database url> <Bot API's port> [<people> <messages to each> <seconds> <talkers>]`: the service
 * at Telegram's pace, without waits for fragments. The one that is told how many people makes them, and after so many seconds queues
 * reminders for all but the last, the talkers. Says `{"port"}`; SIGTERM stops it gracefully.
 */

const [databaseUrl, apiPort, ...numbers] = process.argv.slice(2);
const [people = 0, each = 1, seconds = 0, talkers = 0] = numbers.map(Number);
const REMINDER = 2;

const app = await openBenchApp(
  { databaseUrl: databaseUrl!, apiPort: apiPort!, variables: { TELEGRAM_PACE: '30' } },
  { catalogue: benchCatalogue, delays: { text: 0, album: 0, photo: 0, longest: 0 } },
);
process.once('SIGTERM', () => void app.stop().then(() => process.exit()));

const reminded = people > 0 ? (await makePeople(app, people + talkers)).slice(0, people) : [];
await app.http.listen({ host: '127.0.0.1', port: 0 });
console.log(JSON.stringify({ port: (app.http.server.address() as AddressInfo).port }));
if (seconds > 0) setTimeout(() => void remind(), seconds * 1000);
else await remind();

async function remind(): Promise<void> {
  const readyAt = new Date();
  const texts = reminded.flatMap((conversationId, index) =>
    Array.from({ length: each }, (_, nth) => ({
      conversationId,
      text: `Reminder ${index}.${nth}: is the lamp shining?`,
    })),
  );
  for (let from = 0; from < texts.length; from += 500)
    await enqueue(
      app.database,
      texts
        .slice(from, from + 500)
        .map(({ conversationId, text }) => ({ conversationId, priority: REMINDER, reply: { text }, readyAt })),
    );
}
