import type { TaskSearch } from '../api/tasks.ts';

/** Pure: the filters as far as they stand in the address in a form that is understood. */
export function taskSearch(search: Record<string, unknown>): TaskSearch {
  return {
    ...(search.state === 'done' && { state: 'done' as const }),
    ...(typeof search.kind === 'string' && /^[a-z_]{1,40}$/.test(search.kind) && { kind: search.kind }),
  };
}
