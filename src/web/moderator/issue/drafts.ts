import { useSyncExternalStore } from 'react';

/** What is being written, per issue and kind (`answer`, `note`, `status:refused`): a reload, another issue or a lost session keeps it. */
export interface Draft {
  text: string;
  set(text: string): void;
}

const PREFIX = 'nghe-dan.draft.';
const listeners = new Set<() => void>();

export function useDraft(code: string, kind: string): Draft {
  const text = useSyncExternalStore(listen, () => readDraft(code, kind));
  return { text, set: (next) => writeDraft(code, kind, next) };
}

export function readDraft(code: string, kind: string): string {
  return sessionStorage.getItem(nameOf(code, kind)) ?? '';
}

export function writeDraft(code: string, kind: string, text: string): void {
  if (text === '') sessionStorage.removeItem(nameOf(code, kind));
  else sessionStorage.setItem(nameOf(code, kind), text);
  for (const listener of listeners) listener();
}

/** Puts words back in front of what was written meanwhile. */
export function returnToDraft(code: string, kind: string, text: string): void {
  writeDraft(code, kind, [text, readDraft(code, kind)].filter((part) => part !== '').join('\n\n'));
}

function nameOf(code: string, kind: string): string {
  return `${PREFIX}${code}.${kind}`;
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
