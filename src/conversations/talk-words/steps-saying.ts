import { type Catalogue, type Flow, sentencesOf } from '../../engine/index.ts';

/**
 * Pure: the steps at which a sentence is plainly said, by its key: those whose own functions name it, and those that offer it as a
 * choice. What a step says by way of a helper is not seen: then the flow alone tells where it is.
 */
export function stepsSaying(catalogue: Catalogue): Map<string, string[]> {
  const said = new Map<string, string[]>();
  const sources = new Map<Flow, [step: string, source: string][]>();
  for (const { key, flow: id, buttonAt } of sentencesOf(catalogue)) {
    const flow = catalogue.flows.get(id);
    if (!flow) continue;
    const steps = sources.get(flow) ?? sourcesOf(flow);
    sources.set(flow, steps);
    const quoted = new RegExp(`['"\`]${key.slice(id.length + 1)}['"\`]`);
    const naming = steps.filter(([, source]) => quoted.test(source)).map(([step]) => step);
    const all = [...new Set([...naming, ...buttonAt])];
    if (all.length > 0) said.set(key, all);
  }
  return said;
}

function sourcesOf(flow: Flow): [string, string][] {
  return [...flow.steps].map(([step, { say, ask, accept, next }]) => [
    step,
    [say, ask, accept, next].map((part) => (part ? String(part) : '')).join('\n'),
  ]);
}
