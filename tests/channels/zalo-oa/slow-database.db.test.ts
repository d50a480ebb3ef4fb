import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import pg from 'pg';
import { webhookRoutes } from '../../../src/channels/webhook-routes.ts';
import type { ZaloOaChannel } from '../../../src/channels/zalo-oa/zalo-oa-channel.ts';
import { openInbox } from '../../../src/messages/inbox.ts';
import { openWakes } from '../../../src/messages/wakes.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { type TestDatabase, testDatabase } from '../../database.ts';
import { startZaloOaEmulator, type ZaloOaEmulator } from '../../emulators/zalo-oa/zalo-oa-emulator.ts';
import { testInbox } from '../../messages/support.ts';
import { channelOn } from './zalo-oa-harness.ts';

let db: TestDatabase;
let emulator: ZaloOaEmulator;
let channel: ZaloOaChannel;
let app: FastifyInstance;
beforeAll(async () => {
  db = await testDatabase();
  emulator = await startZaloOaEmulator({ webhook: { retryMs: Array(200).fill(50), patienceMs: 20_000 } });
  channel = channelOn(emulator, { database: db.database });
  if (channel.receiving?.kind !== 'webhook') throw new Error('no webhook');
  expect(channel.receiving.answerWithinMs).toBeLessThan(2_000);
  const inbox = openInbox({ ...testInbox(db), wakes: openWakes() });
  app = Fastify({ forceCloseConnections: true });
  await app.register(webhookRoutes, {
    channels: [{ ...channel, receiving: { ...channel.receiving, answerWithinMs: 100 } }],
    store: (_id, updates) => inbox.store(channel, updates),
    logger: silentLogger,
  });
  emulator.deliverTo(`${await app.listen({ host: '127.0.0.1', port: 0 })}/webhooks/zalo-oa`);
});
afterAll(async () => {
  await emulator.close();
  await app.close();
  await channel.close();
  await db.close();
});

test('while the database keeps silent Zalo is told to come again; what it repeats is stored once', async () => {
  const blocker = new pg.Client({ connectionString: db.url });
  await blocker.connect();
  await blocker.query('BEGIN; LOCK TABLE updates IN ACCESS EXCLUSIVE MODE');
  emulator.user('81').sends('đèn hỏng');
  const answers = () => emulator.delivery!.deliveries.map(({ status }) => status);
  await emulator.waitUntil(() => answers().length >= 3, 'three tries');
  await blocker.query('COMMIT');
  await blocker.end();
  await emulator.waitUntil(() => answers().at(-1) === 200, 'the event to be taken');
  expect(answers().slice(0, 3)).toEqual([503, 503, 503]);
  expect(await db.query('SELECT kind, text FROM updates')).toEqual([{ kind: 'text', text: 'đèn hỏng' }]);
});
