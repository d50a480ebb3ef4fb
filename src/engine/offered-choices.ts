import type { Choice } from './reply.ts';
import type { Offer } from './resolve-choice.ts';
import type { RunningTurn } from './running-turn.ts';

/** The choices that the person sees under the present question, as the flow named them. */
export function offeredChoices(turn: RunningTurn): readonly Offer[] {
  const { session, lang } = turn.request;
  const frame = turn.frames.at(-1);
  if (!frame || !session) return [];
  return session.offered ?? turn.stepOf(frame).offers?.[lang] ?? [];
}

/** Whether they still stand in the order in which they were shown: another version of the flow may have another. */
export function standAsShown(turn: RunningTurn): boolean {
  const frame = turn.frames.at(-1);
  return turn.request.session?.offered !== undefined || frame?.version === (frame && turn.flowOf(frame).version);
}

/** The id carries the moment of the question, so that a button of an earlier one is never taken for a later one's. */
export function stamped({ id, label, words }: Choice, stamp: string): Choice {
  return words ? { id: `${id}.${stamp}`, label, words } : { id: `${id}.${stamp}`, label };
}

/** Whether the same choices are made again: then the buttons of the first time stay good. */
export function sameChoices(one: readonly Choice[] | undefined, other: readonly Choice[] | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.length === other.length &&
    one.every(({ id, label }, index) => id === other[index]!.id && label === other[index]!.label)
  );
}
