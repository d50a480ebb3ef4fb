import { fitText } from './fit-text.ts';

/**
 * Splits a text into parts of at most `limit` UTF-16 units and keeps every line whole that fits into a part: choices and addresses
 * stand in lines. A line that is longer is split as `fitText` does it. Blank lines at a break are dropped.
 * @returns no part for a text that is empty or blank.
 */
export function fitLines(text: string, limit: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const line of text.trim().split('\n')) {
    const longer = part === '' ? line : `${part}\n${line}`;
    if (longer.trimEnd().length <= limit) {
      part = longer;
      continue;
    }
    const pieces = line.trimEnd().length <= limit ? [line] : fitText(line, limit);
    parts.push(part, ...pieces.slice(0, -1));
    part = pieces.at(-1) ?? '';
  }
  return [...parts, part].map((found) => found.replace(/^(\s*\n)+/, '').trimEnd()).filter((found) => found !== '');
}
