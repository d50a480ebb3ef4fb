import type { Flow } from './flow.ts';
import type { Lang } from './words.ts';

/** What the narrowest channel can show, in characters and numbers. */
export interface Limits {
  text: number;
  choiceLabel: number;
  choices: number;
}

export interface Problem {
  flow: string;
  problem:
    | 'unreachable'
    | 'dead_end'
    | 'leads_nowhere'
    | 'text_too_long'
    | 'label_too_long'
    | 'too_many_choices'
    | 'choice_id_invalid'
    | 'sentence_missing';
  /** The step or the sentence. */
  at: string;
  detail?: string;
}

export interface FlowGraph {
  nodes: { step: string; kind: 'start' | 'door' | 'step'; waits: boolean }[];
  /** `to` may also be `end` or `flow:<id>`. */
  edges: { from: string; to: string }[];
}

/** The steps and where each can lead: what a page can draw. */
export function flowGraph(flow: Flow): FlowGraph {
  const steps = [...flow.steps.values()];
  return {
    nodes: steps.map(({ name, accept }) => ({
      step: name,
      kind: name === flow.start ? 'start' : flow.doors.includes(name) ? 'door' : 'step',
      waits: accept !== undefined,
    })),
    edges: steps.flatMap(({ name, leads }) => leads.map((to) => ({ from: name, to }))),
  };
}

/** What is wrong with a flow beyond what the compiler can see; an empty list for a good one. */
export function inspectFlow(flow: Flow, limits: Limits): Problem[] {
  return [...pathProblems(flow), ...wordProblems(flow, limits), ...choiceProblems(flow, limits)];
}

function pathProblems(flow: Flow): Problem[] {
  const { edges } = flowGraph(flow);
  const next = (step: string) => edges.filter(({ from }) => from === step).map(({ to }) => to);
  const before = (step: string) => edges.filter(({ to }) => to === step).map(({ from }) => from);
  const leaves = (to: string) => to === 'end' || to.startsWith('flow:');
  const reached = closure([flow.start, ...flow.doors], next);
  const ending = closure(
    edges.filter(({ to }) => leaves(to)).map(({ from }) => from),
    before,
  );
  const found: Problem[] = [];
  for (const step of flow.steps.keys()) {
    if (!reached.has(step)) found.push({ flow: flow.id, problem: 'unreachable', at: step });
    if (!ending.has(step)) found.push({ flow: flow.id, problem: 'dead_end', at: step });
  }
  for (const { from, to } of edges)
    if (!leaves(to) && !flow.steps.has(to))
      found.push({ flow: flow.id, problem: 'leads_nowhere', at: from, detail: to });
  return found;
}

function wordProblems({ id, words }: Flow, limits: Limits): Problem[] {
  return Object.entries(words).flatMap(([key, sentence]) =>
    (['vi', 'en'] as const).flatMap((lang): Problem[] => {
      const text: string | undefined = sentence[lang];
      if (!text?.trim()) return [{ flow: id, problem: 'sentence_missing', at: key, detail: lang }];
      return text.length > limits.text
        ? [{ flow: id, problem: 'text_too_long', at: key, detail: `${lang}: ${text.length}` }]
        : [];
    }),
  );
}

function choiceProblems(flow: Flow, limits: Limits): Problem[] {
  const found: Problem[] = [];
  for (const { name, offers } of flow.steps.values()) {
    if (!offers) continue;
    if (offers.vi.length > limits.choices)
      found.push({ flow: flow.id, problem: 'too_many_choices', at: name, detail: String(offers.vi.length) });
    for (const { id } of offers.vi)
      if (!/^[a-z0-9_-]{1,30}$/.test(id))
        found.push({ flow: flow.id, problem: 'choice_id_invalid', at: name, detail: id });
    for (const lang of ['vi', 'en'] satisfies Lang[])
      for (const { label } of offers[lang])
        if (label.length > limits.choiceLabel)
          found.push({ flow: flow.id, problem: 'label_too_long', at: name, detail: label });
  }
  return found;
}

function closure(from: readonly string[], next: (step: string) => string[]): Set<string> {
  const seen = new Set(from);
  for (const step of seen) for (const other of next(step)) seen.add(other);
  return seen;
}
