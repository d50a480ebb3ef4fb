import { useNavigate } from '@tanstack/react-router';
import type { RefObject } from 'react';
import type { IssueSearch } from '../api/issues.ts';
import { useKeys } from '../shell/use-keys.ts';

/** What a key asks of an issue; from the list it travels with the step that opens the issue. */
export type IssueAct = 'answer' | 'assign' | 'status' | 'category' | 'area' | 'about' | 'note';

declare module '@tanstack/react-router' {
  interface HistoryState {
    act?: IssueAct;
  }
}

export const ACT_KEYS: Record<string, IssueAct> = {
  e: 'answer',
  a: 'assign',
  s: 'status',
  c: 'category',
  d: 'area',
  n: 'note',
};

interface ListKeys {
  code: string | null;
  search: IssueSearch;
  rows: RefObject<HTMLUListElement | null>;
  codes: string[];
  /** Loads the next page; null: there is none. */
  more: (() => unknown) | null;
}

/** j and k walk through the list; while an issue is open they open the next. A row that has the focus can be worked on at once. */
export function useListKeys({ code, search, rows, codes, more }: ListKeys): void {
  const navigate = useNavigate();
  const focused = () => rows.current?.querySelector<HTMLElement>('[data-code]:focus')?.dataset.code ?? null;
  const open = (next: string, act?: IssueAct) =>
    void navigate({ to: '/issues/$code', params: { code: next }, search, replace: code !== null, state: { act } });

  function move(step: 1 | -1) {
    const here = codes.indexOf(focused() ?? code ?? '');
    const index = here === -1 ? 0 : here + step;
    const next = codes[index];
    if (index >= codes.length - 1) more?.();
    if (next === undefined) return;
    const row = rows.current?.querySelector<HTMLElement>(`[data-code="${CSS.escape(next)}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
    if (code !== null) open(next);
  }

  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: (event) => {
      if (focused() === null) return;
      event.preventDefault();
      move(1);
    },
    ArrowUp: (event) => {
      if (focused() === null) return;
      event.preventDefault();
      move(-1);
    },
    o: () => {
      const row = focused();
      if (row !== null) open(row);
    },
    ...Object.fromEntries(
      Object.entries(ACT_KEYS).map(([key, act]) => [
        key,
        (event: KeyboardEvent) => {
          const row = focused();
          if (code !== null || row === null) return;
          event.preventDefault();
          open(row, act);
        },
      ]),
    ),
  });
}
