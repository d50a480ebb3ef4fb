import { factKey } from './fact-key.ts';
import type { RunningTurn } from './running-turn.ts';
import { FactMissing } from './signals.ts';
import type { FactRequest } from './turn.ts';

/**
 * A loaded fact. One that is missing ends the turn: it is asked for together with those that the catalogue and the talks under
 * way name beforehand, so that few rounds are needed.
 */
export function readFact({ catalogue, frames, request }: RunningTurn, name: string, args?: object): unknown {
  const { facts } = request;
  const wanted: FactRequest = args === undefined ? { fact: name } : { fact: name, args: { ...args } };
  const value = facts.get(args === undefined ? name : factKey(wanted));
  if (value !== undefined) return value;
  const soon = frames.flatMap(({ flow }) => catalogue.flows.get(flow)?.facts ?? []);
  const others = new Set([...(catalogue.facts ?? []), ...soon]);
  const need = [...others].filter((fact) => fact !== name && !facts.has(fact)).map((fact) => ({ fact }));
  throw new FactMissing([wanted, ...need]);
}
