import { useSyncExternalStore } from 'react';
import type { AnswerDraft } from './answer-draft.ts';

const PREFIX = 'nghe-dan.answer.';
const listeners = new Set<() => void>();
/** Parsed once: a store must give the same object as long as nothing changes. */
const parsed = new Map<string, { text: string; draft: AnswerDraft }>();

/** What is being written, by answer (`new:VC-0427` for a new one): a reload, another answer or a lost session keeps it. */
export function useKeptDraft(key: string): [AnswerDraft | null, (draft: AnswerDraft | null) => void] {
  const draft = useSyncExternalStore(listen, () => read(key));
  return [draft, (next) => write(key, next)];
}

function read(key: string): AnswerDraft | null {
  const text = sessionStorage.getItem(PREFIX + key);
  if (text === null) return null;
  const known = parsed.get(key);
  if (known?.text === text) return known.draft;
  const draft = JSON.parse(text) as AnswerDraft;
  parsed.set(key, { text, draft });
  return draft;
}

function write(key: string, draft: AnswerDraft | null): void {
  if (draft === null) sessionStorage.removeItem(PREFIX + key);
  else sessionStorage.setItem(PREFIX + key, JSON.stringify(draft));
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
