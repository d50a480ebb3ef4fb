/** Where the page stands, as the address bar says it. */
export interface FormSearch {
  /** Code of the opened form; `+`: a new one is built. */
  form?: string;
  tab?: Tab;
  period?: string;
  area?: string;
  /** The id of what was filed. */
  filed?: string;
}

/** What is seen of a form: its sums, what was filed, how it is built. */
export type Tab = 'sums' | 'filed' | 'build';

export const NEW_FORM = '+';

const TABS: ReadonlySet<string> = new Set(['sums', 'filed', 'build'] satisfies Tab[]);

/** Pure. What the address may say; anything else is left out. */
export function formSearch(search: Record<string, unknown>): FormSearch {
  const found: Record<string, string> = {};
  for (const name of ['form', 'tab', 'period', 'area', 'filed'] as const) {
    const value = search[name];
    if (typeof value === 'string' && value !== '' && (name !== 'tab' || TABS.has(value))) found[name] = value;
  }
  return found as FormSearch;
}
