/** What was changed of something: its name in the history, and how it was and is; null: there is none. */
export type Edit = readonly [what: string, before: string | null, after: string | null];

/** Pure: what differs, as the history keeps it: `tên: A → B; cấp trên: không có → C`. Null where nothing does. */
export function editText(edits: readonly Edit[]): string | null {
  const said = edits
    .filter(([, before, after]) => before !== after)
    .map(([what, before, after]) => `${what}: ${before ?? 'không có'} → ${after ?? 'không có'}`);
  return said.length === 0 ? null : said.join('; ');
}
