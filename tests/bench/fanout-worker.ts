import { enqueue } from '../../src/messages/outbox-store.ts';
import { makePeople, openBenchApp } from './bench-app.ts';

/**
 * `node --import tsx fanout-worker.ts <database url> <Bot API's port> [<people>]`: a worker of the service at Telegram's pace. The one
 * that is told how many people first queues a reminder for each. Says `{"ready":true}`; SIGTERM stops it gracefully.
 */

const [databaseUrl, apiPort, people] = process.argv.slice(2);
const REMINDER = 2;

const app = await openBenchApp({
  databaseUrl: databaseUrl!,
  apiPort: apiPort!,
  variables: { ROLE: 'worker', TELEGRAM_PACE: '30' },
});
process.once('SIGTERM', () => void app.stop().then(() => process.exit()));

const conversations = people ? await makePeople(app, Number(people)) : [];
const readyAt = new Date();
for (let from = 0; from < conversations.length; from += 500)
  await enqueue(
    app.database,
    conversations.slice(from, from + 500).map((conversationId, index) => ({
      conversationId,
      priority: REMINDER,
      reply: { text: `Reminder ${from + index}: is the lamp shining?` },
      readyAt,
    })),
  );
console.log(JSON.stringify({ ready: true }));
