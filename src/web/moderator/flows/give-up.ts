import type { FlowItem, FlowStep } from '../../../conversations/step-counts/flow-schema.ts';

/** Pure: how many were asked and have not answered. Never below none: who was asked before the period may answer in it. */
export function silentAt({ entered, answered, abandoned }: FlowStep): number {
  return Math.max(0, entered - answered - abandoned);
}

/** Pure: of those who came to a step, how many of a hundred did not go on from it. */
export function lostAt(step: FlowStep): number {
  if (step.entered === 0) return 0;
  return Math.min(100, Math.round(((step.abandoned + silentAt(step)) / step.entered) * 100));
}

/** Pure: the beginning of what a step says, on one line. */
export function shortly(says: string | null, most = LINE): string | null {
  const line = says?.replace(/\s+/g, ' ').trim();
  if (!line) return null;
  return line.length <= most ? line : `${line.slice(0, line.lastIndexOf(' ', most))}…`;
}

const LINE = 110;

/** Pure: the step at which most people are lost, by their number; null where nobody is. */
export function worstStep({ steps }: FlowItem): FlowStep | null {
  const lost = (step: FlowStep) => step.abandoned + silentAt(step);
  const worst = steps.reduce<FlowStep | null>((most, step) => (most && lost(most) >= lost(step) ? most : step), null);
  return worst && lost(worst) > 0 ? worst : null;
}
