/** What people type for a code: two letters, perhaps a dash or blank, at least three digits, with O for 0 and I or l for 1. */
const typed = /(?<![\p{L}\p{N}])([A-Za-z01]{2})[ .:#_–—-]{0,3}([0-9OoIil]{3,9})(?![\p{L}\p{N}])/gu;

/**
 * The first code of an issue in a text, as it stands in the database (`VC-0427`), or null. Letters stand only in the
 * prefix and digits only after it, so slips between O and 0, I and 1 can be repaired.
 */
export function issueCodeOf(text: string, prefixes: ReadonlySet<string>): string | null {
  if (!/\d/.test(text)) return null;
  for (const match of text.matchAll(typed)) {
    const prefix = match[1]!.toUpperCase().replaceAll('0', 'O').replaceAll('1', 'I');
    if (!prefixes.has(prefix) || !/\d/.test(match[2]!)) continue;
    const digits = match[2]!.replace(/[Oo]/g, '0').replace(/[Iil]/g, '1').replace(/^0+/, '');
    if (digits !== '') return `${prefix}-${digits.padStart(4, '0')}`;
  }
  return null;
}

/** A text but for what may be codes in it. */
export const withoutCode = (text: string) => text.replace(typed, ' ');
