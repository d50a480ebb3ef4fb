import type { KeyboardEvent } from 'react';

/** Keys of a field in which words to somebody are written: Ctrl or ⌘ with Enter sends them, Escape leaves the field and closes nothing. */
export function writingKeys(send: () => void): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.currentTarget.blur();
    }
  };
}
