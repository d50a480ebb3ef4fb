import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sampleTemplates } from '../../prisma/sample/templates.ts';
import { answerIssue } from '../../src/issues/answer-issue.ts';
import { changeStatus } from '../../src/issues/change-status.ts';
import { addTemplate, changeTemplate } from '../../src/issues/save-template.ts';
import { templateContentSchema } from '../../src/issues/template-schema.ts';
import { addTemplates, listTemplates, templatesOfCategory } from '../../src/issues/template-store.ts';
import { templatesFor } from '../../src/issues/templates-for.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { fileOne, inTransaction, makeResident, NOW, noticesTo } from './small-town.ts';
import { buildWorkTown, give, type WorkTown, work } from './work-town.ts';

let db: TestDatabase;
let town: WorkTown;
const STAFF = '018f0000-0000-7000-8000-000000000001';
const viewer = { staffId: STAFF, name: 'Điều phối', role: 'administrator', areaIds: [] } as const;

beforeAll(async () => {
  db = await testDatabase();
  town = await buildWorkTown(db);
  await db.query(
    `INSERT INTO staff_users (id, email, name, role, area_ids) VALUES ($1, 'm@x.vn', 'Điều phối', 'administrator', '{}')`,
    [STAFF],
  );
});
afterAll(() => db.close());

const CONTENT = { status: 'answered', category: 'HT', label: 'Chờ vật tư', text: 'Chờ vật tư đến [ngày].' } as const;

describe('templates', () => {
  test('of the sample are all such as an office could have written', () => {
    for (const template of sampleTemplates) expect(templateContentSchema.parse(template)).toEqual(template);
  });

  test('that fit an issue: for its category, its group, and any; those for just it first', async () => {
    const common = { status: 'done' as const, text: 'Xong.', sample: false };
    await inTransaction(db, (tx) =>
      addTemplates(tx, [
        { ...common, category: null, label: 'mọi loại' },
        { ...common, category: 'HT', label: 'nhóm' },
        { ...common, category: 'HT-01', label: 'đèn' },
        { ...common, category: 'VS', label: 'rác' },
      ]),
    );
    const found = await templatesOfCategory(db.database, 'HT-01');
    expect(found.map(({ label }) => label)).toEqual(['đèn', 'nhóm', 'mọi loại']);
  });

  test('take in what is known of the issue', () => {
    const known = { code: 'VC-0427', category: 'Đèn đường', unit: null, dueAt: null, now: NOW };
    const text = '[mã] ([loại việc]): [đơn vị] xem ngày [hôm nay].';
    expect(templatesFor([{ status: 'done', label: '', text }], known)[0]!.text).toBe(
      'VC-0427 (đèn đường): [đơn vị] xem ngày 23/11.',
    );
  });

  test('are written, changed by the version that was read, and taken out of use', async () => {
    const made = await inTransaction(db, (tx) => addTemplate(tx, { viewer, content: CONTENT }));
    expect(made).toMatchObject({ ...CONTENT, version: 1, retired: false, sample: false });
    const change = { ...CONTENT, label: 'Chờ hàng', retired: false, version: 1 };
    const call = { viewer, id: made.id, change };
    expect(await inTransaction(db, (tx) => changeTemplate(tx, call, NOW))).toMatchObject({
      label: 'Chờ hàng',
      version: 2,
    });
    await expect(inTransaction(db, (tx) => changeTemplate(tx, call, NOW))).rejects.toMatchObject({ code: 'stale' });
    await inTransaction(db, (tx) =>
      changeTemplate(tx, { ...call, change: { ...change, retired: true, version: 2 } }, NOW),
    );
    expect((await templatesOfCategory(db.database, 'HT-01')).map(({ label }) => label)).not.toContain('Chờ hàng');
    expect(await listTemplates(db.database, made.id)).toMatchObject([{ retired: true, version: 3 }]);
  });

  test('are written only by who sees all wards', async () => {
    const ofWard = { ...viewer, role: 'moderator', areaIds: ['an'] } as const;
    await expect(
      inTransaction(db, (tx) => addTemplate(tx, { viewer: ofWard, content: CONTENT })),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

test('words that still have a blank reach no resident, whoever sends them', async () => {
  const by = await makeResident(db);
  const { code } = await fileOne(db, by);
  await give(db, code, 'ktht', 'vien');
  const text = 'Xong ngày [ngày].';
  const blanks = { code: 'not_allowed', message: 'Câu gửi người dân còn phần trong ngoặc vuông chưa điền.' };
  await expect(inTransaction(db, (tx) => answerIssue(tx, { viewer, code, text }, NOW))).rejects.toMatchObject(blanks);
  await expect(
    inTransaction(db, (tx) => changeStatus(tx, { viewer, code, to: 'done', reason: text, version: 1 }, NOW)),
  ).rejects.toMatchObject(blanks);
  expect(await work(db, town.officer, { code, act: 'done', text })).toMatchObject({ ok: false, why: 'blank' });
  expect(await noticesTo(db, by.conversationId)).toEqual([]);
});
