import { plusDays, townDay } from '../../src/calendar/town-day.ts';
import { changeAssignments } from '../../src/duties/assignment-store.ts';
import type { Change } from '../../src/duties/change-table.ts';
import { enqueue } from '../../src/messages/outbox-store.ts';
import { loadWorkCalendar } from '../../src/organisation/work-day-store.ts';
import { encryptionWith } from '../../src/platform/encryption.ts';
import { newId } from '../../src/platform/ids.ts';
import { giveAll } from '../../src/reminders/give-duties.ts';
import { addReminders, markSaid } from '../../src/reminders/reminder-store.ts';
import type { TestDatabase } from '../database.ts';
import { type ModeratorTown, newPhoto, newResident } from './moderator-town.ts';

/** A duty that comes on any day, so that what a test sees does not depend on the month it runs in. */
export const DUTY = 'NV.T-01';

const DAY_MS = 86_400_000;

export interface FilledDuties {
  /** Numbers of the assignments of `DUTY` that are late, done, filed and not yet acknowledged. */
  late: number;
  done: number;
  filed: number;
  fresh: number;
}

/**
 * What posts of the sample town owe around today: one duty that fell due three days ago, the same again in five days; of the heads of
 * the Front’s boards. Some have done it, some have not said that they have it.
 */
export async function fillDuties(db: TestDatabase, town: ModeratorTown, now = new Date()): Promise<FilledDuties> {
  const today = townDay(now);
  await db.query(
    `INSERT INTO duties (code, title_vi, title_en, recurrence, roll, hour, actor_kinds, support_kinds, evidence, ladder, asks_receipt,
       is_reviewed, opens_days, programmes, clauses, source, sample, updated_at)
     SELECT $1, 'Báo cáo việc làm ở khu phố', 'Report of the quarter', r, 'none', '17:00', '{truong_ban_ctmt}', '{}', $2, 'L2', true, true,
       30, '{NQ02}', '{}', 'đề xuất', false, now()
     FROM (SELECT jsonb_build_object('kind', 'rrule', 'start', $3::text, 'rule', 'FREQ=DAILY;INTERVAL=8;COUNT=2') AS r) one`,
    [
      DUTY,
      JSON.stringify([
        { kind: 'document', labelVi: 'số văn bản', labelEn: 'number' },
        { kind: 'photo', labelVi: 'ảnh', labelEn: 'photos', least: 1 },
      ]),
      plusDays(today, -3),
    ],
  );
  const before = new Date(now.getTime() - 10 * DAY_MS);
  for (const moment of [before, now])
    await db.database.$transaction(async (tx) => giveAll(tx, { calendar: loadWorkCalendar, now: moment }));
  const rows = await db.query<Given & { isPast: boolean }>(
    `SELECT id::text, number, post_id AS "postId", deadline, deadline < $2 AS "isPast" FROM assignments WHERE duty_code = $1 ORDER BY ward_id, area_id, number`,
    [DUTY, now],
  );
  const past = rows.filter(({ isPast }) => isPast);
  const coming = rows.filter(({ isPast }) => !isPast);
  const change = (id: string, ...changes: Change[]) =>
    db.database.$transaction((tx) =>
      changeAssignments(
        tx,
        changes.map((one) => ({ id, change: one, by: { actor: 'system' } })),
        before,
      ),
    );
  const [late, ...others] = past;
  const [filed, fresh] = coming;
  await seat(db, late!.postId, before);
  const { conversationId } = await seat(db, filed!.postId, before);
  const photo = await newPhoto(db, town.storage, { conversationId, channel: 'web', at: before, number: 0 });
  const evidence: Change = {
    change: 'file_evidence',
    evidence: [
      { kind: 'document', text: '12/BC-CTMT ngày 20/11' },
      { kind: 'photo', mediaIds: [photo] },
    ],
  };
  await change(late!.id, { change: 'deliver' });
  for (const { id } of others.slice(0, 6)) await change(id, { change: 'deliver' }, evidence, { change: 'accept' });
  await change(others[6]!.id, { change: 'deliver' }, { change: 'acknowledge' }, { change: 'progress', percent: 70 });
  await change(filed!.id, { change: 'deliver' }, evidence);
  await change(coming[2]!.id, { change: 'deliver' }, { change: 'acknowledge' });
  await remind(db, late!, { conversationId, before, now });
  return { late: late!.number, done: others[0]!.number, filed: filed!.number, fresh: fresh!.number };
}

interface Given extends Record<string, unknown> {
  id: string;
  number: number;
  postId: string;
  deadline: Date;
}

/** Somebody holds a post, with a chat and a telephone. */
async function seat(db: TestDatabase, postId: string, at: Date): Promise<{ conversationId: string }> {
  const { personId, conversationId } = await newResident(db, 'web', at);
  const phone = Buffer.from(encryptionWith(Buffer.alloc(32, 7)).encrypt('0900000001'));
  await db.query(
    `INSERT INTO holders (id, post_id, name, name_key, phone_cipher, person_id, created_at)
     VALUES ($1, $2, 'Cán bộ Mẫu', 'can bo mau', $3, $4, now())`,
    [newId(), postId, phone, personId],
  );
  return { conversationId };
}

/** Reminders of an assignment: one arrived, of one a template that asks to write back did, one came to nothing. */
async function remind(
  db: TestDatabase,
  { id, deadline, postId }: Given,
  { conversationId, before, now }: { conversationId: string; before: Date; now: Date },
): Promise<void> {
  for (const [rung, at, state, reason] of [
    ['T-2', new Date(before.getTime() + 5 * DAY_MS), 'sent', null],
    ['T', new Date(now.getTime() - 2 * DAY_MS), 'queued', 'waits_for_person'],
    ['T+1', new Date(now.getTime() - DAY_MS), 'failed', 'person_blocked'],
  ] as const) {
    const key = `reminder:${id}:${rung}`;
    await db.database.$transaction(async (tx) => {
      const reply = { text: `Nhắc đồng chí: báo cáo đến hạn (${rung}).` };
      await enqueue(tx, [{ conversationId, priority: 2, readyAt: at, reply, onceKey: key }]);
      await addReminders(tx, [
        {
          ...{ assignmentId: id, issueId: null, kind: 'deadline', rung, audience: 'holder', deadline, dueAt: at },
          ...{ givenAt: before, isBundled: true, postId, personId: null, via: 'holder', state: 'waiting' },
        },
      ]);
    });
    const [row] = await db.query<{ id: string }>(
      'SELECT id::text FROM reminders WHERE assignment_id = $1 AND rung = $2',
      [id, rung],
    );
    await db.database.$transaction((tx) => markSaid(tx, [{ id: row!.id, messageKey: key }], at));
    await db.query(`UPDATE outbox_messages SET state = $2, sent_at = $3, reason = $4 WHERE once_key = $1`, [
      ...[key, state, state === 'sent' ? at : null, reason],
    ]);
    if (reason === 'waits_for_person')
      await db.query(
        `INSERT INTO outbox_templates (message_id, tracking_id, sent_at, arrived_at)
         SELECT id, $1, $2::timestamptz, $2::timestamptz + interval '1 minute' FROM outbox_messages WHERE once_key = $1`,
        [key, at],
      );
  }
}
