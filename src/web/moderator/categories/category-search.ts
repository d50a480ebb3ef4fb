/** Where the page stands, as the address bar says it. */
export interface CategorySearch {
  /** Code of the opened category. */
  code?: string;
  q?: string;
}

/** Pure. What the address may say; anything else is left out. */
export function categorySearch(search: Record<string, unknown>): CategorySearch {
  const text = (name: string) => (typeof search[name] === 'string' && search[name] !== '' ? search[name] : undefined);
  const [code, q] = [text('code'), text('q')];
  return { ...(code !== undefined && { code }), ...(q !== undefined && { q }) };
}
