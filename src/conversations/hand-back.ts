import type { Turn, TurnRequest } from '../engine/turn.ts';
import { enqueue } from '../messages/outbox-store.ts';
import { giveTalkBack, keepSession, type TalkAtDesk } from '../messages/take-over-store.ts';
import { clearTimers } from '../messages/timer-store.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { TAKE_OVER_SILENCE } from './take-over-silence.ts';

/** The engine, when the assistant has the talk again: asks whether what was under way goes on. */
export type ComeBack = (request: Pick<TurnRequest, 'session' | 'now' | 'lang'>) => Turn;

/** Gives a talk, whose row is held, back to the assistant, and tells the resident so. */
export async function handBack(
  tx: Transaction,
  talk: TalkAtDesk,
  { comeBack, says, staffId, now }: { comeBack: ComeBack; says: string; staffId?: string; now: Date },
): Promise<void> {
  const { id, session, lang } = talk;
  await giveTalkBack(tx, [id], now);
  await clearTimers(tx, [{ kind: TAKE_OVER_SILENCE, subject: id }]);
  const back = comeBack({ session, now: now.getTime(), lang });
  await keepSession(tx, { id, session: back.session, now });
  const replies = back.replies.flatMap((one) => ('reply' in one ? [one.reply] : []));
  await enqueue(
    tx,
    [{ text: says }, ...replies].map((reply, index) => ({
      conversationId: id,
      priority: 1 as const,
      reply,
      readyAt: now,
      // The first words are the officer's last.
      ...(index === 0 && staffId !== undefined && { staffId }),
    })),
  );
  await announce(tx, [
    { kind: 'message', id },
    { kind: 'outbox', id },
  ]);
}
