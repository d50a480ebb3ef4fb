/** Blanks of templates stand in square brackets (`src/language/blanks.ts`); the server refuses words that still have one. */
const BLANK = /\[([^\][]*)\]/;

/** The name of the first blank that a text still has; null: none. */
export const blankIn = (text: string): string | null => BLANK.exec(text)?.[1] ?? null;

/** Puts the cursor over the first blank, so that typing fills it. */
export function selectBlank(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.focus();
  const found = BLANK.exec(field.value);
  if (found) field.setSelectionRange(found.index, found.index + found[0].length);
}
