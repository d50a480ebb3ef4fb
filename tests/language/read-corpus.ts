import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A line of the corpus: a text and what a careful reader would make of it. */
export interface CorpusLine {
  file: string;
  /** How it is typed: `plain`, `toneless`, `telex`, `teen`, … */
  kind: string;
  role: 'resident' | 'cadre' | 'moderator';
  expecting: string | undefined;
  /** A name as people say it, or undefined. */
  homeArea: string | undefined;
  text: string;
  intent: string;
  /** Any of these is right; empty: none is expected or it does not matter. */
  categories: string[];
  /** The innermost name (khu dân cư, else old ward, else ward), `?` and candidates with `|`, or null: none. */
  area: string | null;
}

const folder = path.join(import.meta.dirname, 'corpus');

/**
 * Own lines, kind ⇥ context ⇥ text ⇥ intent ⇥ category ⇥ area. The context is empty, what the bot had asked, or `cadre` or `moderator` with
 * what was asked after a colon; `@` and a name is the home area. `held-out` lines were written before the rules and never tuned on.
 */
export function readCorpus(): CorpusLine[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsv'))
    .sort()
    .flatMap((file) => readCorpusFile(path.join(folder, file)));
}

export function readCorpusFile(file: string): CorpusLine[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => lineOf(path.basename(file), line));
}

function lineOf(file: string, line: string): CorpusLine {
  const parts = line.split('\t');
  if (parts.length !== 6) throw new Error(`${file}: six columns, not ${parts.length}: ${line}`);
  const [kind, context, text, intent, category, area] = parts as [string, string, string, string, string, string];
  const [asked = '', homeArea] = context.split('@');
  const [first, ...rest] = asked.split(':');
  const role = first === 'cadre' || first === 'moderator' ? first : 'resident';
  const expecting = role === 'resident' ? asked : rest.join(':');
  return {
    file: file.replace('.tsv', ''),
    kind,
    role,
    expecting: expecting || undefined,
    homeArea,
    text: kind === 'nfd' ? text.normalize('NFD') : text,
    intent,
    categories: category === '-' ? [] : category.split('/'),
    area: area === '-' ? null : area,
  };
}
