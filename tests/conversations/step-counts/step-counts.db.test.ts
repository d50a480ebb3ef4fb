import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { catalogue } from '../../../flows/index.ts';
import { sampleKnowledge } from '../../../prisma/sample/sample-knowledge.ts';
import { drainOnce } from '../../../src/conversations/drain-once.ts';
import { countSteps } from '../../../src/conversations/step-counts/count-steps.ts';
import { registerFlowRoutes } from '../../../src/conversations/step-counts/flow-routes.ts';
import { flowListSchema } from '../../../src/conversations/step-counts/flow-schema.ts';
import { takeTurn } from '../../../src/engine/index.ts';
import { storeUpdates } from '../../../src/messages/inbox-store.ts';
import { manualClock } from '../../../src/platform/clock.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { testDatabase } from '../../database.ts';
import { AT_ONCE, CHANNEL, START, testInbox, text } from '../../messages/support.ts';
import { makeUser, signInAs, staffApp } from '../../staff/staff-app.ts';
import { testDrain } from '../support.ts';

const db = await testDatabase();
afterAll(() => db.close());
beforeEach(() => db.clear('people', 'updates', 'timers', 'step_counts'));

const clock = manualClock(START);
const counter = () => countSteps({ database: db.database, clock, logger: silentLogger });
const rows = () =>
  db.query(
    `SELECT to_char(day, 'YYYY-MM-DD') AS day, flow, step, entered, answered, abandoned FROM step_counts ORDER BY flow, step`,
  );
const event = (step: string, what: 'entered' | 'answered' | 'abandoned') => ({ flow: 'menu', step, what });

describe('counts of steps', () => {
  test('are gathered and written with one statement, and add up over processes', async () => {
    const [one, other] = [counter(), counter()];
    one.count([event('ask', 'entered'), event('ask', 'entered'), event('ask', 'answered')]);
    expect(await rows()).toEqual([]);
    other.count([event('ask', 'entered'), event('ask', 'abandoned')]);
    await Promise.all([one.stop(), other.stop()]);
    expect(await rows()).toEqual([
      { day: '2026-11-23', flow: 'menu', step: 'ask', entered: 3, answered: 1, abandoned: 1 },
    ]);
  });

  test('that cannot be written are kept for the next time', async () => {
    let works = false;
    const database = {
      $executeRaw: (...call: Parameters<typeof db.database.$executeRaw>) =>
        works ? db.database.$executeRaw(...call) : Promise.reject(new Error('the database is away')),
    } as Parameters<typeof countSteps>[0]['database'];
    const steps = countSteps({ database, clock, logger: silentLogger });
    steps.count([event('ask', 'entered')]);
    await steps.write();
    steps.count([event('ask', 'entered')]);
    works = true;
    await steps.stop();
    expect(await rows()).toMatchObject([{ entered: 2 }]);
  });

  test('come from the turns that were committed, and are told flow by flow without anybody’s words', async () => {
    const steps = counter();
    const knowledge = sampleKnowledge();
    const deps = testDrain(db, {
      clock,
      isUrgent: () => true,
      takeTurn: (request) => takeTurn(catalogue, request),
      observe: (seen) => seen.kind === 'steps' && steps.count(seen.events),
    });
    deps.facts.knowledge = async () => knowledge;
    const hear = async (words: string) => {
      await storeUpdates({ ...testInbox(db, { clock }), delays: AT_ONCE, isUrgent: () => true }, CHANNEL, [
        text('lan', words),
      ]);
      while ((await drainOnce(deps)) > 0);
    };
    await hear('rác chất đống ở ngõ Bưởi Diễn');
    await hear('tôi đồng ý');
    await hear('hủy');
    await steps.stop();

    const app = staffApp(db);
    registerFlowRoutes(app, { database: db.database, clock, talks: () => catalogue });
    await app.ready();
    await makeUser(db, { email: 'mot@phuong.example' });
    const page = (await (await signInAs(app, 'mot@phuong.example')).get('/api/flows?days=7')).body;
    const { flows, from, to } = flowListSchema.parse(page);
    expect({ from, to }).toEqual({ from: '2026-11-17', to: '2026-11-23' });
    const consent = flows.find(({ id }) => id === 'welcome')!.steps.find(({ step }) => step === 'consent')!;
    expect(consent).toMatchObject({ waits: true, entered: 1, answered: 1, abandoned: 0 });
    const menu = flows.find(({ id }) => id === 'menu')!.steps[0]!;
    expect(menu).toMatchObject({ step: 'ask', kind: 'start', says: { vi: 'Ông/bà cần gì ạ?' } });
    // Nobody waits anywhere but at one question at most.
    const sum = (what: 'entered' | 'answered' | 'abandoned') =>
      flows.flatMap((flow) => flow.steps).reduce((total, step) => total + step[what], 0);
    const open = await db.query<{ frames: number }>(
      `SELECT COALESCE(sum(jsonb_array_length(state) / 4), 0)::int AS frames FROM sessions`,
    );
    expect(sum('entered') - sum('answered') - sum('abandoned')).toBe(open[0]!.frames);
    expect(JSON.stringify(page)).not.toContain('Bưởi Diễn');
    await app.close();
  });
});
