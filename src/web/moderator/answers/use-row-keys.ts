import type { RefObject } from 'react';
import { useKeys } from '../shell/use-keys.ts';

/** j and k walk from row to row, o and Enter open the one that has the focus. */
export function useRowKeys(rows: RefObject<HTMLUListElement | null>): void {
  const links = () => [...(rows.current?.querySelectorAll<HTMLElement>('a') ?? [])];

  function move(step: 1 | -1) {
    const all = links();
    const here = all.indexOf(document.activeElement as HTMLElement);
    const next = all[here === -1 ? 0 : here + step];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
  }

  useKeys({
    j: () => move(1),
    k: () => move(-1),
    o: () => links().includes(document.activeElement as HTMLElement) && (document.activeElement as HTMLElement).click(),
  });
}
