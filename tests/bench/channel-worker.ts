import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_TERMS } from '../../src/messages/ledger-schema.ts';
import { enqueue } from '../../src/messages/outbox-store.ts';
import { makePeople, openBenchApp } from './bench-app.ts';
import type { RunningEmulator } from './channel-sends.ts';

/**
 * `node --import tsx channel-worker.ts <database url> <messages> <emulator>`: the service with one channel; queues a message to each of
 * so many people who wrote just now, and says how many seconds passed from the first claim to the last result.
 */

const [databaseUrl, messages, emulator] = process.argv.slice(2) as [string, string, string];
const { at, variables } = JSON.parse(emulator) as RunningEmulator;
const count = Number(messages);

/** Time enough to queue everything, and to give up. */
const BEFORE_MS = 3_000;
const PATIENCE_MS = 300_000;
const LOOK_EVERY_MS = 50;

const app = await openBenchApp({ databaseUrl, variables: { WEB_CHAT: 'off', ...variables } });
const { database } = app;
const conversations = await makePeople(app, count, at);
const terms = { ...DEFAULT_TERMS, messagesAMonth: 100_000_000, people: 100_000_000 };
await database.$executeRaw`
  INSERT INTO channel_terms (channel, terms, version, updated_at) VALUES (${at.id}, ${JSON.stringify(terms)}::jsonb, 1, now())`;
await database.$executeRaw`UPDATE conversations SET last_input_at = now()`;

const readyAt = new Date(Date.now() + BEFORE_MS);
for (let from = 0; from < count; from += 500)
  await enqueue(
    database,
    conversations.slice(from, from + 500).map((conversationId, nth) => ({
      conversationId,
      priority: 1,
      reply: { text: `Message ${from + nth}` },
      readyAt,
    })),
  );
for (;;) {
  await sleep(LOOK_EVERY_MS);
  const [row] = await database.$queryRaw<{ left: number; failed: number; seconds: number }[]>`
    SELECT count(*) FILTER (WHERE state IN ('queued', 'sending'))::int AS left,
      count(*) FILTER (WHERE state IN ('failed', 'cancelled'))::int AS failed,
      extract(epoch FROM max(sent_at) - min(started_at))::float8 AS seconds
    FROM outbox_messages`;
  if (row!.failed > 0) throw new Error(`${row!.failed} messages could not be sent`);
  if (row!.left > 0 && Date.now() > readyAt.getTime() + PATIENCE_MS)
    throw new Error(`${row!.left} messages were not sent`);
  if (row!.left > 0) continue;
  console.log(JSON.stringify({ seconds: row!.seconds }));
  break;
}
await app.stop();
process.exit();
