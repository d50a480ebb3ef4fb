import { addCopies } from '../../people/data-copy-store.ts';
import { addDataRequests } from '../../people/data-request-store.ts';
import { addTasks } from '../../staff/task-store.ts';
import { DATA_TASK, dataTaskNotes } from '../data-rights/data-task.ts';
import { requestOf } from '../data-rights/request-of.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** A copy is made by a job; what only a person can do becomes a task with its day. */
export const askDataEffect: EffectHandler<'ask_data'> = async (tx, calls, { now }) => {
  const results: { dueAt: number }[] = [];
  for (const { conversation, args } of calls) {
    const request = await requestOf(tx, conversation, args.kind);
    const [{ id, dueAt }] = (await addDataRequests(tx, [request], now)) as [{ id: string; dueAt: Date }];
    if (args.kind === 'copy')
      await addCopies(tx, [{ requestId: id, personId: request.personId, conversationId: conversation.id }], now);
    else
      await addTasks(
        tx,
        [
          {
            kind: DATA_TASK,
            subject: id,
            conversationId: conversation.id,
            wardId: request.wardId ?? undefined,
            note: dataTaskNotes[args.kind],
            dueAt,
          },
        ],
        now,
      );
    results.push({ dueAt: dueAt.getTime() });
  }
  return results;
};
