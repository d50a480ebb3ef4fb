import type { Input } from './input.ts';

/**
 * The input without characters that PostgreSQL refuses in JSON: NUL, and halves of surrogate pairs that stand alone.
 * Sessions are stored as JSON, so one such character would lose the whole turn.
 */
export function cleanInput(input: Input): Input {
  if (!('text' in input) || input.text === undefined || !suspicious.test(input.text)) return input;
  return { ...input, text: input.text.replace(unstorable, '') } as Input;
}

/** Without the `u` flag this also finds whole pairs, as in emoji; it only decides whether to look closely. */
const suspicious = /[\u0000\uD800-\uDFFF]/;

const unstorable = /[\u0000\p{Surrogate}]/gu;
