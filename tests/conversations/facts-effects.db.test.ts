import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { drainOnce } from '../../src/conversations/drain-once.ts';
import { openFactSources } from '../../src/conversations/facts/fact-sources.ts';
import { officesOf } from '../../src/conversations/facts/office-view.ts';
import { factKey } from '../../src/engine/index.ts';
import type { EffectCall, TurnRequest, TurnResult } from '../../src/engine/turn.ts';
import type { Knowledge } from '../../src/language/knowledge.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { testDatabase } from '../database.ts';
import { AT_ONCE, CHANNEL, encryption, photo, START, testInbox, text } from '../messages/support.ts';
import { CAN, heard, sessionWith, testDrain } from './support.ts';

const db = await testDatabase();
afterAll(() => db.close());

let clock = manualClock(START);
beforeAll(async () => {
  await db.query(`
    INSERT INTO areas (id, kind, name, name_key, parent_id, issue_prefix, valid_to, contact, boundary) VALUES
      ('P', 'tinh', 'Tỉnh', 'tinh', NULL, 'TT', NULL, '{"name": "Mặt trận tỉnh", "address": null, "phone": null, "hours": null}', NULL),
      ('W', 'phuong', 'Phường Một', 'phuong mot', 'P', 'PM', NULL, '{"name": "Mặt trận phường Một", "phone": "0123"}',
        '{"type": "Polygon", "coordinates": [[[106, 21], [106.1, 21], [106.1, 21.1], [106, 21.1], [106, 21]]]}'),
      ('W.1', 'khu_pho', 'Khu phố 1', 'khu pho 1', 'W', NULL, NULL, NULL, NULL),
      ('OLD', 'phuong', 'Phường Cũ', 'phuong cu', NULL, NULL, '2025-06-30', '{"name": "Văn phòng cũ"}', NULL);
    INSERT INTO area_changes (from_id, to_id, kind, effective) VALUES ('OLD', 'W', 'merge', '2025-07-01');
    INSERT INTO tiles VALUES (1, 'Rác', 'Rubbish');
    INSERT INTO category_groups VALUES ('VS', 'Vệ sinh', 'Cleanliness', 1);
    INSERT INTO categories (code, group_code, label_vi, label_en, programmes, contents, unit_kind, support_kinds, tier, visibility)
      VALUES ('VS-01', 'VS', 'Rác', 'Rubbish', '{}', '{}', 'KTHT', '{}', 'T2', 'A')`);
});
beforeEach(async () => {
  clock = manualClock(START);
  await db.clear('people', 'updates', 'issues', 'timers', 'code_counters');
});

const store = (...updates: ReturnType<typeof text>[]) =>
  storeUpdates({ ...testInbox(db, { clock }), delays: AT_ONCE, isUrgent: () => true }, CHANNEL, updates);

/** One turn of whoever wrote: it asks for facts and decides. @returns the facts by what was heard, and the last results. */
async function turn(
  needs: { fact: string; args?: Record<string, unknown> }[],
  effects: EffectCall[] = [],
): Promise<{ facts: Record<string, unknown[]>; results: unknown[] }> {
  const seen: { facts: Record<string, unknown[]>; results: unknown[] } = { facts: {}, results: [] };
  const takeTurn = (request: TurnRequest): TurnResult => {
    if (request.facts.size < needs.length) return { need: needs };
    seen.facts[heard(request)] = needs.map((need) => request.facts.get(factKey(need)));
    return {
      session: sessionWith({ heard: heard(request) }, request.now),
      collects: true,
      trail: [],
      effects,
      replies: effects.map((_, effect) => ({
        effect,
        render: (result: unknown) => {
          seen.results[effect] = result;
          return { text: JSON.stringify(result) ?? 'xong' };
        },
      })),
    };
  };
  const facts = openFactSources({
    database: db.database,
    encryption,
    channels: new Map([[CHANNEL.id, { can: { ...CAN, abroad: true }, name: 'Kênh thử' }]]),
    loadKnowledge: async () => ({}) as Knowledge,
  });
  await drainOnce(testDrain(db, { takeTurn, facts, clock, isUrgent: () => true }));
  return seen;
}

const draft = { text: 'Rác đầy đường', categoryCode: 'VS-01', areaId: 'W.1', media: [] as string[] };

describe('facts', () => {
  test('a person: on which channel, with which office; what is said to somebody whose home is unknown', async () => {
    await store(text('a', 'chào'));
    const { facts } = await turn([{ fact: 'person' }]);
    expect(facts.chào).toEqual([
      {
        consented: false,
        lang: 'vi',
        channelName: 'Kênh thử',
        abroad: true,
        can: { buttons: true, place: true, photo: true },
        homeAreaId: null,
        assistant: 'off',
        announcements: false,
        followUp: true,
        office: { name: 'Mặt trận tỉnh', phone: null, address: null, hours: null },
      },
    ]);
  });

  test('the office is that of the ward, also for a khu phố and for a ward that became part of it', async () => {
    const ward = { name: 'Mặt trận phường Một', phone: '0123', address: null, hours: null };
    expect(await officesOf(db.database, ['W', 'W.1', 'OLD', null])).toEqual(
      new Map<string | null, unknown>([
        ['W', ward],
        ['W.1', ward],
        ['OLD', ward],
        [null, { name: 'Mặt trận tỉnh', phone: null, address: null, hours: null }],
      ]),
    );
  });

  test('what is the same for everybody is read once, until it is told to be forgotten, and a failed read is tried again', async () => {
    let reads = 0;
    const sources = openFactSources({
      database: db.database,
      encryption,
      channels: new Map(),
      loadKnowledge: async () => {
        reads += 1;
        if (reads === 1) throw new Error('down');
        return { reads } as unknown as Knowledge;
      },
    });
    await expect(sources.knowledge()).rejects.toThrow('down');
    const first = await sources.knowledge();
    expect(await sources.knowledge()).toBe(first);
    sources.forget();
    expect(await sources.knowledge()).not.toBe(first);
  });

  test('the areas at a point, and the issues of this person and of nobody else', async () => {
    await store(text('a', 'gửi'));
    await turn([], [{ effect: 'file_issue', args: draft }]);
    await store(text('a', 'a hỏi'), text('b', 'b hỏi'));
    const needs = [
      { fact: 'area_at', args: { lat: 21.05, lon: 106.05 } },
      { fact: 'my_issues' },
      { fact: 'my_issue', args: { code: 'PM-0001' } },
    ];
    const { facts } = await turn(needs);
    const [a, b] = [facts['a hỏi']!, facts['b hỏi']!];
    expect(a[0]).toMatchObject({ wardId: 'W' });
    expect(a[1]).toMatchObject([{ code: 'PM-0001', status: 'new', category: 'Rác' }]);
    expect(a[2]).toMatchObject({ code: 'PM-0001', text: 'Rác đầy đường' });
    expect(b.slice(1)).toEqual([[], null]);
  });
});

describe('somebody else’s issue', () => {
  test('near_issues tells of it before a report is sent, and join_issue ties what was said to it', async () => {
    await store(text('a', 'gửi'));
    await turn([], [{ effect: 'file_issue', args: draft }]);
    await store(text('b', 'b kể'));
    await db.query('UPDATE conversations SET consented_at = now()');
    await db.query(`UPDATE updates SET visibility = 'released'`);
    const { facts } = await turn([
      { fact: 'near_issues', args: { categoryCode: 'VS-01', areaId: 'W.1', text: 'rác đầy đường' } },
    ]);
    expect(facts['b kể']).toMatchObject([[{ code: 'PM-0001', mine: false, voices: 1 }]]);
    await store(text('b', 'tôi cũng gặp'));
    const { results } = await turn([], [{ effect: 'join_issue', args: { ...draft, into: 'PM-0001' } }]);
    expect(results).toMatchObject([{ code: 'PM-0001', joined: true, voices: 2 }]);
    expect(
      await db.query(
        `SELECT u.text FROM updates u JOIN issues i ON i.id = u.issue_id WHERE i.code = 'PM-0001' ORDER BY u.id`,
      ),
    ).toEqual([{ text: 'b kể' }, { text: 'tôi cũng gặp' }]);
    expect(await db.query('SELECT count(*)::int AS followers FROM issue_followers')).toEqual([{ followers: 1 }]);
  });
});

describe('effects', () => {
  test('filing an issue says its code, and ties what was said of it and the reply to it', async () => {
    await store(text('a', 'chào'), photo('a'));
    await turn([]);
    await turn([]);
    await db.query(`UPDATE updates SET visibility = 'released'`);
    await db.query('UPDATE conversations SET consented_at = now()');
    const [medium] = await db.query<{ id: string }>('SELECT id FROM media');
    await store(text('a', 'gửi'));
    const { results } = await turn([], [{ effect: 'file_issue', args: { ...draft, media: [medium!.id] } }]);
    expect(results).toEqual([{ code: 'PM-0001', dueAt: expect.any(Number), ward: 'Phường Một' }]);
    const [issue] = await db.query<{ id: string }>('SELECT id FROM issues');
    expect(await db.query('SELECT DISTINCT issue_id FROM updates')).toEqual([{ issue_id: issue!.id }]);
    expect(await db.query('SELECT issue_id FROM outbox_messages')).toEqual([{ issue_id: issue!.id }]);
    expect(await db.query('SELECT media_id FROM issue_media')).toEqual([{ media_id: medium!.id }]);
  });

  test('a second report takes only what was said after the first', async () => {
    await store(text('a', 'một'));
    await db.query('UPDATE conversations SET consented_at = now()');
    await db.query(`UPDATE updates SET visibility = 'released'`);
    await turn([], [{ effect: 'file_issue', args: draft }]);
    await store(text('a', 'hai'));
    await turn([], [{ effect: 'file_issue', args: draft }]);
    expect(
      await db.query('SELECT u.text, i.code FROM updates u JOIN issues i ON i.id = u.issue_id ORDER BY u.id'),
    ).toEqual([
      { text: 'một', code: 'PM-0001' },
      { text: 'hai', code: 'PM-0002' },
    ]);
  });

  test('two effects of one turn happen in their order, and the home area is kept', async () => {
    await store(text('a', 'gửi'));
    const { results } = await turn(
      [],
      [
        { effect: 'set_home_area', args: { areaId: 'W' } },
        { effect: 'file_issue', args: draft },
        { effect: 'withdraw_issue', args: { code: 'PM-0001' } },
      ],
    );
    expect(results).toMatchObject([undefined, { code: 'PM-0001' }, { ok: true, status: 'withdrawn' }]);
    expect(await db.query('SELECT home_area_id FROM people')).toEqual([{ home_area_id: 'W' }]);
  });

  test.each(['add_to_issue', 'answer_staff', 'confirm_issue', 'reopen_issue', 'withdraw_issue'])(
    '%s reaches its use case, which refuses an issue of somebody else',
    async (effect) => {
      await store(text('a', 'gửi'));
      await turn([], [{ effect: 'file_issue', args: draft }]);
      await store(text('b', 'của tôi'));
      const { results } = await turn([], [{ effect, args: { code: 'PM-0001', text: 'x', media: [] } }]);
      expect(results).toEqual([{ ok: false, code: 'PM-0001', status: 'unknown' }]);
      expect(await db.query('SELECT status FROM issues')).toEqual([{ status: 'new' }]);
    },
  );
});
