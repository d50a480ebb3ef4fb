import type { Transaction } from '../platform/database.ts';
import type { FiledEvidence } from './assignment.ts';
import { type Cadre, changeMine } from './change-duty.ts';
import { missingEvidence } from './missing-evidence.ts';
import { assignmentsOfForm } from './my-duties-view.ts';

/** A form that was filed, by whom. */
export interface FiledForm {
  code: string;
  areaId: string;
  period: string;
  submissionId: string;
  cadre: Cadre;
}

/**
 * A form was filed: it is the evidence of what asks for it of this place and time, whoever owes that, and closes it unless more has to be
 * shown. @returns how those stand now, by their numbers.
 */
export async function fileForm(
  tx: Transaction,
  { code, submissionId, cadre, ...place }: FiledForm,
  now: Date,
): Promise<{ number: number; status: string }[]> {
  const closed = [];
  for (const mine of await assignmentsOfForm(tx, { code, ...place })) {
    const evidence: FiledEvidence[] = [{ kind: 'form', form: code, submissionId }];
    const isAll = missingEvidence(mine.asked, [...mine.evidence, ...evidence]).length === 0;
    const change = isAll ? ('file_evidence' as const) : ('keep_evidence' as const);
    const { ok, number, status } = await changeMine(tx, { mine, change: { change, evidence }, cadre }, now);
    if (ok) closed.push({ number, status });
  }
  return closed;
}
