import { kindPrefixOf } from './area-kinds.ts';
import { keyOf } from './key.ts';
import type { AreaName, Gazetteer, KnownArea } from './knowledge.ts';
import { phraseTreeOf } from './phrase-tree.ts';
import { soundOf } from './sound.ts';
import { wordsOf } from './tokens.ts';

/** A row of `areas` with its aliases, and what became of it. */
export interface AreaRow {
  id: string;
  kind: KnownArea['kind'];
  name: string;
  parentId: string | null;
  aliases: readonly string[];
  /** ISO date of the last valid day, or null while it is valid. */
  validTo: string | null;
  issuePrefix: string | null;
  /** The areas that it became or became part of. */
  changes: readonly { toId: string; kind: 'merge' | 'split' | 'rename' | 'reclass' | 'transfer' }[];
}

function isWardOfToday({ kind, validTo }: AreaRow): boolean {
  return validTo === null && (kind === 'phuong' || kind === 'xa');
}

/** Indexes areas by their names and aliases. Today's come before old ones. */
export function gazetteerOf(rows: readonly AreaRow[]): Gazetteer {
  const rowById = new Map(rows.map((row) => [row.id, row]));
  // Codes of issues begin with the letters of a ward: where wards have some, one without is a neighbour's.
  const lettered = rows.some((row) => isWardOfToday(row) && row.issuePrefix !== null);
  const areas = rows.map((row): KnownArea => {
    const names = [...new Set([row.name, ...row.aliases].map((name) => name.normalize('NFC').trim()))].filter(Boolean);
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      names,
      parentId: row.parentId,
      wardId: wardOfToday(row, rowById)?.id ?? null,
      oldWardId: oldWard(row, rowById)?.id ?? null,
      current: row.validTo === null,
      ...(lettered && isWardOfToday(row) && { served: row.issuePrefix !== null }),
    };
  });
  // By id within, so that the same areas give the same candidates whatever order they were read in.
  areas.sort((one, other) => Number(other.current) - Number(one.current) || (one.id < other.id ? -1 : 1));
  const byKey = new Map<string, KnownArea[]>();
  const phrases: { keys: string[]; entry: AreaName }[] = [];
  const sounds: { keys: string[]; entry: AreaName }[] = [];
  let longestName = 1;
  for (const area of areas) {
    for (const name of area.names) {
      addTo(byKey, keyOf(name), area);
      const words = wordsOf(name);
      longestName = Math.max(longestName, words.length);
      const bare = words.slice(kindPrefixOf(words.map((word) => word.key)));
      const needsKind = bare.every((word) => /^\d+$/.test(word.key) || word.key.length === 1);
      const kept = bare.length > 0 ? bare : words;
      const heard = kept.map(soundOf);
      const meant = { area, needsKind: bare.length > 0 && needsKind };
      phrases.push({
        keys: kept.map((word) => word.key),
        entry: { ...meant, marked: kept.map((word) => word.marked) },
      });
      sounds.push({
        keys: heard.map((word) => word.key),
        entry: { ...meant, marked: heard.map((word) => word.marked) },
      });
    }
  }
  return {
    byId: new Map(areas.map((area) => [area.id, area])),
    byKey,
    longestName,
    tree: phraseTreeOf(phrases),
    soundTree: phraseTreeOf(sounds),
    issuePrefixes: new Set(rows.flatMap((row) => row.issuePrefix ?? [])),
  };
}

type Rows = ReadonlyMap<string, AreaRow>;

const isWard = (row: AreaRow) => row.kind === 'phuong' || row.kind === 'xa';

/** Up to the ward it lies in, then along what became of that ward, to one that is valid today. */
function wardOfToday(row: AreaRow, rows: Rows): AreaRow | null {
  let at: AreaRow | undefined = row;
  // The data could hold a circle; no real chain is longer.
  for (let step = 0; at && step < 20; step++) {
    if (isWard(at) && at.validTo === null) return at;
    if (isWard(at) || at.validTo !== null) at = rows.get(at.changes[0]?.toId ?? '');
    else at = at.kind === 'khu_pho' ? rows.get(at.parentId ?? '') : undefined;
  }
  return null;
}

/** The ward of before the last change that it is or lies in; a ward that only became a phường counts as what it became. */
function oldWard(row: AreaRow, rows: Rows): AreaRow | null {
  let at: AreaRow | undefined = row;
  if (at.kind === 'khu_pho') at = rows.get(at.parentId ?? '');
  if (!at || !isWard(at) || at.validTo === null) return null;
  for (let step = 0; step < 20; step++) {
    const change: AreaRow['changes'][number] | undefined = at.changes[0];
    const sameWard: boolean = change?.kind === 'reclass' || change?.kind === 'rename';
    const next: AreaRow | undefined = change && sameWard ? rows.get(change.toId) : undefined;
    if (!next || !isWard(next) || next.validTo === null) return at;
    at = next;
  }
  return at;
}

function addTo(map: Map<string, KnownArea[]>, key: string, area: KnownArea): void {
  const there = map.get(key);
  if (!there) map.set(key, [area]);
  else if (!there.includes(area)) there.push(area);
}
