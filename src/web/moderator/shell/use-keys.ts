import { useEffect, useRef } from 'react';

type Keys = Record<string, (event: KeyboardEvent) => void>;

/**
 * Single keys, by what they write (`?`, `j`, `Escape`). They rest while somebody writes in a field, holds a modifier, composes
 * Vietnamese with an input method, or while a dialog or menu is open: those have keys of their own.
 */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.composedPath().some(hasKeysOfItsOwn) || document.querySelector('[aria-modal="true"]')) return;
      latest.current[event.key]?.(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** Asked of the whole way of the event: the Escape that closes a dialog has removed it before it arrives here. */
function hasKeysOfItsOwn(target: EventTarget): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(OWN_KEYS));
}

const OWN_KEYS = 'input, textarea, select, [role="menu"], [role="listbox"], [role="dialog"]';
