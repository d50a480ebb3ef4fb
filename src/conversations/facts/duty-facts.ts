import type { DutyDetail, DutySummary } from '../../../flows/facts.ts';
import { isClosed } from '../../duties/assignment.ts';
import { missingEvidence } from '../../duties/missing-evidence.ts';
import type { MyAssignment } from '../../duties/my-duties-view.ts';

/** Pure: an assignment as a talk shows it. */
export function dutySummary(mine: MyAssignment, lang: 'vi' | 'en'): DutySummary {
  const { number, code, titleVi, titleEn, deadline, status, acknowledgedAt } = mine;
  const title = lang === 'vi' ? titleVi : titleEn;
  const wantsPhotos = status !== 'evidence_filed' && missing(mine).some(({ kind }) => kind === 'photo');
  return {
    ...{ number, code, title, status, wantsPhotos },
    deadline: deadline.getTime(),
    acknowledged: acknowledgedAt !== null,
  };
}

/** What has still to be shown. */
const missing = ({ status, asked, evidence }: MyAssignment) =>
  isClosed(status) ? [] : missingEvidence(asked, evidence);

export function dutyDetail(mine: MyAssignment, lang: 'vi' | 'en'): DutyDetail {
  const { asked, evidence, progress, timesAsked, askedDay, status, form } = mine;
  // A tick is shown, though “đã xong” alone gives it.
  const ticks = isClosed(status) ? [] : asked.filter(({ kind }) => kind === 'tick');
  const shown = [...missing(mine), ...ticks].map((one) => ({
    ...{ kind: one.kind, label: lang === 'vi' ? one.labelVi : one.labelEn },
    ...('least' in one && { least: one.least }),
  }));
  const photos = [...new Set(evidence.flatMap((one) => (one.kind === 'photo' ? one.mediaIds : [])))];
  return { ...dutySummary(mine, lang), missing: shown, photos, form, progress, timesAsked, askedDay };
}
