/** A piece of a text; `href` where it can be followed. */
export interface TextPiece {
  text: string;
  href?: string;
}

/** Web addresses, Vietnamese phone numbers (with blanks, dots or dashes), and numbers of services such as 1900 6769. */
const LINK =
  /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])|((?<![\d/.,-])(?:(?:\+84|0)(?:[ .-]?\d){8,10}|1[89]00(?:[ .-]?\d){4,6})(?!\d))/g;

/** Pure. Takes a text apart at what can be tapped; put together again the pieces are the text. */
export function findLinks(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const [found, url] = match;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: found, href: url ?? `tel:${found.replace(/[^\d+]/g, '')}` });
    from = match.index + found.length;
  }
  return from < text.length ? [...pieces, { text: text.slice(from) }] : pieces;
}
