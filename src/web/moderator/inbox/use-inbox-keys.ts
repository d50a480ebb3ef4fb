import type { RefObject } from 'react';
import { useKeys } from '../shell/use-keys.ts';

interface InboxKeys {
  rows: RefObject<HTMLUListElement | null>;
  /** Null: nothing waits. */
  showWaiting: (() => void) | null;
  /** Null: no conversation is open. */
  close: (() => void) | null;
}

/** j and k walk from message to message, Enter and o open its conversation. */
export function useInboxKeys({ rows, showWaiting, close }: InboxKeys): void {
  const links = () => [...(rows.current?.querySelectorAll<HTMLElement>('[data-message]') ?? [])];

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
    r: () => showWaiting?.(),
    Escape: () => close?.(),
  });
}
