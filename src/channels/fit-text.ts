const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** How far back from a full part a break is looked for, as a share of the limit: a paragraph's end is worth more. */
const LINE_WITHIN = 0.5;
const WORD_WITHIN = 0.25;

/**
 * Splits a text into parts of at most `limit` UTF-16 units: at a line's end, else between words, else between letters as
 * people see them, and never inside a surrogate pair. White space at a break is dropped; everything else is kept, in order.
 * @param limit at least 2.
 * @returns no part for a text that is empty or blank.
 */
export function fitText(text: string, limit: number): string[] {
  if (!(limit >= 2)) throw new RangeError(`a part needs at least 2 units, not ${limit}`);
  let rest = text.trim();
  if (rest.length <= limit) return rest === '' ? [] : [rest];
  const parts: string[] = [];
  while (rest.length > limit) {
    const end = breakBefore(rest, limit);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  if (rest !== '') parts.push(rest);
  return parts;
}

/** The text is trimmed and longer than `limit`, so that no part comes out empty. */
function breakBefore(text: string, limit: number): number {
  // One unit more than fits: a blank just behind the limit is a good place to break.
  const window = text.slice(0, limit + 1);
  const line = window.lastIndexOf('\n');
  if (line >= limit * LINE_WITHIN) return line;
  const word = window.search(/\s\S*$/);
  if (word >= limit * WORD_WITHIN) return word;
  return letterBreak(text, limit);
}

/** The last boundary between graphemes that fits; a single grapheme longer than a part is cut between code points. */
function letterBreak(text: string, limit: number): number {
  const near = graphemes.segment(text.slice(0, limit + 2)).containing(limit);
  if (near && near.index > 0 && limit - near.index < 64) return near.index;
  const high = text.charCodeAt(limit - 1);
  const splitsPair = high >= 0xd800 && high <= 0xdbff && isLowSurrogate(text.charCodeAt(limit));
  return splitsPair ? limit - 1 : limit;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
