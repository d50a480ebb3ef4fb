import type { AssignmentItem } from '../../../duties/duty-schema.ts';

/** How an assignment stands, as a cell or a row shows it: what matters most. */
export const STATES = [
  ...(['late', 'unacknowledged', 'acknowledged', 'doing', 'returned', 'filed', 'done', 'declined'] as const),
  'cancelled',
] as const;
export type State = (typeof STATES)[number];

const BY_STATUS: Record<AssignmentItem['status'], State> = {
  assigned: 'unacknowledged',
  delivered: 'unacknowledged',
  acknowledged: 'acknowledged',
  doing: 'doing',
  evidence_filed: 'filed',
  returned: 'returned',
  done: 'done',
  declined: 'declined',
  cancelled: 'cancelled',
};

const OWED: ReadonlySet<State> = new Set(['unacknowledged', 'acknowledged', 'doing', 'returned']);

/** Pure. */
export function stateOf({ status, deadline }: Pick<AssignmentItem, 'status' | 'deadline'>, now: Date): State {
  const state = BY_STATUS[status];
  return OWED.has(state) && new Date(deadline) < now ? 'late' : state;
}
