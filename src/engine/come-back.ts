import type { Catalogue } from './catalogue.ts';
import { LATE } from './continue-or-anew.ts';
import { RunningTurn } from './running-turn.ts';
import type { Turn, TurnRequest } from './turn.ts';

/**
 * Somebody else talked with the person meanwhile, and now it is the assistant's turn again. A talk that has kept something is not
 * simply gone on with: whether to continue or to begin anew is asked. One that has kept nothing is over. Pure; needs no facts.
 */
export function comeBack(catalogue: Catalogue, request: Pick<TurnRequest, 'session' | 'now' | 'lang'>): Turn {
  const turn = new RunningTurn(catalogue, { ...request, input: { kind: 'deleted' }, facts: new Map() });
  let kept: string | null = null;
  while (turn.frames.length > 0) {
    const frame = turn.frames.at(-1)!;
    // Of a flow that is there no more nothing can be gone on with.
    kept = turn.catalogue.flows.has(frame.flow) ? turn.kept(frame) : null;
    if (kept !== null) break;
    turn.pop();
  }
  if (kept !== null) {
    turn.push({ flow: LATE, answers: { what: kept, heard: [] } });
    turn.arrive();
  }
  return turn.result();
}
