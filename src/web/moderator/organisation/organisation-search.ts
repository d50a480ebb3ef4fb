/** Where the page stands, as the address bar says it. */
export interface OrganisationSearch {
  /** Words that are looked for. */
  q?: string;
  /** Units that are gone stand in the list, too. */
  ended?: '1';
  /** The unit that is open, and the post of it. */
  unit?: string;
  post?: string;
  /** The import of a file is open. */
  import?: '1';
}

/** Pure. What the address may say; anything else is left out. */
export function organisationSearch(search: Record<string, unknown>): OrganisationSearch {
  const text = (name: string) => (typeof search[name] === 'string' && search[name] !== '' ? search[name] : undefined);
  const [q, unit, post] = [text('q'), text('unit'), text('post')];
  return {
    ...(q !== undefined && { q }),
    ...(search.ended === '1' && { ended: '1' as const }),
    ...(unit !== undefined && { unit }),
    ...(unit !== undefined && post !== undefined && { post }),
    ...(unit === undefined && search.import === '1' && { import: '1' as const }),
  };
}
