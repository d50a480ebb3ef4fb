import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { momentOn } from '../../src/calendar/town-day.ts';
import { type Assignment, isClosed } from '../../src/duties/assignment.ts';
import { CHANGES, type Change, changeAssignment, MOST_ASKED } from '../../src/duties/change-table.ts';
import type { Evidence } from '../../src/duties/duty.ts';

const NOW = momentOn('2026-12-10', '09:00');
const at = (day: string, hour = '09:00') => momentOn(day, hour);

const given: Assignment = {
  status: 'delivered',
  deadline: at('2026-12-18', '17:00'),
  deliveredAt: at('2026-12-10', '07:30'),
  acknowledgedAt: null,
  isReceiptLate: false,
  progress: null,
  evidence: [],
  timesAsked: 0,
  askedDay: null,
  snoozedUntil: null,
  overdueAt: null,
  doneAt: null,
};

const plan: Evidence[] = [{ kind: 'document', labelVi: 'kế hoạch', labelEn: 'plan' }];
const photos: Evidence[] = [{ kind: 'photo', labelVi: 'ảnh', labelEn: 'photos', least: 2 }];

function became(changes: Change[], start = given, evidence: Evidence[] = [], now = NOW) {
  let assignment = start;
  for (const change of changes) {
    const changed = changeAssignment(assignment, change, { now, evidence });
    if (!changed.ok) return changed.why;
    assignment = changed.assignment;
  }
  return assignment;
}

describe('the life of an assignment', () => {
  test('from its delivery to done, with the evidence looked at', () => {
    const document = { kind: 'document', text: 'số 12/KH-MTTQ' } as const;
    const filed = [
      { change: 'acknowledge' },
      { change: 'progress', percent: 70 },
      { change: 'file_evidence', evidence: [document] },
    ] as Change[];
    expect(became(filed, given, plan)).toMatchObject({ status: 'evidence_filed', acknowledgedAt: NOW, progress: 70 });
    expect(became([...filed, { change: 'return', reason: 'thiếu ngày ký' }], given, plan)).toMatchObject({
      status: 'returned',
    });
    expect(became([...filed, { change: 'accept' }], given, plan)).toMatchObject({ status: 'done', doneAt: NOW });
  });

  test('what was kept while more was to come is there once, when it comes again with the rest', () => {
    const first = { kind: 'photo', mediaIds: ['m1'] } as const;
    const both = { kind: 'photo', mediaIds: ['m1', 'm2'] } as const;
    const kept = { change: 'keep_evidence', evidence: [first] } as unknown as Change;
    expect(became([kept], given, photos)).toMatchObject({ status: 'doing', evidence: [first] });
    const filed = { change: 'file_evidence', evidence: [both] } as unknown as Change;
    expect(became([kept, filed], given, photos)).toMatchObject({ status: 'evidence_filed', evidence: [both] });
    const other = { change: 'file_evidence', evidence: [{ kind: 'photo', mediaIds: ['m2'] }] } as unknown as Change;
    expect(became([kept, other], given, photos)).toMatchObject({ status: 'evidence_filed' });
  });

  test('who asks for more time has received it', () => {
    const asked = { change: 'ask_time', reason: 'ốm', day: '2026-12-22' } as Change;
    expect(became([asked])).toMatchObject({ status: 'acknowledged', acknowledgedAt: NOW, askedDay: '2026-12-22' });
    expect(became([{ change: 'progress', percent: 10 }, asked])).toMatchObject({ status: 'doing' });
  });

  test('it is not done while a document or a photo is missing', () => {
    expect(became([{ change: 'file_evidence', evidence: [] }], given, plan)).toBe('evidence_missing');
    const one = { change: 'file_evidence', evidence: [{ kind: 'photo', mediaIds: ['m1', 'm1'] }] } as Change;
    expect(became([one], given, photos)).toBe('evidence_missing');
    const two = { change: 'file_evidence', evidence: [{ kind: 'photo', mediaIds: ['m1', 'm2'] }] } as Change;
    expect(became([two], given, photos)).toMatchObject({ status: 'evidence_filed' });
  });

  test('“Đã nhận” after more than a day counts and is marked as late', () => {
    expect(became([{ change: 'acknowledge' }], given, [], at('2026-12-11', '07:30'))).toMatchObject({
      isReceiptLate: false,
    });
    expect(became([{ change: 'acknowledge' }], given, [], at('2026-12-20'))).toMatchObject({
      status: 'acknowledged',
      isReceiptLate: true,
    });
  });

  test('more time is asked for twice at most, with a reason, for a later day', () => {
    const ask = (day: string, reason = 'chờ số liệu'): Change => ({ change: 'ask_time', reason, day });
    expect(became([ask('2026-12-18')])).toBe('not_later');
    expect(became([ask('2026-12-21', ' ')])).toBe('reason_missing');
    expect(became([ask('2026-12-21'), ask('2026-12-22')])).toBe('asked_already');
    const twice = [
      ask('2026-12-21'),
      { change: 'grant_time' },
      ask('2026-12-23'),
      { change: 'refuse_time', reason: 'đã muộn' },
    ] as Change[];
    expect(became(twice)).toMatchObject({
      deadline: at('2026-12-21', '17:00'),
      timesAsked: MOST_ASKED,
      askedDay: null,
    });
    expect(became([...twice, ask('2026-12-24')])).toBe('asked_often');
  });

  test('a snooze ends at the deadline, and a granted day takes back that it is overdue', () => {
    expect(became([{ change: 'snooze', until: at('2026-12-19') }])).toBe('too_late');
    expect(became([{ change: 'snooze', until: at('2026-12-09') }])).toBe('not_later');
    const late = at('2026-12-19');
    const overdue = became([{ change: 'overdue' }], given, [], late) as Assignment;
    expect(overdue).toMatchObject({ status: 'delivered', overdueAt: late });
    const granted = [{ change: 'ask_time', reason: 'ốm', day: '2026-12-22' }, { change: 'grant_time' }] as Change[];
    expect(became(granted, overdue, [], late)).toMatchObject({ overdueAt: null });
  });

  test('it is declined with a reason, and given to somebody else as if it were new', () => {
    expect(became([{ change: 'decline', reason: '', substitute: null }])).toBe('reason_missing');
    const declined = { change: 'decline', reason: 'đi công tác', substitute: 'Phó Trưởng ban' } as Change;
    expect(became([declined])).toMatchObject({ status: 'declined' });
    expect(became([{ change: 'acknowledge' }, declined, { change: 'reassign', postId: 'p2' }])).toMatchObject({
      ...{ status: 'assigned', deliveredAt: null, acknowledgedAt: null },
    });
  });
});

const change = fc.oneof(
  ...(
    [
      { change: 'deliver' },
      { change: 'acknowledge' },
      { change: 'progress', percent: 50 },
      { change: 'file_evidence', evidence: [] },
      { change: 'accept' },
      { change: 'return', reason: 'thiếu' },
      { change: 'decline', reason: 'bận', substitute: null },
      { change: 'reassign', postId: 'p2' },
      { change: 'ask_time', reason: 'chờ', day: '2027-01-05' },
      { change: 'grant_time' },
      { change: 'refuse_time', reason: 'không' },
      { change: 'move', deadline: at('2027-01-10') },
      { change: 'snooze', until: at('2026-12-12') },
      { change: 'overdue' },
      { change: 'cancel', reason: 'trùng' },
    ] satisfies Change[]
  ).map((one) => fc.constant(one as Change)),
);

test('whatever happens in whatever order, the table holds, and what is done stays done unless the office returns it', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      let assignment = given;
      for (const one of changes) {
        const changed = changeAssignment(assignment, one, { now: NOW, evidence: [] });
        if (!changed.ok) continue;
        const { from, to } = CHANGES[one.change];
        expect(from).toContain(assignment.status);
        const known = ['assigned', 'delivered'].includes(assignment.status) ? 'acknowledged' : assignment.status;
        expect(changed.assignment.status).toBe(to === 'same' ? assignment.status : to === 'known' ? known : to);
        expect(changed.assignment.timesAsked).toBeLessThanOrEqual(MOST_ASKED);
        if (assignment.status === 'done') expect(one.change).toBe('return');
        expect(changed.assignment.doneAt !== null).toBe(changed.assignment.status === 'done');
        if (isClosed(changed.assignment.status)) expect(changed.assignment.snoozedUntil).toBeNull();
        const until = changed.assignment.snoozedUntil;
        if (until) expect(until <= changed.assignment.deadline).toBe(true);
        assignment = changed.assignment;
      }
    }),
    { numRuns: 300 },
  );
});
