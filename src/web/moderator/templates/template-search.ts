/** Where the page stands, as the address bar says it. */
export interface TemplateSearch {
  /** Id of the opened template, or `new`. */
  template?: string;
}

/** Pure. What the address may say; anything else is left out. */
export function templateSearch({ template }: Record<string, unknown>): TemplateSearch {
  return typeof template === 'string' && template !== '' ? { template } : {};
}
