/** Blanks of templates stand in square brackets: “Sẽ làm xong ngày [ngày]”. */
const BLANK = /\[([^\][]*)\]/;

/** The name of the first blank that a text still has; null: none. */
export const blankIn = (text: string): string | null => BLANK.exec(text)?.[1] ?? null;

/** Puts words into the first blank. */
export const withBlankFilled = (text: string, words: string): string =>
  text.replace(BLANK, () => words.replace(/[[\]]/g, ''));

/** Puts what is known into the blanks of these names; the others stay. */
export const withKnown = (text: string, known: Readonly<Record<string, string | null>>): string =>
  text.replace(new RegExp(BLANK, 'g'), (blank, name: string) => known[name.trim().toLowerCase()] ?? blank);
