/**
 * What a one-time code is written with. Capital consonants and digits: without vowels, D and W neither Telex nor VNI turns a letter
 * that is typed into another one, and no word comes about; without 0, 1, S, Y and Z nothing is read for something else.
 */
export const LINK_CODE_SIGNS = 'BCFGHJKLMNPQRTVX23456789';

/** 24^9: more than 41 random bits. Those with fewer than three letters, which a number could be taken for, are one in 270. */
const LENGTH = 9;
const FEWEST_LETTERS = 3;

/**
 * A new code, as it is kept: `K7TQ2MXH4`.
 * @param draw an index below its argument, from a source that nobody can guess (`randomInt` of `node:crypto`).
 */
export function newLinkCode(draw: (below: number) => number): string {
  for (;;) {
    const code = Array.from({ length: LENGTH }, () => LINK_CODE_SIGNS[draw(LINK_CODE_SIGNS.length)]).join('');
    if (lettersOf(code) >= FEWEST_LETTERS) return code;
  }
}

/** As people see it and read it to each other: `K7T-Q2M-XH4`. */
export function shownLinkCode(code: string): string {
  return code.replace(/(?=(?:.{3})+$)(?!^)/g, '-');
}

/**
 * The code that a message consists of, as it is kept; null where it is no code. In any case, in one piece or in three, with "mã", "mã
 * nối", "mã là" before it, or as a deep link of Telegram brings it: `/start K7TQ2MXH4`. Whether it is a good one tells the store.
 */
export function linkCodeIn(text: string): string | null {
  const [, a, b, c] = SAID.exec(text.trim().toUpperCase().normalize('NFC')) ?? [];
  const code = `${a ?? ''}${b ?? ''}${c ?? ''}`;
  return code !== '' && lettersOf(code) >= FEWEST_LETTERS ? code : null;
}

const THREE = `([${LINK_CODE_SIGNS}]{3})`;
const BEFORE = '(?:(?:\\/START|(?:M[ÃA]|CODE)(?: (?:N[ỐO]I|K[ẾE]T N[ỐO]I|LI[ÊE]N K[ẾE]T|C[ỦU]A T[ÔO]I|L[ÀA]))*)[ :]+)?';
const SAID = new RegExp(`^${BEFORE}${THREE}[ .–—-]{0,3}${THREE}[ .–—-]{0,3}${THREE}[ .!]*$`, 'u');

function lettersOf(code: string): number {
  return (code.match(/[A-Z]/g) ?? []).length;
}
