import type { DutyChange, DutyOutcome } from '../../../flows/effects.ts';
import type { DutyDetail, MyDuties } from '../../../flows/facts.ts';
import { type Assignment, isClosed } from '../../duties/assignment.ts';
import { changeAssignment } from '../../duties/change-table.ts';
import type { MyAssignment } from '../../duties/my-duties-view.ts';
import { changeOf } from '../effects/change-duty.ts';
import { dutyDetail, dutySummary } from '../facts/duty-facts.ts';

/** A duty of a talk without a database: an assignment as it stands, with what its duty says. */
export interface MemoryDuty
  extends Assignment,
    Pick<MyAssignment, 'number' | 'code' | 'titleVi' | 'titleEn' | 'asked'> {
  isReviewed: boolean;
}

/** The duties of one cadre in memory, changed by the same table as in the service. */
export class DutyMemory {
  private readonly duties: MemoryDuty[];

  constructor(duties: readonly MemoryDuty[]) {
    this.duties = duties.map((duty) => ({ ...duty }));
  }

  list(lang: 'vi' | 'en'): MyDuties {
    const open = this.duties.filter(({ status }) => !isClosed(status));
    const items = open
      .sort((one, other) => one.deadline.getTime() - other.deadline.getTime())
      .map((duty) => dutySummary(mine(duty), lang));
    return { items, total: items.length };
  }

  one(number: number, lang: 'vi' | 'en'): DutyDetail | null {
    const duty = this.duties.find((one) => one.number === number);
    return duty ? dutyDetail(mine(duty), lang) : null;
  }

  change(wish: DutyChange, now: number): DutyOutcome {
    const duty = this.duties.find(({ number }) => number === wish.number);
    if (!duty)
      return {
        ok: false,
        why: 'unknown',
        number: wish.number,
        deadline: now,
        status: 'cancelled',
        isReceiptLate: false,
      };
    const when = { now: new Date(now), evidence: duty.asked };
    const changed = changeAssignment(duty, changeOf(wish), when);
    if (changed.ok) Object.assign(duty, changed.assignment);
    if (changed.ok && duty.status === 'evidence_filed' && !duty.isReviewed)
      Object.assign(duty, { status: 'done', doneAt: when.now });
    const { number, deadline, status, isReceiptLate } = duty;
    const why = changed.ok ? null : changed.why;
    return { ok: changed.ok, why, number, deadline: deadline.getTime(), status, isReceiptLate };
  }
}

function mine(duty: MemoryDuty): MyAssignment {
  return { ...duty, id: String(duty.number), postId: '', wardId: null };
}
