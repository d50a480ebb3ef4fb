import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { momentOn } from '../../src/calendar/town-day.ts';
import { changeAssignments } from '../../src/duties/assignment-store.ts';
import { changeDuty } from '../../src/duties/change-duty.ts';
import type { Change } from '../../src/duties/change-table.ts';
import { renewUnreached } from '../../src/duties/unreached-task.ts';
import { setWorkDay } from '../../src/organisation/work-day-store.ts';
import { giveSoon } from '../../src/reminders/give-duties.ts';
import { testDatabase } from '../database.ts';
import { buildTown, makeResident } from '../issues/small-town.ts';
import { buildFront, MONDAY, reminding, report, seat, toldTo } from './cadre-town.ts';

const db = await testDatabase();
afterAll(() => db.close());
let head: { personId: string; conversationId: string };
let chair: { personId: string; conversationId: string };

beforeEach(async () => {
  await db.clear(
    'areas',
    'units',
    'posts',
    'holders',
    'duties',
    'assignments',
    'reminders',
    'timers',
    'people',
    'conversations',
    'outbox_messages',
    'tasks',
    'work_days',
    'festivals',
    'tiles',
    'category_groups',
    'categories',
  );
  await buildTown(db);
  await buildFront(db);
  head = await seat(db, 'head-cho');
  chair = await seat(db, 'chair');
  await seat(db, 'head-dinh');
});

const play = async (start = MONDAY) => {
  const played = reminding(db, momentOn(start, '04:00'));
  await played.give([report]);
  return played;
};

const idOf = async () => {
  const [one, ...more] = await db.query<{ id: string }>(`SELECT id FROM assignments WHERE area_id = 'cho'`);
  expect(more).toEqual([]);
  return one!.id;
};

const numberOf = async (post = 'head-cho') =>
  (await db.query<{ number: number }>('SELECT number FROM assignments WHERE post_id = $1', [post]))[0]!.number;

const change = async (change: Change, now: Date, who = head) =>
  db.database.$transaction(async (tx) =>
    changeDuty(tx, { number: await numberOf(), change, cadre: { personId: who.personId, channel: 'web' } }, now),
  );

const noteOfTask = async () =>
  (await db.query<{ note: string }>(`SELECT note FROM tasks WHERE kind = 'duty_unreached' AND done_at IS NULL`))[0]
    ?.note;

const statusOf = async () =>
  (await db.query<{ status: string }>(`SELECT status FROM assignments WHERE post_id = 'head-cho'`))[0]!.status;

const states = async () =>
  (
    await db.query<{ rung: string; audience: string; state: string }>(
      `SELECT m.rung, m.audience, m.state FROM reminders m JOIN assignments a ON a.id = m.assignment_id
     WHERE a.post_id = 'head-cho' ORDER BY m.id`,
    )
  ).map(({ rung, audience, state }) => `${rung} ${audience} ${state}`);

describe('a duty from the day it is given', () => {
  test('is told with the next bundle, delivered, and reminded along its ladder until its last afternoon', async () => {
    const { until, clock } = await play();
    await until('2026-12-01', '10:00');
    expect(await statusOf()).toBe('delivered');
    await change({ change: 'acknowledge' }, clock.now());
    await until('2026-12-19', '00:00');
    expect((await toldTo(db, head.conversationId)).map((line) => line.slice(0, 11))).toEqual([
      '01/12 07:30', '04/12 07:30', '11/12 07:30', '15/12 07:30', '17/12 07:30', '18/12 07:30', '18/12 16:30',
    ]); // biome-ignore format: a list of days
  });

  test('is given once, however often duties are given out', async () => {
    const { until, fire, clock } = await play();
    await until('2026-12-02', '00:00');
    await giveSoon(db.database, clock.now());
    await fire();
    await giveSoon(db.database, clock.now());
    await fire();
    expect(await db.query('SELECT post_id FROM assignments ORDER BY post_id')).toEqual([
      { post_id: 'head-cho' },
      { post_id: 'head-dinh' },
    ]);
    const changes = await db.query(`SELECT change FROM assignment_history h JOIN assignments a ON a.id = h.assignment_id
      WHERE a.post_id = 'head-cho' ORDER BY h.id`);
    expect(changes).toEqual([{ change: 'assigned' }, { change: 'deliver' }]);
  });

  test('says what is needed and offers what one does; the answers start the talk about it', async () => {
    const { until } = await play();
    await until('2026-12-01', '08:00');
    const [message] = await db.query<{
      content: { text: string };
      question: { choices: { label: string; starts: unknown }[] };
    }>('SELECT content, question FROM outbox_messages WHERE conversation_id = $1', [head.conversationId]);
    const number = await numberOf();
    expect(message!.content.text).toBe(
      `Đồng chí có việc mới NV${number} – Báo cáo tháng của khu dân cư. Hạn: thứ Sáu, 18/12. Cần: số văn bản.`,
    );
    expect(message!.question.choices.map(({ label }) => label)).toEqual(['Đã nhận', 'Đã xong', 'Xin thay người']);
    expect(message!.question.choices[0]!.starts).toEqual({
      flow: 'my-duties',
      step: 'acknowledge',
      answers: { number },
    });
  });
});

describe('reminders stop', () => {
  test('when it is done: nothing more, and a late one that waited is dropped', async () => {
    const { until, clock } = await play();
    await until('2026-12-02', '00:00');
    const document = { kind: 'document', text: '12/BC-MTTQ' } as const;
    expect(await change({ change: 'file_evidence', evidence: [document] }, clock.now())).toMatchObject({
      ok: true,
      status: 'done',
    });
    await until('2026-12-22', '00:00');
    expect(await toldTo(db, head.conversationId)).toHaveLength(1);
    expect(
      await db.query(
        `SELECT 1 FROM timers WHERE kind = 'assignment' AND subject = (SELECT id::text FROM assignments WHERE post_id = 'head-cho')`,
      ),
    ).toEqual([]);
  });

  test('when it is declined; a moderator has the task to assign it anew', async () => {
    const { until, clock } = await play();
    await until('2026-12-02', '00:00');
    await change({ change: 'decline', reason: 'đi công tác', substitute: 'Phó Trưởng ban' }, clock.now());
    await until('2026-12-22', '00:00');
    expect(await toldTo(db, head.conversationId)).toHaveLength(1);
    const [task] = await db.query<{ note: string; ward_id: string }>(
      `SELECT note, ward_id FROM tasks WHERE kind = 'duty_asked'`,
    );
    expect(task!.note).toContain('Xin thay người: đi công tác. Đề nghị: Phó Trưởng ban');
    expect(task!.ward_id).toBe('an');
  });

  test('when it is given to another post: whoever holds that is told as of a new one, however often it goes to and fro', async () => {
    const { until, clock } = await play();
    await db.query(
      `INSERT INTO posts (id, unit_id, title, kind, area_id) VALUES ('deputy', 'bct', 'Phó Trưởng ban', 'khac', 'cho')`,
    );
    const deputy = await seat(db, 'deputy');
    const give = async (postId: string) => {
      const id = await idOf();
      const wish = { id, change: { change: 'reassign', postId }, by: { actor: 'system' } } as const;
      await db.database.$transaction((tx) => changeAssignments(tx, [wish], clock.now()));
    };
    await until('2026-12-02', '07:00');
    await give('deputy');
    await until('2026-12-03', '12:00');
    const news = (day: string) => expect.stringContaining(`${day} 07:30 Đồng chí có việc mới`);
    expect(await toldTo(db, head.conversationId)).toEqual([news('01/12')]);
    expect(await toldTo(db, deputy.conversationId)).toEqual([
      news('02/12'),
      expect.stringContaining('chưa báo đã nhận'),
    ]);
    await give('head-cho');
    await until('2026-12-04', '07:30');
    expect(await toldTo(db, head.conversationId)).toEqual([news('01/12'), news('04/12')]);
  });

  test('until a snooze is over', async () => {
    const { until, clock } = await play();
    await until('2026-12-02', '00:00');
    await change({ change: 'acknowledge' }, clock.now());
    await change({ change: 'snooze', until: momentOn('2026-12-16', '07:00') }, clock.now());
    await until('2026-12-17', '12:00');
    expect((await toldTo(db, head.conversationId)).map((line) => line.slice(0, 11))).toEqual([
      '01/12 07:30',
      '17/12 07:30',
    ]);
  });
});

describe('nobody says “Đã nhận”', () => {
  test('it climbs to the post above, and a moderator takes the telephone; a late receipt counts and ends it', async () => {
    const { until, clock } = await play();
    await until('2026-12-04', '12:00');
    expect((await toldTo(db, chair.conversationId)).at(-1)).toContain('chưa ai báo đã nhận NV');
    await until('2026-12-05', '12:00');
    const tasks = await db.query<{ kind: string; done_at: Date | null }>(
      `SELECT kind, done_at FROM tasks WHERE kind = 'duty_unreached'`,
    );
    expect(tasks).toEqual([{ kind: 'duty_unreached', done_at: null }]);
    expect(await states()).toEqual([
      'new holder said', 'receipt-1 other_channel said', 'receipt-2 focal said', 'T-14 holder said', 'receipt-3 superior said',
      'receipt-4 moderator nobody',
    ]); // biome-ignore format: a list of rungs
    expect(await change({ change: 'acknowledge' }, clock.now())).toMatchObject({ ok: true, isReceiptLate: true });
    // The other head of the unit is still silent.
    expect(await noteOfTask()).toContain('Ban Công tác Mặt trận: 1 nhiệm vụ chưa đến được ai.');
  });

  test('a post that nobody holds is answered for by the body that appoints, which is told whose duty it is and can act on it', async () => {
    await db.query(`DELETE FROM holders WHERE post_id = 'head-cho'`);
    const { until, clock } = await play();
    await until('2026-12-01', '12:00');
    const [told] = await toldTo(db, chair.conversationId);
    expect(told).toContain('Việc chưa có ai nhận tin (1)');
    expect(told).toMatch(/NV\d+ – Báo cáo tháng của khu dân cư \(Trưởng ban Công tác Mặt trận, \S/);
    expect(await change({ change: 'acknowledge' }, clock.now(), chair)).toMatchObject({ ok: true });
    const [other] = await db.query<{ person_id: string }>(`SELECT person_id FROM holders WHERE post_id = 'head-dinh'`);
    const stranger = { personId: other!.person_id, conversationId: '' };
    expect(await change({ change: 'progress', percent: 10 }, clock.now(), stranger)).toMatchObject({ ok: false });
    const [row] = await db.query(
      `SELECT via, person_id FROM reminders m JOIN assignments a ON a.id = m.assignment_id WHERE a.post_id = 'head-cho'`,
    );
    expect(row).toEqual({ via: 'appointing', person_id: chair.personId });
  });

  test('where nobody can be written to at all a moderator has a task at once', async () => {
    await db.query('DELETE FROM holders');
    const { until } = await play();
    await until('2026-12-01', '12:00');
    expect(await db.query('SELECT kind, subject FROM tasks')).toEqual([{ kind: 'duty_unreached', subject: 'bct' }]);
    expect(await noteOfTask()).toBe(
      'Ban Công tác Mặt trận: 2 nhiệm vụ chưa đến được ai.\n– Báo cáo tháng của khu dân cư, hạn 18/12/2026: ' +
        `Trưởng ban Công tác Mặt trận (NV${await numberOf('head-cho')}), Trưởng ban Công tác Mặt trận (NV${await numberOf('head-dinh')})`,
    );
    expect(await db.query('SELECT 1 FROM outbox_messages')).toEqual([]);
  });

  test('the task that a moderator has closed stays closed that day, and comes again on the next while nothing was done', async () => {
    await db.query('DELETE FROM holders');
    const { until, clock } = await play();
    await until('2026-12-01', '12:00');
    const at = momentOn('2026-12-01', '12:00');
    await db.query(`UPDATE tasks SET done_at = $1, outcome = 'Đã gọi điện'`, [at]);
    const renew = () =>
      db.database.$transaction((tx) =>
        renewUnreached(tx, ['bct'], { outcome: 'reached', staffId: null, now: clock.now() }),
      );
    await until('2026-12-01', '16:00');
    await renew();
    expect(await noteOfTask()).toBeUndefined();
    await until('2026-12-02', '08:00');
    await renew();
    expect(await noteOfTask()).toContain('2 nhiệm vụ chưa đến được ai');
  });

  test('a chat that blocked us is nobody; what was said before went out once', async () => {
    await db.query(
      `UPDATE addresses SET unreachable_at = now() WHERE id = (SELECT address_id FROM conversations WHERE id = $1)`,
      [head.conversationId],
    );
    const { until } = await play();
    await until('2026-12-01', '12:00');
    expect(await db.query(`SELECT 1 FROM tasks WHERE kind = 'duty_unreached'`)).toHaveLength(1);
    expect(await toldTo(db, head.conversationId)).toEqual([]);
  });
});

describe('late', () => {
  test('it is marked overdue, the holder and the posts above hear of it, and the ladder ends', async () => {
    const { until, clock } = await play();
    await until('2026-12-02', '00:00');
    await change({ change: 'acknowledge' }, clock.now());
    const party = await seat(db, 'party');
    await until('2026-12-28', '00:00');
    expect((await states()).slice(-5)).toEqual([
      'last-day holder said', 'T+1 superior said', 'T+3 holder said', 'T+3 chair said', 'T+7 party said',
    ]); // biome-ignore format: a list of rungs
    expect((await toldTo(db, party.conversationId)).at(-1)).toContain('đã quá hạn 7 ngày');
    expect((await toldTo(db, head.conversationId)).at(-1)).toContain('Đồng chí cần xin lùi hay cần hỗ trợ?');
    const [row] = await db.query<{ overdue_at: Date | null; status: string }>(
      `SELECT overdue_at, status FROM assignments WHERE post_id = 'head-cho'`,
    );
    expect(row!.overdue_at).toEqual(momentOn('2026-12-18', '17:00'));
    expect(row!.status).toBe('acknowledged');
  });
});

describe('days move', () => {
  test('a day off that the office sets moves the deadline and the rungs, once', async () => {
    const { until, clock } = await play();
    await until('2026-12-02', '00:00');
    await change({ change: 'acknowledge' }, clock.now());
    await setWorkDay(db.database, { day: '2026-12-18', is: 'off', note: 'nghỉ bù', staffId: null }, clock.now());
    await giveSoon(db.database, clock.now());
    await until('2026-12-18', '23:00');
    const [row] = await db.query<{ deadline: Date }>(`SELECT deadline FROM assignments WHERE post_id = 'head-cho'`);
    expect(row!.deadline).toEqual(momentOn('2026-12-17', '17:00'));
    expect((await toldTo(db, head.conversationId)).map((line) => line.slice(0, 11))).toEqual([
      '01/12 07:30', '03/12 07:30', '10/12 07:30', '14/12 07:30', '16/12 07:30', '17/12 07:30', '17/12 16:30',
    ]); // biome-ignore format: a list of days
  });

  test('an area’s own day moves the duties that are counted from it, and the eve and morning with it', async () => {
    await db.query(
      `INSERT INTO festivals (id, area_id, year, day, start_time) VALUES (gen_random_uuid(), 'cho', 2026, '2026-12-12', '08:00')`,
    );
    const { until, give, clock } = reminding(db, momentOn(MONDAY, '04:00'));
    const going = {
      ...report,
      code: 'NH-13',
      titleVi: 'Xác nhận dự Ngày hội',
      ladder: null,
      roll: 'none' as const,
      asksReceipt: false,
      evidence: [],
    };
    await give([{ ...going, opensDays: 14, recurrence: { kind: 'event', event: 'area_festival', plus: -1 } }]);
    await until('2026-12-01', '12:00');
    await db.query(`UPDATE festivals SET day = '2026-12-19', start_time = '19:30'`);
    await giveSoon(db.database, clock.now());
    await until('2026-12-20', '12:00');
    expect((await toldTo(db, head.conversationId)).map((line) => line.slice(0, 11))).toEqual([
      '30/11 07:30',
      '18/12 17:00',
      '19/12 17:30',
    ]);
    expect(await db.query('SELECT occurrence FROM assignments')).toEqual([{ occurrence: '2026' }]);
  });
});

test('two duties of one morning are one message; what several posts of a person owe comes together', async () => {
  await db.query(
    `INSERT INTO holders (id, post_id, name, name_key, person_id, created_at) VALUES (gen_random_uuid(), 'party', 'Mẫu', 'mau', $1, now())`,
    [head.personId],
  );
  const { until, give } = reminding(db, momentOn(MONDAY, '04:00'));
  const second = {
    ...report,
    code: 'NV.HP-01',
    titleVi: 'Họp Ban Chỉ đạo',
    actor: { kinds: ['bi_thu_dang_uy'], supports: [], areaId: null },
  };
  await give([report, second]);
  await until('2026-12-01', '12:00');
  const told = await toldTo(db, head.conversationId);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('Việc của đồng chí hôm nay (2):');
  expect(
    await db.query('SELECT count(DISTINCT message_key)::int AS keys FROM reminders WHERE person_id = $1', [
      head.personId,
    ]),
  ).toEqual([{ keys: 1 }]);
});

test('a cadre with two linked chats is reminded once, in the one that they wrote in last', async () => {
  const other = await makeResident(db);
  await db.query('UPDATE addresses SET person_id = $1 WHERE person_id = $2', [head.personId, other.personId]);
  await db.query('UPDATE conversations SET person_id = $1, last_input_at = $2 WHERE id = $3', [
    ...[head.personId, momentOn(MONDAY, '03:00'), other.conversationId],
  ]);
  const { until } = await play();
  await until('2026-12-01', '12:00');
  expect(await toldTo(db, other.conversationId)).toHaveLength(1);
  expect(await toldTo(db, head.conversationId)).toEqual([]);
});

test('a cadre cannot change the duty of somebody else’s post by its number', async () => {
  const { until, clock } = await play();
  await until('2026-12-01', '12:00');
  expect(await change({ change: 'acknowledge' }, clock.now(), chair)).toMatchObject({ ok: false, why: 'unknown' });
});
