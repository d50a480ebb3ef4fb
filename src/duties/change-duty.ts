import { townDay } from '../calendar/town-day.ts';
import { addWorkingTime } from '../calendar/working-hours.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { addTasks, settleTasks } from '../staff/task-store.ts';
import { changeAssignments, type Outcome } from './assignment-store.ts';
import type { Change } from './change-table.ts';
import { assignmentsByNumber, type MyAssignment } from './my-duties-view.ts';
import { areTheirs } from './theirs-view.ts';
import { renewUnreachedOf } from './unreached-task.ts';

/** A task of moderators: a cadre asked for more time, cannot do it, needs help, or filed what has to be looked at. */
export const DUTY_ASKED = 'duty_asked';

const HALF_DAY_MS = 4 * 3_600_000;

export interface Cadre {
  personId: string;
  channel: string;
}

export interface CadreOutcome {
  ok: boolean;
  why: string | null;
  number: number;
  deadline: number;
  status: string;
  isReceiptLate: boolean;
}

/** A cadre changes an assignment of a post of theirs. What waits for somebody's word becomes a task. */
export async function changeDuty(
  tx: Transaction,
  { number, change, cadre }: { number: number; change: Change; cadre: Cadre },
  now: Date,
): Promise<CadreOutcome> {
  const mine = await myAssignment(tx, { number, cadre, now });
  if (!mine) return unknown(number, now);
  return changeMine(tx, { mine, change, cadre }, now);
}

/** The same of one that was found to be theirs. */
export async function changeMine(
  tx: Transaction,
  { mine, change, cadre }: { mine: MyAssignment; change: Change; cadre: Cadre },
  now: Date,
): Promise<CadreOutcome> {
  const [outcome] = await changeAssignments(tx, [{ id: mine.id, change, by: { actor: 'cadre', ...cadre } }], now);
  if (outcome!.ok) await tellOffice(tx, { mine, change, outcome: outcome! }, now);
  return told(outcome!);
}

/** “Cần hỗ trợ”: a task with their own words. */
export async function askDutyHelp(
  tx: Transaction,
  { number, text, cadre }: { number: number; text: string; cadre: Cadre },
  now: Date,
): Promise<{ number: number; ok: boolean }> {
  const mine = await myAssignment(tx, { number, cadre, now });
  if (!mine) return { number, ok: false };
  await addTask(tx, mine, `Cần hỗ trợ: ${text}`, now);
  return { number, ok: true };
}

async function myAssignment(
  tx: Transaction,
  { number, cadre, now }: { number: number; cadre: Cadre; now: Date },
): Promise<MyAssignment | null> {
  const [mine] = await assignmentsByNumber(tx, [number]);
  if (!mine) return null;
  const [isTheirs] = await areTheirs(tx, [{ personId: cadre.personId, postId: mine.postId }], townDay(now));
  return isTheirs ? mine : null;
}

async function tellOffice(
  tx: Transaction,
  { mine, change, outcome }: { mine: MyAssignment; change: Change; outcome: Outcome },
  now: Date,
): Promise<void> {
  await announce(tx, [{ kind: 'assignment', id: mine.id }]);
  const note = noteOf(change, outcome);
  if (note) await addTask(tx, mine, note, now);
  // Somebody has it: nobody needs to take the telephone any more.
  const settled = { outcome: change.change, staffId: null, now };
  await renewUnreachedOf(tx, [mine.id], settled);
  if (outcome.row.status === 'done') await settleTasks(tx, { kind: DUTY_ASKED, subjects: [mine.id] }, settled);
}

/** What a moderator has to decide; null: nothing. */
function noteOf(change: Change, { row }: Outcome): string | null {
  switch (change.change) {
    case 'ask_time':
      return `Xin lùi đến ${change.day.split('-').reverse().join('/')}: ${change.reason}`;
    case 'decline':
      return `Xin thay người: ${change.reason}${change.substitute ? `. Đề nghị: ${change.substitute}` : ''}`;
    case 'file_evidence':
      return row.status === 'evidence_filed' ? 'Đã báo xong, chờ xem kết quả' : null;
    default:
      return null;
  }
}

async function addTask(tx: Transaction, mine: MyAssignment, note: string, now: Date): Promise<void> {
  await addTasks(
    tx,
    [
      {
        ...{ kind: DUTY_ASKED, subject: mine.id, note: `NV${mine.number} · ${mine.titleVi} · ${note}` },
        ...{ dueAt: addWorkingTime(now, HALF_DAY_MS), ...(mine.wardId !== null && { wardId: mine.wardId }) },
      },
    ],
    now,
  );
}

function told({ row, ...outcome }: Outcome): CadreOutcome {
  const { number, deadline, status, isReceiptLate } = row;
  return {
    ok: outcome.ok,
    why: outcome.ok ? null : outcome.why,
    number,
    deadline: deadline.getTime(),
    status,
    isReceiptLate,
  };
}

function unknown(number: number, now: Date): CadreOutcome {
  return { ok: false, why: 'unknown', number, deadline: now.getTime(), status: 'cancelled', isReceiptLate: false };
}
