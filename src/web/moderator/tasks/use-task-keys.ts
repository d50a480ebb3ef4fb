import type { RefObject } from 'react';
import { useKeys } from '../shell/use-keys.ts';

/** j and k walk from task to task, Enter and o open what the chosen one is about, x marks it as done. */
export function useTaskKeys(rows: RefObject<HTMLUListElement | null>, showWaiting: (() => void) | null): void {
  const all = () => [...(rows.current?.querySelectorAll<HTMLElement>('[data-task]') ?? [])];
  const here = () => all().find((row) => row.contains(document.activeElement));

  function move(step: 1 | -1) {
    const list = all();
    const present = here();
    const next = present ? list[list.indexOf(present) + step] : list[0];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
  }
  const press = (what: string) => here()?.querySelector<HTMLElement>(what)?.click();

  useKeys({
    j: () => move(1),
    k: () => move(-1),
    o: () => press('[data-opens]'),
    Enter: (event) => {
      // On a link or button it does what they are for.
      if (event.target === here()) press('[data-opens]');
    },
    x: (event) => {
      event.preventDefault();
      press('[data-finishes]');
    },
    r: () => showWaiting?.(),
  });
}
