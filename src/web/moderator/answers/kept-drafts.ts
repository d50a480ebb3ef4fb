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

/** A draft is saved now as that version of the answer: what was written on it while that went on stays a draft of it. */
export function settleDraft(
  key: string,
  saved: AnswerDraft | null,
  { id, version }: { id: string; version: number },
): void {
  const newer = read(key);
  write(key, null);
  if (newer && newer !== saved) write(id, { ...newer, version });
}

/** It could not be saved, for somebody else was quicker: it becomes a draft, unless it was one. */
export function keepRefused(key: string, draft: AnswerDraft): void {
  if (read(key) === null) write(key, draft);
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
