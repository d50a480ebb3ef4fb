import type { RunningTurn } from './running-turn.ts';
import type { Frame } from './session.ts';

/**
 * Sessions wait for days while flows change. A renamed step is looked up; a talk whose step is gone begins again with its
 * answers; one whose flow is gone ends. True: that was all for this turn, since the input answered a question of the past.
 */
export function meetChanges(turn: RunningTurn): boolean {
  const top = turn.frames.at(-1);
  if (!top) return false;
  if (turn.frames.length > 1) turn.frames = [...mendTalks(turn, turn.frames.slice(0, -1)), top];
  const flow = turn.catalogue.flows.get(top.flow);
  if (!flow) {
    turn.pop();
    turn.remark(turn.sentence('gone'));
    if (turn.frames.length > 0) turn.resumeTop();
    return true;
  }
  if (flow.steps.has(top.step)) return false;
  const step = flow.renamed[top.step];
  turn.frames[turn.frames.length - 1] = { ...top, step: step ?? flow.start };
  if (step !== undefined) return false;
  turn.remark(turn.sentence('changed'));
  turn.arrive();
  return true;
}

/** Talks that wait while another one is held: at steps that are there, and without those whose flow is gone. */
export function mendTalks(turn: RunningTurn, talks: readonly Frame[]): Frame[] {
  return talks.flatMap((frame) => mended(turn, frame));
}

/** An interrupted talk at a step that is there; nothing where its flow is gone. */
function mended(turn: RunningTurn, frame: Frame): Frame[] {
  const flow = turn.catalogue.flows.get(frame.flow);
  if (!flow) return [];
  return [flow.steps.has(frame.step) ? frame : { ...frame, step: flow.renamed[frame.step] ?? flow.start }];
}
