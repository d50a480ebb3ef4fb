import { type RefObject, useEffect, useRef } from 'react';

/** Brings the row of what is open into view: an address may name one that lies far below. */
export function useShown<Row extends HTMLElement>(isOpen: boolean): RefObject<Row | null> {
  const row = useRef<Row>(null);
  useEffect(() => {
    if (isOpen) row.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isOpen]);
  return row;
}
