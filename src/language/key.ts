/**
 * How texts are compared: without tone marks, lower case, single blanks. People type NFC, NFD (iPhones), CP1258 (old
 * Windows keyboards: half composed, half combining), full-width or styled letters, `Ð` (U+00D0) for `Đ`, blanks that
 * do not break and characters that have no width. All of these give the same key. Punctuation stays: `/start` is not `start`.
 */
export function keyOf(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(widthless, '')
    .toLowerCase()
    .replace(barred, 'd')
    .replace(blanks, ' ')
    .trim()
    .normalize('NFC');
}

/** Single blanks and no marks: the common short texts ("1", "Co", "menu") need only lower case. */
const plain = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** Marks, zero-width characters, soft hyphens, direction marks and emoji variation selectors. */
const widthless = /[\p{M}\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu;

const barred = /[đð]/g;

const blanks = /\s+/g;
