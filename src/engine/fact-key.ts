import type { FactRequest } from './turn.ts';

/** The key under which a loaded fact is found: its name, and its arguments in the order of their names. */
export function factKey({ fact, args }: FactRequest): string {
  if (args === undefined) return fact;
  const sorted = Object.keys(args)
    .sort()
    .map((name) => [name, args[name]]);
  return `${fact} ${JSON.stringify(sorted)}`;
}
