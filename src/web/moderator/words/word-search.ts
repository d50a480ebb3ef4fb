import type { WordSearch } from '../api/talk-content.ts';

/** Where the page stands, as the address bar says it. */
export interface WordsSearch extends WordSearch {
  /** Key of the opened sentence. */
  word?: string;
}

/** Pure. What the address may say; anything else is left out. */
export function wordsSearch(search: Record<string, unknown>): WordsSearch {
  const text = (name: string) => (typeof search[name] === 'string' && search[name] !== '' ? search[name] : undefined);
  const found: WordsSearch = {
    q: text('q'),
    flow: text('flow'),
    changed: text('changed') === 'true' ? 'true' : undefined,
    word: text('word'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
