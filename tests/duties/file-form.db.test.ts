import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sampleForms } from '../../prisma/sample/forms.ts';
import { fileSubmissionEffect } from '../../src/conversations/effects/forms.ts';
import { giveAssignments } from '../../src/duties/assignment-store.ts';
import type { Evidence } from '../../src/duties/duty.ts';
import { saveDuties } from '../../src/duties/duty-store.ts';
import { assignmentsOfPosts } from '../../src/duties/my-duties-view.ts';
import { writeForms } from '../../src/forms/form-store.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { buildTown, inTransaction } from '../issues/small-town.ts';
import { buildFront, report, seat } from '../reminders/cadre-town.ts';

let db: TestDatabase;
let head: Awaited<ReturnType<typeof seat>>;
const NOW = new Date('2026-11-30T08:00:00+07:00');

const wantsForm: Evidence = { kind: 'form', form: 'F-3', labelVi: 'biểu báo cáo', labelEn: 'the report' };
const wantsPhoto: Evidence = { kind: 'photo', least: 1, labelVi: 'một ảnh', labelEn: 'a photo' };

beforeAll(async () => {
  db = await testDatabase();
  await buildTown(db);
  await buildFront(db);
  head = await seat(db, 'head-dinh');
  await inTransaction(db, async (tx) => {
    await writeForms(
      tx,
      Object.entries(sampleForms).map(([code, content]) => ({
        ...{ code, content, retired: false, version: 1, staffId: null, sample: true },
      })),
      NOW,
    );
    const duties = [
      { ...report, code: 'NH-16', evidence: [wantsForm] },
      { ...report, code: 'NH-14', evidence: [wantsForm, wantsPhoto] },
      { ...report, code: 'NH-19', evidence: [wantsForm], isReviewed: true },
      { ...report, code: 'NV.BC-02', evidence: [{ ...wantsForm, form: 'BC-01' }] },
    ];
    await saveDuties(tx, duties, { sample: false, now: NOW });
    const planned = duties.flatMap(({ code: dutyCode }) =>
      ['dinh', 'cho'].flatMap((areaId) =>
        ['2026', '2025'].map((occurrence) => ({
          ...{ dutyCode, occurrence, postId: `head-${areaId}`, supports: [], areaId, wardId: 'an', event: null },
          ...{ opensOn: '2026-11-20', deadline: new Date('2026-12-18T17:00:00+07:00') },
        })),
      ),
    );
    await giveAssignments(tx, planned, NOW);
  });
});
afterAll(() => db.close());

const file = async () => {
  const args = { code: 'F-3', areaId: 'dinh', period: '2026', values: { n_ho_du: 120 }, confirmed: [] };
  const conversation = { personId: head.personId, id: head.conversationId, channel: 'web' };
  const calls = [{ args, conversation, updateIds: [], inputIds: [] }];
  const [result] = await inTransaction(db, (tx) =>
    fileSubmissionEffect(tx, calls as never, { now: NOW } as Parameters<typeof fileSubmissionEffect>[2]),
  );
  return result!;
};
const states = async () =>
  db.query<Record<string, string>>(
    `SELECT duty_code AS code, area_id AS area, occurrence, status FROM assignments WHERE status <> 'assigned' ORDER BY number`,
  );

describe('a form that is filed', () => {
  test('closes what asks for it of this place and time, and nothing else', async () => {
    const { version, duties } = await file();
    expect(version).toBe(1);
    expect(duties.map(({ status }) => status)).toEqual(['doing', 'done', 'evidence_filed']);
    expect(await states()).toEqual([
      { code: 'NH-14', area: 'dinh', occurrence: '2026', status: 'doing' },
      { code: 'NH-16', area: 'dinh', occurrence: '2026', status: 'done' },
      { code: 'NH-19', area: 'dinh', occurrence: '2026', status: 'evidence_filed' },
    ]);
    const [asked] = await db.query<{ note: string }>(`SELECT note FROM tasks WHERE kind = 'duty_asked'`);
    expect(asked!.note).toContain('chờ xem kết quả');
    const [evidence] = await db.query(`SELECT evidence FROM assignments WHERE duty_code = 'NH-16' AND status = 'done'`);
    expect(evidence).toEqual({ evidence: [{ kind: 'form', form: 'F-3', submissionId: expect.any(String) }] });
  });

  test('and is filed anew closes nothing twice, and what wants more still does', async () => {
    const { version, duties } = await file();
    expect(version).toBe(2);
    expect(duties.map(({ status }) => status)).toEqual(['doing']);
    const mine = await assignmentsOfPosts(db.database, ['head-dinh']);
    const photo = mine.find(({ code, status }) => code === 'NH-14' && status === 'doing')!;
    expect(photo.form).toEqual({ code: 'F-3', areaId: 'dinh', period: '2026' });
    expect(photo.evidence.filter(({ kind }) => kind === 'form')).toHaveLength(1);
  });
});

test('a duty says which form it wants, of which place and time', async () => {
  const mine = await assignmentsOfPosts(db.database, ['head-cho']);
  expect(mine.map(({ code, form }) => [code, form])).toContainEqual([
    'NH-16',
    { code: 'F-3', areaId: 'cho', period: '2025' },
  ]);
});
