import type { EngineWords } from './catalogue.ts';
import { type Flow, flowsWith } from './flow.ts';
import type { Input } from './input.ts';
import { joinInputs } from './join-inputs.ts';
import type { Move } from './move.ts';

/** The flow that asks somebody who comes back after a long silence. Its frame lies on the talk that is in question. */
export const LATE = 'continue-or-anew';

/** After this silence, in milliseconds, a talk that keeps something is not simply gone on with. */
export const LATE_AFTER = 30 * 60_000;

interface Answers {
  /** What the talk below has kept. */
  what: string;
  /** What was said on coming back: it is not lost, whatever the answer is. Empty where nothing was. */
  heard: Input[];
  /** What begins on "anew" where nothing was said; left out: what is shown when there is nothing to ask. */
  flow?: string;
}

type Nothing = Record<never, never>;

export function continueOrAnew({ late, lateContinue, lateAnew }: EngineWords): Flow {
  return flowsWith<Nothing, Nothing, typeof LATE>()<Answers>()({
    id: LATE,
    version: 1,
    start: 'ask',
    words: { late: late as Late, lateContinue, lateAnew },
    late: 'continue',
    steps: {
      ask: {
        leads: ['end'],
        ask: (c) => c.say('late', { what: c.answers.what }),
        choices: [
          { id: 'continue', label: 'lateContinue', words: ['tiep', 'tiep tuc', 'tiep di', 'co', 'continue'] },
          { id: 'anew', label: 'lateAnew', words: ['moi', 'lam moi', 'lam lai', 'bat dau lai', 'new', 'anew'] },
        ],
        accept: (input, c) => {
          const heard = joinInputs(c.answers.heard) ?? undefined;
          if (input.kind === 'choice') return input.id === 'continue' ? c.resume(heard) : anew(heard, c.answers.flow);
          const all = [...c.answers.heard, input].slice(-most);
          // Twice they have told more instead of answering: they are plainly going on.
          return c.misses > 0 ? c.resume(joinInputs(all) as Input) : c.again(undefined, { heard: all });
        },
      },
    },
  });
}

/** The interrupted talk is given up and the input is a first message. Only this flow may do that to another. */
function anew(take: Input | undefined, flow: string | undefined): Move<'end'> {
  return { kind: 'anew', to: 'end', ...(take ? { take } : flow !== undefined && { step: flow }) };
}

/** Sentences of a catalogue are plain strings to the compiler; this one has its blank. */
type Late = { vi: '{what}'; en: '{what}' };

const most = 10;
