import type { AllowedChange, IssueStatus } from './issue-schema.ts';

/**
 * The one table of allowed changes of status. `answered` (something substantive was said), `done` (something was done) and
 * `confirmed` (the resident says so) are three different things.
 * `merged` has no way in here: merging names another issue, so it is no plain change of status.
 */

export type Actor = 'resident' | 'moderator' | 'cadre' | 'system';

/** What must be written with a change to a status; `unit`: it is reached by assigning. */
const NEEDS: Readonly<Partial<Record<IssueStatus, NonNullable<AllowedChange['needs']>>>> = {
  assigned: 'unit',
  waiting_resident: 'question',
  answered: 'answer',
  done: 'deed',
  refused: 'refusal',
};

const AT_WORK = ['triaged', 'assigned', 'in_progress', 'waiting_resident', 'answered', 'done', 'refused'] as const;

const MODERATOR: Readonly<Record<IssueStatus, readonly IssueStatus[]>> = {
  new: ['triaged', 'assigned', 'waiting_resident', 'answered', 'refused'],
  triaged: without('triaged'),
  assigned: without('assigned'),
  in_progress: without('in_progress'),
  waiting_resident: without('waiting_resident'),
  answered: ['done', 'reopened'],
  done: ['reopened'],
  confirmed: ['reopened'],
  reopened: AT_WORK,
  // A refusal can be taken back, like every closing by a moderator.
  refused: ['reopened'],
  merged: [],
  // Only the resident may take up again what he withdrew, by reporting it anew.
  withdrawn: [],
};

const RESIDENT: Readonly<Record<IssueStatus, readonly IssueStatus[]>> = {
  new: ['withdrawn'],
  triaged: ['withdrawn'],
  assigned: ['withdrawn'],
  in_progress: ['withdrawn'],
  // An answer to the question of the staff puts the issue back to where the question found it.
  waiting_resident: ['new', 'triaged', 'assigned', 'in_progress', 'reopened', 'withdrawn'],
  answered: ['confirmed', 'reopened'],
  done: ['confirmed', 'reopened'],
  confirmed: ['reopened'],
  reopened: ['withdrawn'],
  refused: [],
  merged: [],
  withdrawn: [],
};

/** Who has an issue works on it, asks and ends it; `triaged`: gives it back. Opening it again is the resident's and the moderators'. */
const CADRE_AT_WORK = ['in_progress', 'waiting_resident', 'answered', 'done', 'triaged'] as const;

const CADRE: Readonly<Partial<Record<IssueStatus, readonly IssueStatus[]>>> = {
  assigned: CADRE_AT_WORK,
  in_progress: CADRE_AT_WORK.filter((to) => to !== 'in_progress'),
  waiting_resident: CADRE_AT_WORK.filter((to) => to !== 'waiting_resident'),
  reopened: CADRE_AT_WORK,
  answered: ['done'],
};

/** A question of the staff that nobody answered in time: the work goes on where the question found it. */
const SYSTEM: Readonly<Partial<Record<IssueStatus, readonly IssueStatus[]>>> = {
  waiting_resident: ['new', 'triaged', 'assigned', 'in_progress', 'reopened'],
};

/** `answered done confirmed refused merged withdrawn` are closed, in Open311 too. */
const CLOSED: ReadonlySet<IssueStatus> = new Set([
  'answered',
  'done',
  'confirmed',
  'refused',
  'merged',
  'withdrawn',
] satisfies IssueStatus[]);

/** The changes that `actor` may make from `status`, in the order in which they are offered. */
export function allowedChanges(status: IssueStatus, actor: Actor): AllowedChange[] {
  if (actor === 'system') return (SYSTEM[status] ?? []).map((to) => ({ to, needs: null }));
  if (actor === 'cadre') return (CADRE[status] ?? []).map((to) => ({ to, needs: NEEDS[to] ?? null }));
  if (actor === 'resident') return RESIDENT[status].map((to) => ({ to, needs: null }));
  return MODERATOR[status].map((to) => ({ to, needs: NEEDS[to] ?? null }));
}

export function isAllowed(from: IssueStatus, to: IssueStatus, actor: Actor): boolean {
  return allowedChanges(from, actor).some((change) => change.to === to);
}

/** What a moderator must write to change to this status; null: nothing. */
export function neededFor(to: IssueStatus): AllowedChange['needs'] {
  return NEEDS[to] ?? null;
}

export function isOpen(status: IssueStatus): boolean {
  return !CLOSED.has(status);
}

export const CLOSED_STATUSES: readonly IssueStatus[] = [...CLOSED];

function without(status: IssueStatus): readonly IssueStatus[] {
  return AT_WORK.filter((other) => other !== status);
}
