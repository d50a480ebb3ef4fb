import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Values } from '../../flows/fill-form/form.ts';
import { sampleForms } from '../../prisma/sample/forms.ts';
import type { ConversationAtHand } from '../../src/conversations/conversation-at-hand.ts';
import { fileSubmissionEffect, keepDraftEffect } from '../../src/conversations/effects/forms.ts';
import { type FactDeps, factLoaders } from '../../src/conversations/facts/fact-loaders.ts';
import type { FormContent } from '../../src/forms/form-schema.ts';
import { writeForms } from '../../src/forms/form-store.ts';
import { formsToFill, toOpenForm } from '../../src/forms/forms-to-fill-view.ts';
import { rollUp } from '../../src/forms/roll-up-view.ts';
import { changeForm } from '../../src/forms/save-form.ts';
import { listSubmissions, submissionView } from '../../src/forms/submission-list-view.ts';
import { addHolders, type NewHolder } from '../../src/organisation/holder-store.ts';
import { saveUnits } from '../../src/organisation/unit-store.ts';
import type { Viewer } from '../../src/staff/viewer.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { buildTown, inTransaction, makeResident, NOW } from '../issues/small-town.ts';

let db: TestDatabase;
/** The head of the Ban CTMT of the khu phố Đình, and somebody without a post. */
let head: Awaited<ReturnType<typeof makeResident>>;
let stranger: typeof head;
const DAY = '2026-11-23';
const key = { code: 'F-3', areaId: 'dinh', period: '2026' };
const everything: Viewer = {
  staffId: '00000000-0000-7000-8000-000000000001',
  name: 'A',
  role: 'administrator',
  areaIds: [],
};
const ofBinh: Viewer = { ...everything, role: 'moderator', areaIds: ['binh'] };
const query = { limit: 50 } as const;

beforeAll(async () => {
  db = await testDatabase();
  await buildTown(db);
  head = await makeResident(db);
  stranger = await makeResident(db);
  await db.query(`INSERT INTO staff_users (id, email, name, role) VALUES ($1, 'a@example.org', 'A', 'administrator')`, [
    everything.staffId,
  ]);
  await db.query(`UPDATE areas SET households = 310, people = 1050 WHERE id = 'dinh'`);
  await inTransaction(db, async (tx) => {
    await saveUnits(tx, {
      units: [
        {
          id: 'bct',
          kind: 'BCT',
          name: 'Các Ban Công tác Mặt trận',
          areaId: 'an',
          validFrom: null,
          validTo: null,
          sample: false,
        },
      ],
      posts: ['dinh', 'cho', 'song'].map((areaId) => ({
        ...{ id: `bct-${areaId}`, unitId: 'bct', title: 'Trưởng ban', kind: 'truong_ban_ctmt', areaId, sample: false },
      })),
    });
    const one: NewHolder = { postId: 'bct-dinh', name: 'Người Đ', since: null, until: null, acting: false };
    await addHolders(tx, [{ ...one, personId: head.personId }], NOW);
    await writeForms(
      tx,
      Object.entries(sampleForms).map(([code, content]) => ({
        ...{ code, content, retired: false, version: 1, staffId: null, sample: true },
      })),
      NOW,
    );
  });
});
afterAll(() => db.close());

const formOf = async (personId: string) =>
  (await formsToFill(db.database, [personId], DAY)).get(personId)?.find(({ code }) => code === 'F-3');

const inTurn = <Name extends 'keep_draft' | 'file_submission'>(
  effect: (...args: never[]) => Promise<unknown[]>,
  by: typeof head,
  args: Parameters<typeof keepDraftEffect>[1][number]['args'] &
    (Name extends 'file_submission' ? { confirmed: string[] } : object),
) =>
  inTransaction(db, (tx) =>
    (effect as unknown as (tx: unknown, calls: unknown[], context: unknown) => Promise<unknown[]>)(
      tx,
      [
        {
          args,
          conversation: { personId: by.personId, id: by.conversationId, channel: 'web' },
          updateIds: [],
          inputIds: [],
        },
      ],
      { now: NOW },
    ),
  );

const file = (by: typeof head, values: Values) =>
  inTurn<'file_submission'>(fileSubmissionEffect as never, by, { ...key, values, confirmed: [] });

describe('a form goes by the posts that fill it', () => {
  test('the head of a quarter fills the forms of that quarter, of this period and of the last one', async () => {
    const mine = (await formsToFill(db.database, [head.personId, stranger.personId], DAY)).get(head.personId)!;
    expect(mine.map(({ code, areaId, period }) => `${code} ${areaId} ${period}`)).toEqual([
      'BC-01 dinh 2026-11',
      'BC-01 dinh 2026-10',
      'F-1 dinh 2026',
      'F-1 dinh 2025',
      'F-3 dinh 2026',
      'F-3 dinh 2025',
    ]);
  });

  test('somebody without a post sees none, and can file none', async () => {
    expect(await formOf(stranger.personId)).toBeUndefined();
    await expect(file(stranger, { n_ho_du: 1 })).rejects.toThrow('not among');
  });

  test('what is known of the quarter comes along for the checks', async () => {
    expect(toOpenForm((await formOf(head.personId))!).known).toEqual({ '@households': 310, '@people': 1050 });
  });
});

test('the talk lists what is owed, and opens only what is among it', async () => {
  const deps = { database: db.database } as FactDeps;
  const ask = <Args extends object>(by: typeof head, args: Args) => ({
    conversation: { personId: by.personId } as ConversationAtHand,
    args: { ...args, day: DAY },
  });
  const [mine, none] = await factLoaders.my_forms([ask(head, {}), ask(stranger, {})], deps);
  expect(mine).toHaveLength(6);
  expect(none).toEqual([]);
  const opened = await factLoaders.form(
    [ask(head, key), ask(stranger, key), ask(head, { ...key, areaId: 'song' })],
    deps,
  );
  expect(opened.map((form) => form?.area ?? null)).toEqual(['Khu phố Đình', null, null]);
});

test('a draft is kept, filing ends it, and filing again is a correction with its history', async () => {
  await inTurn<'keep_draft'>(keepDraftEffect as never, head, { ...key, values: { n_ho_du: 100 } });
  expect(toOpenForm((await formOf(head.personId))!)).toMatchObject({ draft: { n_ho_du: 100 }, filed: null });
  expect(await file(head, { n_ho_du: 120, n_nguoi_du: 430 })).toEqual([{ version: 1, duties: [] }]);
  expect(await file(head, { n_ho_du: 121, n_nguoi_du: 430 })).toEqual([{ version: 2, duties: [] }]);
  expect(toOpenForm((await formOf(head.personId))!)).toMatchObject({ draft: null, filed: { version: 2 } });
  const { items } = await listSubmissions(db.database, everything, { ...query, form: 'F-3' });
  expect(items).toMatchObject([{ area: 'dinh', ward: 'an', state: 'filed', version: 2 }]);
  const view = await submissionView(db.database, everything, items[0]!.id);
  expect(view!.versions.map(({ version, values, holder }) => [version, values.n_ho_du, holder])).toEqual([
    [2, 121, 'Người Đ'],
    [1, 120, 'Người Đ'],
  ]);
});

test('the sums go up the tree with who is missing, and every moderator sees the own wards alone', async () => {
  await file(head, { n_ho_du: 121, n_nguoi_du: 430, bua_com: true });
  const all = await rollUp(db.database, everything, { form: 'F-3', period: '2026' });
  expect(all).toMatchObject({ expected: 3, filed: 1 });
  expect(all.fields.find((field) => field.key === 'n_ho_du')).toMatchObject({ sum: 121 });
  expect(all.fields.find((field) => field.key === 'bua_com')).toMatchObject({ counts: { yes: 1 } });
  expect(all.missing.map(({ area }) => area).sort()).toEqual(['cho', 'song']);
  const below = await rollUp(db.database, everything, { form: 'F-3', period: '2026', area: 'binh' });
  expect(below).toMatchObject({ expected: 1, filed: 0 });
  const seen = await rollUp(db.database, ofBinh, { form: 'F-3', period: '2026' });
  expect(seen).toMatchObject({ expected: 1, filed: 0 });
  expect((await listSubmissions(db.database, ofBinh, query)).items).toEqual([]);
});

describe('building a form', () => {
  const content = sampleForms['F-3'] as FormContent;
  const change = (changed: Partial<FormContent>, version: number, viewer = everything) =>
    inTransaction(db, (tx) =>
      changeForm(tx, { viewer, code: 'F-3', change: { ...content, ...changed, version, retired: false } }, NOW),
    );

  test('two items with one key, and a check of what is no figure, are refused', async () => {
    await expect(change({ fields: [content.fields[0]!, content.fields[0]!], checks: [] }, 1)).rejects.toThrow(
      'trùng khóa',
    );
    const says = { vi: 'x', en: 'x' };
    await expect(change({ checks: [{ kind: 'at_most', key: 'bua_com', of: 'n_ho_du', says }] }, 1)).rejects.toThrow(
      'không phải số',
    );
  });

  test('a stale change is refused; a sound one raises the version and is kept', async () => {
    await expect(change({}, 7)).rejects.toMatchObject({ code: 'stale' });
    await expect(change({}, 1, ofBinh)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await change({ title: { vi: 'Báo cáo Ngày hội', en: 'Festival' } }, 1)).toMatchObject({ version: 2 });
    const rows = await db.query('SELECT version FROM form_history WHERE form_code = $1 ORDER BY version', ['F-3']);
    expect(rows).toEqual([{ version: 1 }, { version: 2 }]);
  });
});
