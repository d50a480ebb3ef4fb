import type { FiledSubmission } from '../../../flows/effects.ts';
import { townDay } from '../../calendar/town-day.ts';
import { fileForm } from '../../duties/file-form.ts';
import { formsToFill } from '../../forms/forms-to-fill-view.ts';
import { fileSubmission, keepDrafts } from '../../forms/submission-store.ts';
import type { EffectHandler } from './effect-handlers.ts';

export const keepDraftEffect: EffectHandler<'keep_draft'> = async (tx, calls, { now }) => {
  await keepDrafts(
    tx,
    calls.map(({ args }) => args),
    now,
  );
  return calls.map(() => undefined);
};

/** Filed by the post that the person holds at this moment; what they owe is done by it. @throws Error when they hold none any more: the turn is not taken. */
export const fileSubmissionEffect: EffectHandler<'file_submission'> = async (tx, calls, { now }) => {
  const byPerson = await formsToFill(
    tx,
    [...new Set(calls.map(({ conversation }) => conversation.personId))],
    townDay(now),
  );
  const results: FiledSubmission[] = [];
  for (const { conversation, args } of calls) {
    const { code, areaId, period } = args;
    const found = byPerson
      .get(conversation.personId)
      ?.find((one) => one.code === code && one.areaId === areaId && one.period === period);
    if (!found) throw new Error(`the form ${code} is not among what this person fills`);
    const { postId, holderId } = found.post;
    const { personId, channel } = conversation;
    const { id: submissionId, version } = await fileSubmission(tx, { ...args, postId, holderId, channel }, now);
    const filed = { code, areaId, period, submissionId, cadre: { personId, channel } };
    results.push({ version, duties: await fileForm(tx, filed, now) });
  }
  return results;
};
