import type { NewArea, NewAreaChange, StoredArea } from './area-store.ts';
import type { CsvRow, CsvTable } from './read-csv.ts';

export type CheckedAreas =
  | { ok: true; areas: NewArea[]; changes: NewAreaChange[] }
  /** Each names its line. */
  | { ok: false; mistakes: string[] };

const COLUMNS = [
  'id',
  'kind',
  'name',
  'parent',
  'prefix',
  'code',
  'valid_from',
  'valid_to',
  'aliases',
  'became',
  'source',
];
const NEEDED = ['id', 'kind', 'name'];
const KINDS: ReadonlySet<string> = new Set(['tinh', 'thanh_pho', 'phuong', 'xa', 'khu_pho']);

/** Checks a table of areas against itself and against the areas that are stored: all mistakes at once. */
export function checkAreaRows({ columns, rows }: CsvTable, stored: readonly StoredArea[]): CheckedAreas {
  const mistakes: string[] = [];
  for (const column of NEEDED)
    if (!columns.includes(column)) mistakes.push(`line 1: the column "${column}" is missing`);
  for (const column of columns)
    if (!COLUMNS.includes(column))
      mistakes.push(`line 1: the column "${column}" is unknown; known are ${COLUMNS.join(', ')}`);
  if (rows.length === 0) mistakes.push('there is no row below the first line');
  if (mistakes.length > 0) return { ok: false, mistakes };

  const lineOf = new Map<string, number>();
  for (const row of rows) {
    const id = cell(row, 'id');
    const before = lineOf.get(id);
    if (id && before) mistakes.push(`line ${row.line}: the id ${id} stands on line ${before} already`);
    lineOf.set(id, before ?? row.line);
  }
  const known = new Set([...stored.map((area) => area.id), ...lineOf.keys()]);
  for (const row of rows) mistakes.push(...mistakesOf(row, known).map((mistake) => `line ${row.line}: ${mistake}`));
  mistakes.push(...repeatedPrefixes(rows, stored), ...circles(rows));
  if (mistakes.length > 0) return { ok: false, mistakes };
  return { ok: true, areas: rows.map(areaOf), changes: rows.flatMap(changesOf) };
}

function mistakesOf(row: CsvRow, known: ReadonlySet<string>): string[] {
  const mistakes: string[] = [];
  const [id, kind, parent, prefix] = ['id', 'kind', 'parent', 'prefix'].map((column) => cell(row, column)) as [
    string,
    string,
    string,
    string,
  ];
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(id))
    mistakes.push(`the id "${id}" must be 1 to 64 letters, digits, dots or dashes`);
  if (!KINDS.has(kind)) mistakes.push(`the kind "${kind}" is none of ${[...KINDS].join(', ')}`);
  if (cell(row, 'name') === '') mistakes.push('the name is missing');
  if (parent && !known.has(parent)) mistakes.push(`the parent ${parent} is neither in this file nor stored`);
  if (kind === 'khu_pho' && !parent) mistakes.push('a khu phố needs the parent it lies in');
  if (prefix && !/^[A-Z]{2}$/.test(prefix)) mistakes.push(`the prefix "${prefix}" must be two capital letters`);
  if (prefix && kind === 'khu_pho') mistakes.push('a khu phố has no prefix: codes are given by wards');
  const became = listOf(cell(row, 'became'));
  for (const next of became)
    if (!known.has(next)) mistakes.push(`"became" names ${next}, which is neither in this file nor stored`);
  if (became.length > 0 && !cell(row, 'valid_to'))
    mistakes.push('an area that became another needs valid_to, its last day');
  const [from, to] = [cell(row, 'valid_from'), cell(row, 'valid_to')];
  for (const date of [from, to])
    if (date && !isDate(date)) mistakes.push(`"${date}" is not a day written as YYYY-MM-DD`);
  if (from && to && from > to) mistakes.push(`valid_from ${from} is after valid_to ${to}`);
  return mistakes;
}

function repeatedPrefixes(rows: readonly CsvRow[], stored: readonly StoredArea[]): string[] {
  const imported = new Set(rows.map((row) => cell(row, 'id')));
  const holder = new Map<string, string>();
  for (const area of stored)
    if (area.issuePrefix && area.validTo === null && !imported.has(area.id)) holder.set(area.issuePrefix, area.id);
  const mistakes: string[] = [];
  for (const row of rows) {
    const prefix = cell(row, 'prefix');
    if (!prefix || cell(row, 'valid_to')) continue;
    const other = holder.get(prefix);
    if (other) mistakes.push(`line ${row.line}: the prefix ${prefix} belongs to ${other}`);
    holder.set(prefix, cell(row, 'id'));
  }
  return mistakes;
}

/** An area that would lie in itself, perhaps by a detour. */
function circles(rows: readonly CsvRow[]): string[] {
  const parents = new Map(rows.map((row) => [cell(row, 'id'), cell(row, 'parent')]));
  return rows.flatMap((row) => {
    const id = cell(row, 'id');
    const seen = new Set<string>();
    for (let at = parents.get(id); at && !seen.has(at); at = parents.get(at)) {
      if (at === id) return [`line ${row.line}: ${id} would lie in itself`];
      seen.add(at);
    }
    return [];
  });
}

function areaOf(row: CsvRow): NewArea {
  const text = (column: string) => cell(row, column) || null;
  return {
    id: cell(row, 'id'),
    kind: cell(row, 'kind') as NewArea['kind'],
    name: cell(row, 'name'),
    parentId: text('parent'),
    officialCode: text('code'),
    codeSystem: null,
    issuePrefix: text('prefix'),
    validFrom: text('valid_from'),
    validTo: text('valid_to'),
    boundary: null,
    contact: null,
    source: text('source'),
    confidence: null,
    sample: false,
    aliases: listOf(cell(row, 'aliases')),
  };
}

function changesOf(row: CsvRow): NewAreaChange[] {
  const became = listOf(cell(row, 'became'));
  const kind = became.length > 1 ? 'split' : 'merge';
  const effective = dayAfter(cell(row, 'valid_to'));
  return became.map((toId) => ({ fromId: cell(row, 'id'), toId, kind, effective, act: cell(row, 'source') || null }));
}

const cell = (row: CsvRow, column: string) => row.cells.get(column) ?? '';

/** Several in one cell are parted by `|`: comma and semicolon may part the cells. */
const listOf = (text: string) =>
  text
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean);

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
}

function dayAfter(day: string): string {
  return day && new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
