import { afterAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { listMessages } from '../../src/messages/messages-view.ts';
import { testDatabase } from '../database.ts';
import { photo, text, update } from '../messages/support.ts';
import { TownTalk } from './town-talk.ts';

jest.setTimeout(60_000);
const db = await testDatabase({ sample: true });
afterAll(() => db.close());
const town = new TownTalk(db);
beforeEach(() => town.restart());

/** Words that stand nowhere else, and the accusation around them. */
const NAME = 'Nguyễn Xuân Quỳnhxyz';
const ACCUSATION = `Tôi tố cáo ông chủ tịch phường ${NAME} nhận tiền của nhà thầu`;
const counts = () => db.query('SELECT outcome, channel, count FROM routing_counts ORDER BY outcome');
const leftOf = () =>
  db.query<Record<string, unknown>>(
    `SELECT DISTINCT state, visibility, reason, conversation_id, message_id, text, content::text FROM updates
     WHERE visibility = 'erased'`,
  );
const NOTHING = {
  ...{ state: 'done', visibility: 'erased', reason: 'not_taken' },
  ...{ conversation_id: null, message_id: null, text: null, content: null },
};
const seesAll = { staffId: 'x', name: 'x', role: 'administrator' as const, areaIds: [] };
const shown = async () => {
  const { items } = await listMessages(db.database, { viewer: seesAll, limit: 100 }, (id) => id);
  return items.map((item) => item.text ?? '');
};

describe('of an accusation (erase_told) nothing is left in any table but a count', () => {
  test('of a stranger, as the first message', async () => {
    const said = await town.hears('a', ACCUSATION);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('giống đơn tố cáo');
    expect(await town.tablesWith(NAME)).toEqual([]);
    expect(await town.tablesWith('tiền của nhà thầu')).toEqual([]);
    expect(await leftOf()).toEqual([NOTHING]);
    expect(await counts()).toEqual([{ outcome: 'R-TC', channel: 'fake', count: 1 }]);
    expect(await db.query('SELECT * FROM consents')).toEqual([]);
    expect(await db.query('SELECT * FROM tasks')).toEqual([]);
  });

  test('of somebody who has agreed; no page of the office tells that there was one', async () => {
    await town.agreed('a');
    await town.hears('a', ACCUSATION);
    expect(await town.tablesWith(NAME)).toEqual([]);
    expect((await shown()).join('\n')).not.toMatch(/tố cáo/);
    expect(await counts()).toMatchObject([{ outcome: 'R-TC', count: 1 }]);
  });

  test('with its photos and files: their bytes are to be removed', async () => {
    await town.agreed('a');
    await town.hears('a', photo('a', { caption: ACCUSATION, album: '1' }), photo('a', { album: '1' }));
    expect(town.erased).toHaveLength(2);
    await town.hears('a', update('a', { kind: 'recording', what: 'file', file: { id: 'f', name: NAME } }));
    expect(town.erased).toHaveLength(3);
    expect(await db.query('SELECT DISTINCT state, reason, source_cipher, sha256 FROM media')).toEqual([
      { state: 'erased', reason: 'not_taken', source_cipher: null, sha256: null },
    ]);
    expect(await town.tablesWith(NAME)).toEqual([]);
    expect(await counts()).toMatchObject([{ count: 1 }]);
  });

  test('with what the person changed in it, before it was read and after', async () => {
    await town.agreed('a');
    const first = text('a', `${ACCUSATION} và bà Hoaxyz`, { messageId: 'm-first' });
    await town.hears('a', first, update('a', { kind: 'edited', of: 'm-first', text: ACCUSATION }));
    expect(await town.tablesWith(NAME)).toEqual([]);
    expect(await town.tablesWith('Hoaxyz')).toEqual([]);
    await town.hears('a', update('a', { kind: 'edited', of: 'm-first', text: `${ACCUSATION}, 50 triệu` }));
    expect(await town.tablesWith(NAME)).toEqual([]);
  });

  test('with what led up to it in the same talk, and what our words quoted of it', async () => {
    await town.hears('a', `Hôm trước tôi lên gặp anh ${NAME}`);
    await town.hears('a', 'Tôi đồng ý');
    expect(await town.tablesWith(NAME)).toEqual(['outbox_messages', 'sessions', 'updates']);
    const said = await town.hears('a', 'tôi tố cáo anh ấy là cán bộ địa chính đòi phong bì');
    expect(said[0]).toContain('ngay trước đó, tôi cũng đã xóa');
    expect(await town.tablesWith(NAME)).toEqual([]);
    expect(
      await db.query(
        `SELECT state FROM outbox_messages WHERE content->>'text' = 'Tin này đã được xóa.' AND state = 'queued'`,
      ),
    ).toEqual([]);
  });

  test('but a report of something else that was under way stays, and what was filed before', async () => {
    await town.agreed('a');
    await town.hears('a', 'đèn đường hỏng 3 hôm nay ở Hòa Đình');
    await town.hears('a', ACCUSATION);
    expect(await town.tablesWith(NAME)).toEqual([]);
    expect(await town.tablesWith('đèn đường hỏng 3 hôm nay')).toContain('sessions');
    expect(await db.query(`SELECT text FROM updates WHERE text LIKE 'đèn đường%'`)).toHaveLength(1);
  });

  test('while a moderator has the talk', async () => {
    await town.agreed('a');
    const [staff] = await db.query<{ id: string }>(
      `INSERT INTO staff_users (id, email, name, role, password_hash, created_at)
       VALUES (gen_random_uuid(), 'x', 'X', 'moderator', '-', now()) ON CONFLICT DO NOTHING RETURNING id`,
    );
    await db.query('UPDATE conversations SET taken_over_by = $1, taken_over_at = now()', [staff!.id]);
    expect((await town.hears('a', ACCUSATION))[0]).toContain('giống đơn tố cáo');
    expect(await town.tablesWith(NAME)).toEqual([]);
  });
});

test('a complaint and a secret paper leave nothing either, each with its own count', async () => {
  await town.hears('a', `Tôi khiếu nại quyết định thu hồi đất của ${NAME}`);
  await town.hears(
    'b',
    update('b', { kind: 'recording', what: 'file', file: { id: 'f' }, caption: `công văn mật của ${NAME}` }),
  );
  expect(await town.tablesWith(NAME)).toEqual([]);
  expect(town.erased).toHaveLength(1);
  expect(await counts()).toMatchObject([
    { outcome: 'R-KN', count: 1 },
    { outcome: 'R-NC', count: 1 },
  ]);
});

test('what only sounds like one is reported, and kept', async () => {
  await town.agreed('a');
  await town.hears('a', `tôi tố cáo quán bún ở Hòa Đình bán đồ ôi thiu, quán ${NAME}`);
  expect(await town.tablesWith(NAME)).toContain('updates');
  expect(await counts()).toEqual([]);
});

test('advertising is only counted (count_routed), day by day, and waits as held like all that strangers write', async () => {
  await town.hears('a', 'Vay tiền nhanh lãi suất 0 giải ngân trong ngày liên hệ 0912345678');
  await town.hears('b', 'Vay tiền nhanh lãi suất 0 giải ngân trong ngày liên hệ 0912345678');
  expect(await db.query('SELECT day::text, outcome, count FROM routing_counts')).toEqual([
    { day: '2026-11-23', outcome: 'R-RAC', count: 2 },
  ]);
  expect(await db.query('SELECT DISTINCT visibility FROM updates')).toEqual([{ visibility: 'held' }]);
});
