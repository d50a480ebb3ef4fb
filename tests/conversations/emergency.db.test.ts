import { afterAll, beforeEach, expect, jest, test } from '@jest/globals';
import { consentLapsed } from '../../src/conversations/consent-lapsed.ts';
import { EMERGENCY_OVER, emergencyOver } from '../../src/conversations/emergency-over.ts';
import { CONSENT_LAPSED } from '../../src/messages/consent-silence.ts';
import { fireTimers } from '../../src/messages/fire-timers.ts';
import { listMessages } from '../../src/messages/messages-view.ts';
import { openLive } from '../../src/platform/live.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import type { Viewer } from '../../src/staff/viewer.ts';
import { testDatabase } from '../database.ts';
import { photo } from '../messages/support.ts';
import { until } from '../platform/until.ts';
import { TownTalk } from './town-talk.ts';

jest.setTimeout(60_000);
const db = await testDatabase({ sample: true });
afterAll(() => db.close());
const town = new TownTalk(db);
beforeEach(() => town.restart());

const FIRE = 'cháy nhà rồi cứu với, số 8 ngõ 30 Hòa Đình';
const HOUR = 3_600_000;
const ofWard: Viewer = { staffId: 'x', name: 'x', role: 'moderator', areaIds: ['W.NAMSON'] };
const shownTo = async (viewer: Viewer) => {
  const { items } = await listMessages(db.database, { viewer, limit: 100 }, (id) => id);
  return items.map((item) => item.text);
};
const tasks = () => db.query('SELECT kind, ward_id, note, due_at, done_at FROM tasks');

test('the numbers come first; the message is shown before consent, to every ward, and a task is due now (raise_alarm)', async () => {
  const now = town.clock.now();
  const said = await town.hears('a', FIRE);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^Nếu đang có nguy hiểm, xin gọi ngay:\n114 – cháy, cứu nạn\n/);
  expect(await db.query(`SELECT priority, content->'calls'->0 AS call FROM outbox_messages`)).toEqual([
    { priority: 0, call: { label: 'Gọi 114', number: '114' } },
  ]);
  expect(await db.query('SELECT consented_at FROM conversations')).toEqual([{ consented_at: null }]);
  expect(await shownTo(ofWard)).toEqual([FIRE]);
  expect(await tasks()).toEqual([
    { kind: 'emergency', ward_id: null, note: expect.stringContaining('Khẩn cấp: cháy'), due_at: now, done_at: null },
  ]);
  expect(JSON.stringify(await tasks())).not.toContain('Hòa Đình');
  expect(await db.query('SELECT outcome, count FROM routing_counts')).toEqual([{ outcome: 'R-KC', count: 1 }]);
});

test('what is told next, and its photos, are shown as well; it stays one task and one count', async () => {
  await town.hears('a', FIRE);
  await town.hears('a', 'nhà có hai cụ già');
  await town.hears('a', photo('a'));
  expect(await shownTo(ofWard)).toEqual([null, 'nhà có hai cụ già', FIRE]);
  expect(await tasks()).toHaveLength(1);
  expect(await db.query('SELECT count FROM routing_counts')).toEqual([{ count: 1 }]);
});

test('what the stranger wrote before and writes of other things stays held', async () => {
  await town.hears('a', 'rác nhiều quá ở Bồ Sơn');
  await town.hears('a', FIRE);
  town.clock.advance(HOUR);
  await town.hears('a', 'đèn đường hỏng');
  expect(await shownTo(ofWard)).toEqual([FIRE]);
  expect(await db.query(`SELECT text FROM updates WHERE visibility = 'held' ORDER BY id`)).toEqual([
    { text: 'rác nhiều quá ở Bồ Sơn' },
    { text: 'đèn đường hỏng' },
  ]);
});

test('the pages hear of it at once', async () => {
  const live = await openLive({ databaseUrl: db.url, logger: silentLogger });
  const heard: string[] = [];
  live.on((changes) => void heard.push(...changes.map(({ kind }) => kind)));
  await town.hears('a', FIRE);
  await until(() => heard.includes('task') && heard.includes('message'));
  await live.close();
});

test('a day later it is erased where the person never agreed, and stays where they did', async () => {
  await town.hears('a', FIRE);
  await town.hears('a', photo('a'));
  await town.hears('b', 'có người đuối nước ở hồ');
  await town.hears('b', 'Gửi làm phản ánh');
  await town.hears('b', 'Tôi đồng ý');
  const sweep = () =>
    fireTimers({
      database: db.database,
      clock: town.clock,
      logger: silentLogger,
      handlers: {
        [EMERGENCY_OVER]: emergencyOver({ eraseMedia: (ids) => town.erased.push(...ids) }),
        [CONSENT_LAPSED]: consentLapsed({ clock: town.clock, textVersion: 'v1', eraseMedia: () => {} }),
      },
    });
  town.clock.advance(23 * HOUR);
  expect(await sweep()).toBe(0);
  town.clock.advance(HOUR);
  expect(await sweep()).toBe(3);
  expect(await town.tablesWith('ngõ 30 Hòa Đình')).toEqual([]);
  expect(town.erased).toHaveLength(1);
  expect(await shownTo({ ...ofWard, areaIds: [] })).toContain('có người đuối nước ở hồ');
});

test('a "Không" to the question for consent does not hide it from whoever helps', async () => {
  await town.hears('a', 'đèn đường hỏng ở ngõ 77');
  await town.hears('a', FIRE);
  await town.hears('a', 'ok');
  await town.hears('a', 'Không');
  expect(await shownTo(ofWard)).toEqual([FIRE]);
  expect(await town.tablesWith('ngõ 77')).toEqual([]);
});
