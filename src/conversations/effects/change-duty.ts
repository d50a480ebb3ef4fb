import type { DutyChange } from '../../../flows/effects.ts';
import type { FiledEvidence } from '../../duties/assignment.ts';
import { changeDuty } from '../../duties/change-duty.ts';
import type { Change } from '../../duties/change-table.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** What a cadre does with a duty is rare, and each locks its row: one call after the other. */
export const changeDutyEffect: EffectHandler<'change_duty'> = async (tx, calls, { now }) => {
  const outcomes = [];
  for (const { args, conversation } of calls) {
    const cadre = { personId: conversation.personId, channel: conversation.channel };
    outcomes.push(await changeDuty(tx, { number: args.number, change: changeOf(args), cadre }, now));
  }
  return outcomes;
};

/** Pure: the wish of a talk as the table of changes has it. */
export function changeOf(wish: DutyChange): Change {
  switch (wish.change) {
    case 'file_evidence':
    case 'keep_evidence':
      return { change: wish.change, evidence: evidenceOf(wish) };
    case 'snooze':
      return { change: 'snooze', until: new Date(wish.until) };
    default:
      return wish;
  }
}

function evidenceOf({
  change,
  document,
  text,
  media,
}: Extract<DutyChange, { change: 'file_evidence' | 'keep_evidence' }>): FiledEvidence[] {
  const evidence: FiledEvidence[] = [];
  if (document) evidence.push({ kind: 'document', text: document });
  if (media?.length) evidence.push({ kind: 'photo', mediaIds: media });
  // “Đã xong” is a tick.
  if (change === 'file_evidence' || text) evidence.push({ kind: 'tick', text: text ?? null });
  return evidence;
}
