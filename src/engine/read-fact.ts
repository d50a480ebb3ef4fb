import { factKey } from './fact-key.ts';
import type { RunningTurn } from './running-turn.ts';
import { FactMissing } from './signals.ts';
import type { FactRequest } from './turn.ts';

/** What asks for a fact. */
export const requestOf = (fact: string, args?: object | null): FactRequest =>
  args ? { fact, args: { ...args } } : { fact };

/**
 * A loaded fact. One that is missing ends the turn: it is asked for together with those that the catalogue and the talks under
 * way name beforehand, so that few rounds are needed.
 */
export function readFact(turn: RunningTurn, name: string, args?: object): unknown {
  const wanted = requestOf(name, args);
  const value = turn.request.facts.get(factKey(wanted));
  if (value !== undefined) return value;
  throw missing(turn, [wanted]);
}

/** Ends the turn where any of them is not loaded yet: all that are missing are asked for. */
export function readTogether(turn: RunningTurn, wanted: readonly FactRequest[]): void {
  const unknown = wanted.filter((request) => !turn.request.facts.has(factKey(request)));
  if (unknown.length > 0) throw missing(turn, unknown);
}

function missing({ catalogue, frames, request: { facts } }: RunningTurn, wanted: readonly FactRequest[]): FactMissing {
  const soon = frames.flatMap(({ flow }) => catalogue.flows.get(flow)?.facts ?? []);
  const asked = new Set(wanted.map(factKey));
  const others = [...new Set([...(catalogue.facts ?? []), ...soon])].filter(
    (fact) => !asked.has(fact) && !facts.has(fact),
  );
  return new FactMissing([...wanted, ...others.map((fact) => ({ fact }))]);
}
