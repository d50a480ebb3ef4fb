import type { Input } from './input.ts';

/**
 * The input without characters that PostgreSQL refuses in JSON: NUL, and halves of surrogate pairs that stand alone.
 * Sessions are stored as JSON, so one such character would lose the whole turn.
 */
export function cleanInput(input: Input): Input {
  if (!('text' in input) || input.text === undefined) return input;
  const { text } = input;
  if (text.isWellFormed() && !text.includes('\0')) return input;
  return { ...input, text: text.replace(unstorable, '') } as Input;
}

const unstorable = /[\u0000\p{Surrogate}]/gu;
