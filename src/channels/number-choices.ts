import type { Choice } from '../engine/reply.ts';

/** Choices as lines `1. …` under a question: for channels without buttons, and for labels too long for a button. */
export function numberChoices(text: string, choices: readonly Pick<Choice, 'label'>[]): string {
  const lines = choices.map((choice, index) => `${index + 1}. ${choice.label}`).join('\n');
  if (lines === '') return text;
  return text.trim() === '' ? lines : `${text}\n\n${lines}`;
}
