import type { FastifyInstance } from 'fastify';
import { catalogue } from '../../flows/index.ts';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import type { ParsedUpdate } from '../../src/channels/channel.ts';
import { drainOnce } from '../../src/conversations/drain-once.ts';
import { endSilentTalks } from '../../src/conversations/end-silent-talks.ts';
import { openFactSources } from '../../src/conversations/facts/fact-sources.ts';
import { listenTurn } from '../../src/conversations/listen-turn.ts';
import { TAKE_OVER_SILENCE } from '../../src/conversations/take-over-silence.ts';
import { registerTalks } from '../../src/conversations/talk-routes.ts';
import { comeBack, takeTurn } from '../../src/engine/index.ts';
import { fireTimers } from '../../src/messages/fire-timers.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import type { Storage } from '../../src/platform/storage.ts';
import { registerTasks } from '../../src/staff/task-routes.ts';
import type { TestDatabase } from '../database.ts';
import { AT_ONCE, CHANNEL, encryption, START, testInbox } from '../messages/support.ts';
import { staffApp } from '../staff/staff-app.ts';
import { CAN, testDrain } from './support.ts';

/** The real talks, and the routes by which moderators come into them. */
export interface Desk {
  app: FastifyInstance;
  clock: ReturnType<typeof manualClock>;
  /** Stores updates; each of one moment. @returns the id of the conversation. */
  store(...updates: ParsedUpdate[]): Promise<string>;
  /** Takes the turns that are ready. @returns how many. */
  drain(): Promise<number>;
  /** What residents are told since the last call, in order. */
  heard(): Promise<string[]>;
  fireTimers(): Promise<number>;
}

export function openDesk(db: TestDatabase): Desk {
  const { database } = db;
  const clock = manualClock(START);
  const knowledge = sampleKnowledge();
  const app = staffApp(db);
  const kept = new Map<string, Uint8Array>();
  const storage: Pick<Storage, 'put'> = { put: async (key, bytes) => void kept.set(key, bytes) };
  const back: Parameters<typeof endSilentTalks>[0]['comeBack'] = (request) => comeBack(catalogue, request);
  registerTasks(app, { database, clock });
  registerTalks(app, { database, storage, clock, comeBack: back, wake: () => {} });
  const facts = openFactSources({
    ...{ database, encryption },
    channels: new Map([[CHANNEL.id, { can: CAN, name: 'Kênh thử' }]]),
    loadKnowledge: async () => knowledge,
  });
  const drainDeps = testDrain(db, {
    ...{ clock, facts },
    takeTurn: (request) => takeTurn(catalogue, request),
    listen: (request) => listenTurn(catalogue, request),
  });
  let read = 0n;
  return {
    ...{ app, clock },
    store: async (...updates) => {
      clock.advance(1_000);
      const at = { ...testInbox(db, { clock }), delays: AT_ONCE, isUrgent: () => true };
      const { conversationIds } = await storeUpdates(at, CHANNEL, updates);
      return conversationIds[0]!;
    },
    drain: async () => {
      let turns = 0;
      for (let more = 1; more > 0; turns += more) more = await drainOnce(drainDeps);
      return turns;
    },
    heard: async () => {
      const rows = await db.query<{ id: string; text: string }>(
        `SELECT id, content->>'text' AS text FROM outbox_messages WHERE id > $1 ORDER BY id`,
        [String(read)],
      );
      read = rows.length > 0 ? BigInt(rows.at(-1)!.id) : read;
      return rows.map(({ text }) => text);
    },
    fireTimers: () =>
      fireTimers({
        ...{ database, clock, logger: silentLogger },
        handlers: { [TAKE_OVER_SILENCE]: endSilentTalks({ comeBack: back, wakeSend: () => {} }) },
      }),
  };
}
