import { momentOn } from '../../src/calendar/town-day.ts';
import type { Duty } from '../../src/duties/duty.ts';
import { saveDuties } from '../../src/duties/duty-store.ts';
import { fireTimers } from '../../src/messages/fire-timers.ts';
import { recipientsOf } from '../../src/organisation/recipient-view.ts';
import { loadWorkCalendar } from '../../src/organisation/work-day-store.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { newId } from '../../src/platform/ids.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { giveSoon } from '../../src/reminders/give-duties.ts';
import { reminderTimers } from '../../src/reminders/reminder-timers.ts';
import type { TestDatabase } from '../database.ts';
import { makeResident } from '../issues/small-town.ts';

/** A Monday. */
export const MONDAY = '2026-11-30';

/** One month report of the heads of the Front's boards, due on Friday 18/12; given seventeen days ahead. */
export const report: Duty = {
  code: 'NV.BC-01',
  titleVi: 'Báo cáo tháng của khu dân cư',
  titleEn: 'Monthly report of the area',
  recurrence: { kind: 'once', day: '2026-12-18' },
  roll: 'prev',
  hour: '17:00',
  actor: { kinds: ['truong_ban_ctmt'], supports: [], areaId: null },
  evidence: [{ kind: 'document', labelVi: 'số văn bản', labelEn: 'number' }],
  ladder: 'L3',
  asksReceipt: true,
  isReviewed: false,
  opensDays: null,
  programmes: ['NQ02'],
  clauses: ['4'],
  source: 'đề xuất',
  validFrom: null,
  validTo: null,
  successor: null,
};

/** The Front of the ward `an`: its chair, and the heads of the boards of its quarters `dinh` and `cho`. */
export async function buildFront(db: TestDatabase): Promise<void> {
  await db.query(`
    INSERT INTO units (id, kind, name, area_id) VALUES ('mt', 'MT', 'Ủy ban MTTQ phường An Phú', 'an'),
      ('bct', 'BCT', 'Ban Công tác Mặt trận', 'an'), ('du', 'DU', 'Đảng ủy phường', 'an');
    INSERT INTO posts (id, unit_id, title, kind, area_id, head, superior_id, appointing_unit_id) VALUES
      ('chair', 'mt', 'Chủ tịch Ủy ban MTTQ', 'chu_tich_mt', NULL, true, NULL, NULL),
      ('party', 'du', 'Bí thư Đảng ủy', 'bi_thu_dang_uy', NULL, true, NULL, NULL),
      ('head-cho', 'bct', 'Trưởng ban Công tác Mặt trận', 'truong_ban_ctmt', 'cho', false, 'chair', 'mt'),
      ('head-dinh', 'bct', 'Trưởng ban Công tác Mặt trận', 'truong_ban_ctmt', 'dinh', false, 'chair', 'mt')`);
}

/** Somebody holds a post, with a chat. */
export async function seat(db: TestDatabase, postId: string): Promise<{ personId: string; conversationId: string }> {
  const { personId, conversationId } = await makeResident(db);
  await db.query(
    `INSERT INTO holders (id, post_id, name, name_key, person_id, created_at) VALUES ($1, $2, 'Mẫu', 'mau', $3, now())`,
    [newId(), postId, personId],
  );
  return { personId, conversationId };
}

/** The timers of reminders on a clock that the test moves. */
export function reminding(db: TestDatabase, start: Date) {
  const clock = manualClock(start);
  const handlers = reminderTimers({ reach: recipientsOf, calendar: loadWorkCalendar, wakeSend: () => {} });
  const fire = () => fireTimers({ database: db.database, clock, logger: silentLogger, handlers });
  return {
    clock,
    give: async (duties: readonly Duty[]) => {
      await saveDuties(db.database, duties, { sample: false, now: clock.now() });
      await giveSoon(db.database, clock.now());
    },
    /** Fires what is due by then, in the order of its time. */
    until: async (day: string, hour: string) => {
      const end = momentOn(day, hour);
      for (;;) {
        // Others' timers, as the news of an issue, are not fired here.
        const [next] = await db.query<{ at: Date | null }>(
          'SELECT min(due_at) AS at FROM timers WHERE kind = ANY($1)',
          [Object.keys(handlers)],
        );
        if (!next?.at || next.at > end) break;
        clock.advance(Math.max(0, next.at.getTime() - clock.now().getTime()));
        // Everything of a moment, also what the first of it sets.
        await fire();
        await arrive(db, clock.now());
        clock.advance(1);
      }
      clock.advance(Math.max(0, end.getTime() - clock.now().getTime()));
    },
    fire,
  };
}

/** What is queued arrives at once. */
async function arrive(db: TestDatabase, now: Date): Promise<void> {
  await db.query(`UPDATE outbox_messages SET state = 'sent', sent_at = $1 WHERE state = 'queued'`, [now]);
}

/** When and what somebody was told. */
export async function toldTo(db: TestDatabase, conversationId: string): Promise<string[]> {
  const rows = await db.query<{ at: string; text: string }>(
    `SELECT to_char(created_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'DD/MM HH24:MI') AS at, content->>'text' AS text
     FROM outbox_messages WHERE conversation_id = $1 ORDER BY seq`,
    [conversationId],
  );
  return rows.map(({ at, text }) => `${at} ${text}`);
}
