import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { readMessageCursor, writeMessageCursor } from '../../src/messages/message-cursor.ts';
import { messageListSchema } from '../../src/messages/message-schema.ts';
import { listMessages, type MessageQuestion } from '../../src/messages/messages-view.ts';
import { enqueue } from '../../src/messages/outbox-store.ts';
import { manualClock } from '../../src/platform/clock.ts';
import type { Viewer } from '../../src/staff/viewer.ts';
import { testDatabase } from '../database.ts';
import { AT_ONCE, CHANNEL, photo, START, testInbox, text, update } from './support.ts';

const db = await testDatabase();
afterAll(() => db.close());

const administrator: Viewer = { staffId: 's', name: 'Quản trị', role: 'administrator', areaIds: [] };
const ofWard = (...areaIds: string[]): Viewer => ({ staffId: 's', name: 'Cán bộ', role: 'moderator', areaIds });
const STAFF = '00000000-0000-7000-8000-00000000000a';

let clock = manualClock(START);
const conversations: Record<string, string> = {};

async function says(person: string, ...updates: ReturnType<typeof text>[]): Promise<void> {
  const { conversationIds } = await storeUpdates(testInbox(db, { clock, delays: AT_ONCE }), CHANNEL, updates);
  conversations[person] = conversationIds[0]!;
  await db.query(`UPDATE updates SET state = 'done' WHERE state = 'waiting'`);
  clock.advance(1_000);
}

async function answer(person: string, words: string, staffId?: string): Promise<void> {
  await enqueue(db.database, [
    { conversationId: conversations[person]!, priority: 1, reply: { text: words }, readyAt: clock.now(), staffId },
  ]);
  clock.advance(1_000);
}

const list = (question: Partial<MessageQuestion>) =>
  listMessages(db.database, { viewer: administrator, limit: 50, ...question }, (id) => `/media/${id}`);
const texts = async (question: Partial<MessageQuestion>) => (await list(question)).items.map((item) => item.text);

beforeAll(async () => {
  clock = manualClock(START);
  await db.query(
    `INSERT INTO areas (id, kind, name, name_key) VALUES ('W1', 'phuong', 'Một', 'mot'), ('W2', 'phuong', 'Hai', 'hai')`,
  );
  await db.query(
    `INSERT INTO areas (id, kind, name, name_key, parent_id) VALUES ('W1.1', 'khu_pho', 'Khu 1', 'khu 1', 'W1')`,
  );
  await db.query(`INSERT INTO tiles VALUES (1, 'x', 'x')`);
  await db.query(`INSERT INTO category_groups VALUES ('VS', 'x', 'x', 1)`);
  await db.query(
    `INSERT INTO categories (code, group_code, label_vi, label_en, programmes, contents, unit_kind, support_kinds, tier, visibility)
     VALUES ('VS-01', 'VS', 'x', 'x', '{}', '{}', 'x', '{}', 'T2', 'A')`,
  );
  await db.query(
    `INSERT INTO staff_users (id, email, name, role, area_ids) VALUES ($1, 'a@b.c', 'Bà Hoa', 'moderator', '{}')`,
    [STAFF],
  );

  await says('held', text('held', 'chưa đồng ý'));
  await answer('held', 'ông/bà có đồng ý không?');
  await says('a', text('a', 'a1'), update('a', { kind: 'ignored', why: 'group' }));
  await db.query('UPDATE conversations SET consented_at = now() WHERE id = $1', [conversations.a]);
  await db.query(`UPDATE updates SET visibility = 'released' WHERE text = 'a1'`);
  await answer('a', 'a2');
  await says('a', photo('a', { caption: 'a3' }));
  await db.query(`UPDATE media SET state = 'stored', width = 640, height = 480`);
  await answer('a', 'a4', STAFF);
  await says('a', update('a', { kind: 'place', lat: 21.1, lon: 106 }));
  await says('b', text('b', 'b1'));
  await db.query('UPDATE conversations SET consented_at = now() WHERE id = $1', [conversations.b]);
  await db.query(`UPDATE updates SET visibility = 'released' WHERE text = 'b1'`);
  // One report of a in each ward; b lives in ward 1 and has reported nothing.
  for (const [code, ward, words] of [
    ['VC-1', 'W1', 'a1'],
    ['VN-1', 'W2', 'a3'],
  ]) {
    await db.query(
      `WITH i AS (INSERT INTO issues (id, code, category_code, ward_id, text, search_key, visibility, channel, conversation_id, created_at, updated_at)
         VALUES (gen_random_uuid(), $1, 'VS-01', $2, '', '', 'A', 'fake', $3, now(), now()) RETURNING id)
       UPDATE updates SET issue_id = i.id FROM i WHERE text = $4`,
      [code, ward, conversations.a, words],
    );
  }
  await db.query(
    `UPDATE people SET home_area_id = 'W1.1' WHERE id = (SELECT person_id FROM conversations WHERE id = $1)`,
    [conversations.b],
  );
});

test('a message is shown when its turn has read it, for a turn may have to erase it', async () => {
  const [b1] = await db.query<{ id: string }>(`UPDATE updates SET state = 'waiting' WHERE text = 'b1' RETURNING id`);
  expect(await texts({})).not.toContain('b1');
  await db.query(`UPDATE updates SET state = 'done' WHERE id = $1`, [b1!.id]);
  expect(await texts({})).toContain('b1');
});

test('released messages both ways, newest first, and nothing of somebody who has not consented', async () => {
  expect(await texts({})).toEqual(['b1', null, 'a4', 'a3', 'a2', 'a1']);
});

test('a message says who, where, when, what became of it, and the issue it belongs to', async () => {
  const { items } = messageListSchema.parse(await list({ conversation: conversations.a! }));
  expect(items).toMatchObject([
    { direction: 'in', kind: 'place', place: { lat: 21.1, lon: 106 }, text: null },
    { direction: 'out', kind: 'reply', text: 'a4', author: 'staff', staff: 'Bà Hoa', state: 'queued' },
    {
      direction: 'in',
      kind: 'photo',
      text: 'a3',
      issue: 'VN-1',
      media: [{ kind: 'photo', state: 'stored', width: 640 }],
    },
    { direction: 'out', text: 'a2', author: 'assistant', staff: null, issue: null },
    { direction: 'in', text: 'a1', author: 'resident', state: 'done', issue: 'VC-1', media: [], place: null },
  ]);
  expect(items[2]!.media[0]!.url).toBe(`/media/${items[2]!.media[0]!.id}`);
});

describe('pages', () => {
  test('walk to the oldest message and back without gap or repeat', async () => {
    const down: (string | null)[] = [];
    let page = await list({ limit: 2 });
    const first = page;
    down.push(...page.items.map(({ text: words }) => words));
    while (page.nextCursor) {
      page = await list({ limit: 2, cursor: readMessageCursor(page.nextCursor)! });
      down.push(...page.items.map(({ text: words }) => words));
    }
    expect(down).toEqual(['b1', null, 'a4', 'a3', 'a2', 'a1']);
    const up = await list({ limit: 2, cursor: readMessageCursor(page.previousCursor!)! });
    expect(up.items.map(({ text: words }) => words)).toEqual(['a4', 'a3']);
    const top = await list({ limit: 2, cursor: readMessageCursor(up.previousCursor!)! });
    expect(top.items).toEqual(first.items);
    expect((await list({ limit: 2, cursor: readMessageCursor(top.previousCursor!)! })).items).toEqual([]);
  });

  test('a cursor survives being written, and anything else is none', () => {
    const cursor = { towards: 'newer', at: START, direction: 'in', id: 12n } as const;
    expect(readMessageCursor(writeMessageCursor(cursor))).toEqual(cursor);
    for (const text of ['', 'x', Buffer.from('older 2026 in 1').toString('base64url')])
      expect(readMessageCursor(text)).toBeNull();
  });
});

describe('a moderator of some wards', () => {
  test('reads conversations with a report there, but not what belongs to a report elsewhere', async () => {
    expect(await texts({ viewer: ofWard('W2') })).toEqual([null, 'a4', 'a3', 'a2']);
  });

  test('reads also people who live there and have reported nothing yet', async () => {
    expect(await texts({ viewer: ofWard('W1') })).toEqual(['b1', null, 'a4', 'a2', 'a1']);
  });

  test('sees nothing of other wards, also when asked for by id', async () => {
    expect(await texts({ viewer: ofWard('W3') })).toEqual([]);
    expect(await texts({ viewer: ofWard('W2'), conversation: conversations.b! })).toEqual([]);
  });
});
