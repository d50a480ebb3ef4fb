import { LATE } from './continue-or-anew.ts';
import type { Move } from './move.ts';
import type { RunningTurn } from './running-turn.ts';

/**
 * A talk like the one that is to begin waits below and keeps something: it is not dropped without a word, "continue or anew?" is
 * asked. Whether it was.
 */
export function asksWhich(turn: RunningTurn, { to, take }: Move): boolean {
  const flow = to.slice('flow:'.length);
  const waiting = turn.frames.find((frame) => frame.flow === flow);
  const what = waiting ? turn.kept(waiting) : null;
  if (!waiting || what === null) return false;
  turn.frames = [...turn.frames.filter((frame) => frame !== waiting), waiting];
  turn.push({ flow: LATE, answers: { what, heard: take ? [take] : [], flow } });
  turn.arrive();
  return true;
}
