import type { DutyChange, DutyOutcome } from '../../../flows/effects.ts';
import type { DutyDetail, MyDuties } from '../../../flows/facts.ts';
import { type Assignment, type FiledEvidence, isClosed } from '../../duties/assignment.ts';
import { type Change, type Changed, changeAssignment } from '../../duties/change-table.ts';
import { missingEvidence } from '../../duties/missing-evidence.ts';
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
  private readonly formOf: (code: string) => MyAssignment['form'];

  /** @param formOf the form of a code, of the place and time that are talked about. */
  constructor(duties: readonly MemoryDuty[], formOf: (code: string) => MyAssignment['form']) {
    this.formOf = formOf;
    this.duties = duties.map((duty) => ({ ...duty }));
  }

  list(lang: 'vi' | 'en'): MyDuties {
    const open = this.duties.filter(({ status }) => !isClosed(status));
    const items = open
      .sort((one, other) => one.deadline.getTime() - other.deadline.getTime())
      .map((duty) => dutySummary(this.mine(duty), lang));
    return { items, total: items.length };
  }

  one(number: number, lang: 'vi' | 'en'): DutyDetail | null {
    const duty = this.duties.find((one) => one.number === number);
    return duty ? dutyDetail(this.mine(duty), lang) : null;
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
    const changed = this.apply(duty, changeOf(wish), now);
    const { number, deadline, status, isReceiptLate } = duty;
    const why = changed.ok ? null : changed.why;
    return { ok: changed.ok, why, number, deadline: deadline.getTime(), status, isReceiptLate };
  }

  /** A form was filed: what asks for it is done, or has more to be shown. */
  fileForm(code: string, now: number): { number: number; status: string }[] {
    const asking = this.duties.filter(
      ({ asked, status }) => !isClosed(status) && asked.some((one) => one.kind === 'form' && one.form === code),
    );
    return asking.map((duty) => {
      const evidence: FiledEvidence[] = [{ kind: 'form', form: code, submissionId: code }];
      const isAll = missingEvidence(duty.asked, [...duty.evidence, ...evidence]).length === 0;
      this.apply(duty, { change: isAll ? 'file_evidence' : 'keep_evidence', evidence }, now);
      return { number: duty.number, status: duty.status };
    });
  }

  private apply(duty: MemoryDuty, change: Change, now: number): Changed {
    const when = { now: new Date(now), evidence: duty.asked };
    const changed = changeAssignment(duty, change, when);
    if (changed.ok) Object.assign(duty, changed.assignment);
    if (changed.ok && duty.status === 'evidence_filed' && !duty.isReviewed)
      Object.assign(duty, { status: 'done', doneAt: when.now });
    return changed;
  }

  private mine(duty: MemoryDuty): MyAssignment {
    const asked = duty.asked.find((one) => one.kind === 'form');
    return {
      ...{ ...duty, id: String(duty.number), postId: '', wardId: null },
      form: asked ? this.formOf(asked.form) : null,
    };
  }
}
