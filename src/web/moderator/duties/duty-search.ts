import type { CatalogueSearch, ChaseSearch, DutyScope } from '../api/duties.ts';

/** Pure: what stands in the addresses of the pages on duties. Whatever is not understood is left out. */

type Search = Record<string, unknown>;

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const CODE = /^[\w.-]{1,40}$/;

export interface CalendarSearch extends DutyScope {
  view?: 'list';
  /** `YYYY-MM`; left out: this one. */
  month?: string;
  /** In the list: this day alone. */
  day?: string;
  /** In the list: this duty alone. */
  duty?: string;
}

export interface CataloguePageSearch extends CatalogueSearch {
  /** The one that is open; `new`: one that is being written. */
  duty?: string;
  edit?: 'true';
}

export function calendarSearch(search: Search): CalendarSearch {
  return withoutGaps({
    ...scopeOf(search),
    view: search.view === 'list' ? 'list' : undefined,
    month: matching(search.month, MONTH),
    day: matching(search.day, DAY),
    duty: matching(search.duty, CODE),
  });
}

export function cataloguePageSearch(search: Search): CataloguePageSearch {
  return withoutGaps({
    programme: matching(search.programme, CODE),
    ladder: LADDERS.find((one) => one === search.ladder),
    ended: search.ended === 'true' ? 'true' : undefined,
    duty: matching(search.duty, CODE),
    edit: search.edit === 'true' ? 'true' : undefined,
  });
}

export interface MatrixSearch extends DutyScope {
  /** Left out: from the first of this month to its end. */
  from?: string;
  to?: string;
}

export function matrixSearch(search: Search): MatrixSearch {
  return withoutGaps({ ...scopeOf(search), from: matching(search.from, DAY), to: matching(search.to, DAY) });
}

export function chaseSearch(search: Search): ChaseSearch {
  const why = search.why === 'late' || search.why === 'unacknowledged' ? search.why : undefined;
  return withoutGaps({ ...scopeOf(search), why });
}

export interface SimulateSearch extends DutyScope {
  /** The day that is taken for today. */
  today?: string;
  days?: string;
  duty?: string;
}

export function simulateSearch(search: Search): SimulateSearch {
  return withoutGaps({
    ...{ ...scopeOf(search), today: matching(search.today, DAY), duty: matching(search.duty, CODE) },
    days: matching(search.days, /^(1|7|14|31)$/),
  });
}

export const LADDERS = ['L1', 'L2', 'L3', 'L4', 'none'] as const;

export function scopeOf(search: Search): DutyScope {
  return {
    area: matching(search.area, CODE),
    unit: matching(search.unit, CODE),
    programme: matching(search.programme, CODE),
  };
}

export function matching(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

export function withoutGaps<T extends object>(search: T): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;
}
