import type { DutyDetail, DutySummary } from '../../../flows/facts.ts';
import { isClosed } from '../../duties/assignment.ts';
import { missingEvidence } from '../../duties/missing-evidence.ts';
import type { MyAssignment } from '../../duties/my-duties-view.ts';

/** Pure: an assignment as a talk shows it. */
export function dutySummary(mine: MyAssignment, lang: 'vi' | 'en'): DutySummary {
  const { number, code, titleVi, titleEn, deadline, status, acknowledgedAt } = mine;
  const title = lang === 'vi' ? titleVi : titleEn;
  return { number, code, title, deadline: deadline.getTime(), status, acknowledged: acknowledgedAt !== null };
}

export function dutyDetail(mine: MyAssignment, lang: 'vi' | 'en'): DutyDetail {
  const { asked, evidence, progress, timesAsked, askedDay, status, form } = mine;
  const missing = isClosed(status) ? [] : missingEvidence(asked, evidence);
  // A tick is shown, though “đã xong” alone gives it.
  const ticks = isClosed(status) ? [] : asked.filter(({ kind }) => kind === 'tick');
  const shown = [...missing, ...ticks].map((one) => ({
    ...{ kind: one.kind, label: lang === 'vi' ? one.labelVi : one.labelEn },
    ...('least' in one && { least: one.least }),
  }));
  return { ...dutySummary(mine, lang), missing: shown, form, progress, timesAsked, askedDay };
}
