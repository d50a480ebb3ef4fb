import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import dictionary from 'dictionary-vi';

/** A Vietnamese text of a source file. */
export interface SourceText {
  file: string;
  line: number;
  /** What is filled in stands as `0`. */
  text: string;
}

const root = path.resolve(import.meta.dirname, '../..');

/** Files whose texts people read: of flows, of slices, of the pages. The English words of the moderators' page have files of their own. */
export function wordFiles(): string[] {
  return ['flows', 'src']
    .flatMap((folder) =>
      (readdirSync(path.join(root, folder), { recursive: true }) as string[]).map((name) => path.join(folder, name)),
    )
    .filter((file) => /\/words(\.vi)?\.ts$/.test(file) && file !== 'src/engine/words.ts')
    .concat('flows/area-words.ts', 'flows/engine-words.ts', 'flows/issue-words.ts')
    .concat('src/conversations/simulator/effect-words.ts')
    .sort();
}

export function vietnameseTexts(file: string): SourceText[] {
  return vietnameseIn(readFileSync(path.join(root, file), 'utf8')).map((found) => ({ file, ...found }));
}

/** Pure. The texts of a TypeScript source that are not below a key `en`, nor ids, nor names of files. */
export function vietnameseIn(source: string): Omit<SourceText, 'file'>[] {
  const found: Omit<SourceText, 'file'>[] = [];
  /** For each bracket that is open, whether an `en:` stands in it. */
  const english: boolean[] = [false];
  let at = 0;
  const lineOf = (index: number) => source.slice(0, index).split('\n').length;
  const keep = (text: string, from: number) => {
    if (!english.includes(true) && !isId(text)) found.push({ line: lineOf(from), text });
  };

  function code(until?: string): void {
    while (at < source.length) {
      const char = source[at]!;
      if (char === until && english.length > 0) return;
      if (source.startsWith('//', at)) at = endOf('\n');
      else if (source.startsWith('/*', at)) at = endOf('*/') + 2;
      else if (char === "'" || char === '"') plain(char);
      else if (char === '`') template();
      else if ('{(['.includes(char)) {
        english.push(false);
        at += 1;
      } else if ('})]'.includes(char)) {
        english.pop();
        at += 1;
      } else if (!word()) {
        // The next property: what the key before said of the language is over.
        if (char === ',') english[english.length - 1] = false;
        at += 1;
      }
    }
  }
  function endOf(mark: string): number {
    const index = source.indexOf(mark, at);
    return index === -1 ? source.length : index;
  }
  /** A key says which language follows, up to the comma after its value. */
  function word(): boolean {
    const name = /^[\p{L}_$][\p{L}\p{N}_$]*/u.exec(source.slice(at, at + 60))?.[0];
    if (name === undefined) return false;
    at += name.length;
    const isKey = /^\??\s*:/.test(source.slice(at, at + 5));
    if (isKey && (name === 'vi' || name === 'en' || name === 'words'))
      // `words`: what people may type for a choice, in whatever spelling.
      english[english.length - 1] = name !== 'vi';
    if (!isKey && (name === 'import' || name === 'from')) at = endOf(';');
    return true;
  }
  function plain(quote: string): void {
    const from = at;
    for (at += 1; source[at] !== quote; at += 1) if (source[at] === '\\') at += 1;
    at += 1;
    const isKey = /^\s*:/.test(source.slice(at, at + 5)) && /[{,]\s*$/.test(source.slice(Math.max(0, from - 40), from));
    if (!isKey) keep(unescaped(source.slice(from + 1, at - 1)), from);
  }
  function template(): void {
    const from = at;
    let text = '';
    for (at += 1; source[at] !== '`'; ) {
      if (source[at] === '\\') {
        text += source.slice(at, at + 2);
        at += 2;
      } else if (source.startsWith('${', at)) {
        at += 2;
        english.push(false);
        code('}');
        english.pop();
        text += '0';
        at += 1;
      } else {
        text += source[at];
        at += 1;
      }
    }
    at += 1;
    keep(unescaped(text), from);
  }
  code();
  return found;
}

function unescaped(text: string): string {
  return text.replace(/\\n/g, '\n').replace(/\\(.)/g, '$1');
}

/** `photo`, `too_large`, `/api/words`, `zalo-oa`: of the program, not of the language. */
function isId(text: string): boolean {
  return /^[a-z0-9_./:?&=-]*$/.test(text);
}

/**
 * The syllables of Vietnamese in the house's spelling. The dictionary marks open `oa`, `oe`, `uy` on the last letter (hoà, khoẻ, thuỷ);
 * here the mark stands on the first one (hòa, khỏe, thủy), as `domain.md` has it, and the other way counts as a mistake.
 */
export function syllables(): ReadonlySet<string> {
  const words = dictionary.dic.toString().split('\n').slice(1);
  return new Set(words.filter(Boolean).map((word) => oldStyle(word.split('/')[0]!.normalize('NFC').toLowerCase())));
}

/** Pure: `hoà` as `hòa`; `quý` keeps its mark, its `qu` is a consonant. */
export function oldStyle(word: string): string {
  return word.replace(/(?<!q)(o)([àáảãạ]|[èéẻẽẹ])$|(?<!q)(u)([ỳýỷỹỵ])$/u, (_, o, ae, u, y) => {
    const [letter, mark] = (ae ?? y).normalize('NFD');
    return `${((o ?? u) + mark).normalize('NFC')}${letter}`;
  });
}

/** Pure: the words of a text that are no Vietnamese syllables and not allowed either. */
export function misspelt(
  text: string,
  { known, allowed }: { known: ReadonlySet<string>; allowed: Readonly<Record<string, string>> },
): string[] {
  const spoken = text
    .replace(/\{\{?\w+\}?\}/g, ' ')
    .replace(/\S+@\S+|https?:\S+|[A-Z]+_[A-Z_]+/g, ' ')
    .replace(/(?<![\p{L}\p{N}])[A-Z]{2,3}-[\d?.0]+/gu, ' ');
  const words = spoken.match(/\p{L}+(?:[’']\p{L}+)*/gu) ?? [];
  return words.filter((word) => !known.has(word.toLowerCase()) && !Object.hasOwn(allowed, word));
}
