import type { EntryContext, Input, Screened } from '../../src/engine/index.ts';
import type { MessageChange } from '../effects.ts';
import type { FactTypes } from '../facts.ts';

export type IssueChange = MessageChange;

/**
 * A change of a message that has become part of an issue belongs to that issue, whatever is being talked about now. Null for every other
 * input.
 */
export function changeOfIssue(input: Input, c: EntryContext<FactTypes>): Screened | null {
  if ((input.kind !== 'edited' && input.kind !== 'deleted') || input.of === undefined) return null;
  if (!c.fact('person').consented) return null;
  const found = c.fact('changed_message', { of: input.of });
  if (!found) return null;
  const { code, message, was } = found;
  // Some channels send a message again when nothing of its words has changed.
  if (input.kind === 'edited' && input.text.trim() === was?.trim()) return { flow: 'follow-issue', step: 'same' };
  const change: IssueChange = { message, was, ...(input.kind === 'edited' && { text: input.text }) };
  return { flow: 'follow-issue', step: 'changed', answers: { code, change } };
}
