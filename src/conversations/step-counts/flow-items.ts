import { type Catalogue, type Flow, flowGraph, questionOf } from '../../engine/index.ts';
import type { FlowItem, FlowStep } from './flow-schema.ts';
import type { StepCount } from './step-count-store.ts';

type Counts = Omit<StepCount, 'day'>;

/** Pure: each flow with its steps in the order in which a talk can reach them, and what became of people there. */
export function flowItems(catalogue: Catalogue, counts: readonly Counts[]): FlowItem[] {
  return [...catalogue.flows.values()].map((flow) => {
    const own = counts.filter((one) => one.flow === flow.id);
    const steps = inOrder(flow).map((step) => stepOf(flow, { step, counts: own }));
    // Counted under a name that the flow has no more.
    const gone = own.filter(({ step }) => !flow.steps.has(step)).map((count) => goneStep(count));
    return { id: flow.id, steps: [...steps, ...gone] };
  });
}

function stepOf(flow: Flow, { step, counts }: { step: string; counts: readonly Counts[] }): FlowStep {
  const { nodes, edges } = flowGraph(flow);
  const { kind, waits } = nodes.find((node) => node.step === step)!;
  const definition = flow.steps.get(step)!;
  return {
    ...countsOf(counts.find((one) => one.step === step)),
    ...{ step, kind, waits },
    says: { vi: questionOf(flow, definition, 'vi'), en: questionOf(flow, definition, 'en') },
    leads: edges.filter(({ from }) => from === step).map(({ to }) => to),
  };
}

function goneStep(count: Counts): FlowStep {
  return { ...countsOf(count), step: count.step, kind: 'gone', waits: true, says: { vi: null, en: null }, leads: [] };
}

function countsOf(count: Counts | undefined): Pick<Counts, 'entered' | 'answered' | 'abandoned'> {
  return { entered: count?.entered ?? 0, answered: count?.answered ?? 0, abandoned: count?.abandoned ?? 0 };
}

/** The start, then whatever can be reached the sooner; what only a door leads to comes last. */
function inOrder(flow: Flow): string[] {
  const reached = new Set<string>();
  for (const first of [flow.start, ...flow.doors, ...flow.steps.keys()]) {
    const waiting = [first];
    for (const step of waiting) {
      if (reached.has(step) || !flow.steps.has(step)) continue;
      reached.add(step);
      waiting.push(...flow.steps.get(step)!.leads);
    }
  }
  return [...reached];
}
