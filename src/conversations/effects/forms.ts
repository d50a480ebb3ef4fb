import { townDay } from '../../calendar/town-day.ts';
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

/** Filed by the post that the person holds at this moment. @throws Error when they hold none any more: the turn is not taken. */
export const fileSubmissionEffect: EffectHandler<'file_submission'> = async (tx, calls, { now }) => {
  const byPerson = await formsToFill(
    tx,
    [...new Set(calls.map(({ conversation }) => conversation.personId))],
    townDay(now),
  );
  const results: { version: number }[] = [];
  for (const { conversation, args } of calls) {
    const { code, areaId, period } = args;
    const found = byPerson
      .get(conversation.personId)
      ?.find((one) => one.code === code && one.areaId === areaId && one.period === period);
    if (!found) throw new Error(`the form ${code} is not among what this person fills`);
    const { postId, holderId } = found.post;
    const { version } = await fileSubmission(tx, { ...args, postId, holderId, channel: conversation.channel }, now);
    results.push({ version });
  }
  return results;
};
