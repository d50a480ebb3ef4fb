/** Pure: for looking things up in the page's own lists, as people type: no marks, đ as d, lower case. */
export function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether every word of `query` begins a word of `text`, whatever the order. */
export function looksLike(text: string, query: string): boolean {
  const words = ` ${withoutMarks(text).replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
  return withoutMarks(query)
    .split(/[^\p{L}\p{N}]+/u)
    .every((part) => words.includes(` ${part}`));
}
