import type { Frame, Session } from './session.ts';
import type { Turn } from './turn.ts';

/** What became of a step in one turn. */
export interface StepEvent {
  flow: string;
  step: string;
  /**
   * `entered`: the talk came to it; `answered`: the talk went on from it, or ended with it; `abandoned`: it was given up there, by
   * "hủy", by beginning anew or by another talk in its place. Whoever falls silent is none of these: entered, and no more.
   */
  what: 'entered' | 'answered' | 'abandoned';
}

/**
 * Pure: the counts of one turn, from the talks that waited before it, the steps that it passed and the talks that wait after it. Over
 * all turns, what was entered and neither answered nor abandoned is what waits: a talk of one kind lies in a session once.
 */
export function stepEvents(before: Session | null, { trail, session }: Pick<Turn, 'trail' | 'session'>): StepEvent[] {
  const events: StepEvent[] = [];
  const open = new Map<string, Place>((before?.frames ?? []).map(({ flow, step }) => [flow, { step, passed: false }]));
  for (const { flow, step } of trail) {
    const at = open.get(flow);
    if (isStop(step)) {
      // A guard ended the talk in the middle of a step: nobody answered it.
      if (at) at.passed = false;
      continue;
    }
    if (at?.step === step) {
      at.passed = true;
      continue;
    }
    if (at) events.push(left(flow, at));
    events.push({ flow, step, what: 'entered' });
    open.set(flow, { step, passed: true });
  }
  const waiting = new Map((session?.frames ?? []).map((frame: Frame) => [frame.flow, frame.step]));
  for (const [flow, at] of open) if (!waiting.has(flow)) events.push(left(flow, at));
  return events;
}

interface Place {
  step: string;
  /** Whether this turn came by, so that what follows is its own doing. */
  passed: boolean;
}

function left(flow: string, { step, passed }: Place): StepEvent {
  return { flow, step, what: passed ? 'answered' : 'abandoned' };
}

/** `<step>!<why>`: the mark of a guard at the end of a trail. */
function isStop(step: string): boolean {
  return step.includes('!');
}
