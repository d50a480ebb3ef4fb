import { kindBefore } from './area-kinds.ts';
import type { AreaName, Gazetteer, KnownArea } from './knowledge.ts';
import { ordinaryWords } from './ordinary-words.ts';
import { opensPhrase, walkPhrases } from './phrase-tree.ts';
import { isShouted } from './shouted.ts';
import { heardWordOf, soundsOf } from './sound.ts';
import { isNumber, type ReadText, type Token, withoutTone, wordSetOf } from './tokens.ts';

/** A name of an area in a text. */
export interface AreaMention {
  /** What the name may mean, after all that stands beside it. More than one: it must be asked. */
  areas: KnownArea[];
  /** Tokens from the word for its kind ("phường") to the last word of its name; the name itself begins at `name`. */
  start: number;
  name: number;
  end: number;
}

export interface AreaWish {
  /** The person's own area: names inside its ward come first. */
  homeAreaId?: string | null;
  /** The bot has just asked where it is, so ordinary words may well be a name. */
  asked?: boolean;
  /** Only where a word for its kind stands before it, or it was asked for. */
  onlyWithKind?: boolean;
}

/** Names by how they sound, where the letters gave none: "khu phố Liềm Xá". */
export function hearAreas(read: ReadText, gazetteer: Gazetteer, wish: AreaWish): AreaMention[] {
  if (!wish.asked && !mayBeHeard(read, gazetteer)) return [];
  const { byId, soundTree } = gazetteer;
  const { homeAreaId, asked } = wish;
  return matchAreas(soundsOf(read), { byId, tree: soundTree }, { homeAreaId, asked, onlyWithKind: true });
}

/** Whether a word that sounds like the first of a name stands behind a word for its kind: most texts have none. */
function mayBeHeard({ tokens }: ReadText, { soundTree }: Gazetteer): boolean {
  for (let at = 1; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (opensKind(tokens[at - 1]) && (opensPhrase(soundTree, heardWordOf(token.word).number) || opensKind(token)))
      return true;
  }
  return false;
}

/** Names word by word; those of a gazetteer, or the same by how they sound. */
type AreaNames = Pick<Gazetteer, 'byId' | 'tree'>;

/** Finds names of areas from left to right, the longest name at each place. */
export function matchAreas(read: ReadText, names: AreaNames, wish: AreaWish): AreaMention[] {
  return readAreas(read, names, wish).sure;
}

export interface AreaReading {
  sure: AreaMention[];
  /** Ordinary words that are spelled like a name ("rac cho hoa dinh"), and that nothing makes one. */
  unclear: AreaMention[];
}

/** As `matchAreas`, with what may be a name besides. */
export function readAreas(read: ReadText, { byId, tree }: AreaNames, wish: AreaWish): AreaReading {
  const home = wish.homeAreaId ? byId.get(wish.homeAreaId) : undefined;
  const { tokens } = read;
  const found: Possible[] = [];
  let free = 0;
  for (let at = 0; at < tokens.length; at++) {
    if (!opensPhrase(tree, tokens[at]!.number)) continue;
    const kind = kindBefore(tokens, at);
    const start = kind && kind.start >= free ? kind.start : at;
    const kinds = start < at ? kind!.kinds : null;
    if (wish.onlyWithKind && !kinds && !wish.asked) continue;
    const longest = longestName(read, tree, { at, hasKind: kinds !== null, asked: wish.asked === true });
    if (!longest) continue;
    const { names, end, clear } = longest;
    const areas = narrow(names, { kinds, old: isOld(tokens[end]), home, exact: (name) => isExact(tokens, at, name) });
    found.push({ areas, start, name: at, end, clear });
    free = end;
    at = end - 1;
  }
  const sure = new Set(
    found.filter((one, index) => one.clear || nests(one, found[index - 1]) || nests(one, found[index + 1])),
  );
  // "duong o day": the last word is a preposition of its own.
  const mayBe = (one: Possible) => !sure.has(one) && one.end - one.name > 1 && !locative(tokens[one.end - 1]);
  return { sure: [...sure], unclear: found.filter(mayBe) };
}

/** The first or last words of what stands before a name, except those that sound like another (`làng`). */
const opensKind = wordSetOf('phố phường xã thôn tổ xóm khu cụm p kp tdp kdc cư');

interface Possible extends AreaMention {
  /** Whether the words alone say that a place is meant. */
  clear: boolean;
}

interface Start {
  at: number;
  hasKind: boolean;
  asked: boolean;
}

function longestName(
  read: ReadText,
  tree: AreaNames['tree'],
  from: Start,
): { names: AreaName[]; end: number; clear: boolean } | null {
  const longest = { names: [] as AreaName[], end: 0, clear: false };
  walkPhrases(tree, read.tokens, from.at, (ends, end) => {
    const around = { at: from.at, hasKind: from.hasKind, asked: from.asked, end };
    const clear = ends.filter((name) => likelihood(read, name, around) === 'clear');
    const names = clear.length > 0 ? clear : ends.filter((name) => likelihood(read, name, around) === 'unclear');
    // "duong o" is not worth more for being longer than a name that is clear.
    if (names.length === 0 || (longest.clear && clear.length === 0)) return;
    longest.names = names;
    longest.end = end;
    longest.clear = clear.length > 0;
  });
  return longest.names.length > 0 ? longest : null;
}

/** "hoa dinh vo cuong": two names side by side, one of a place inside the other, make each other sure. */
function nests(one: Possible, other: Possible | undefined): boolean {
  if (!other || (one.end !== other.start && other.end !== one.start)) return false;
  return one.areas.some((area) =>
    other.areas.some(
      (around) =>
        area !== around &&
        (area.wardId === around.id ||
          area.parentId === around.id ||
          around.wardId === area.id ||
          around.parentId === area.id),
    ),
  );
}

/** Whether the words at `at` mean this name, may mean it, or mean something else that is spelled alike. */
function likelihood(read: ReadText, name: AreaName, around: Start & { end: number }): 'clear' | 'unclear' | 'no' {
  const { tokens } = read;
  const { at, end, hasKind } = around;
  const before = at > 0 && !tokens[at]!.breakBefore ? tokens[at - 1]! : null;
  if (name.needsKind && !hasKind && !(around.asked && tokens.length === end - at)) return 'no';
  // "ngõ 2 Y Na" is lane 2 of Y Na, not "2 Y Na".
  if (isNumber(tokens[at]) && before && numbered(before)) return 'no';
  if (!hasKind && before && isTitle(before)) return 'no';
  const span = tokens.slice(at, end);
  const capitals = span.every((token) => token.capital || isNumber(token));
  const asName = capitals && span.some((token) => !isShouted(read, token));
  if (span.some((token) => !token.plain)) {
    if (isExact(tokens, at, name) || (hasKind && differsInToneOnly(span, name))) return 'clear';
    // Where words are marked, one without marks means itself: "bồn hoa đình làng".
    if ((read.marked && !hasKind && !asName) || !isUnfinished(span, name)) return 'no';
  }
  if (hasKind || around.asked) return 'clear';
  if (read.marked && isExact(tokens, at, name)) return 'clear';
  if (!span.every((token) => ordinaryWords.has(token.key) || isNumber(token))) return 'clear';
  const standsAlone = tokens[at]!.breakBefore && (end === tokens.length || tokens[end]!.breakBefore);
  if (standsAlone || asName) return 'clear';
  // "den o duong o day": the last word is a preposition of its own.
  return before !== null && locative(before) && !locative(span.at(-1)) ? 'clear' : 'unclear';
}

function isExact(tokens: readonly Token[], at: number, name: AreaName): boolean {
  return name.marked.every((word, index) => tokens[at + index]!.marked === word);
}

function differsInToneOnly(span: readonly Token[], name: AreaName): boolean {
  return span.every((token, index) => withoutTone(token.marked) === withoutTone(name.marked[index]!));
}

/** "Đại phuc", "hưu chap": whether each word agrees with the name whole, but for its tone, or without any mark. */
function isUnfinished(span: readonly Token[], name: AreaName): boolean {
  return span.every(
    ({ marked, plain }, index) => plain || marked === name.marked[index] || marked === withoutTone(name.marked[index]!),
  );
}

const isOld = (token: Token | undefined) => token !== undefined && !token.breakBefore && old(token);

const old = wordSetOf('cũ');

/** "nhà ông Nam": a title makes a person of the name. Without marks only where the word can hardly mean anything else. */
function isTitle(token: Token): boolean {
  return token.plain ? clearTitle(token) : title(token);
}

const clearTitle = wordSetOf('ông anh chú');
const title = wordSetOf('ông bà anh chị cô chú bác cháu tên');
const numbered = wordSetOf('ngõ ngách hẻm số nhà phòng lô tầng');
const locative = wordSetOf('ở tại thuộc gần quanh vực đoạn phía bên đến từ về vào');

interface Narrowing {
  kinds: readonly KnownArea['kind'][] | null;
  old: boolean;
  home: KnownArea | undefined;
  exact: (name: AreaName) => boolean;
}

/** One name may belong to several areas: each rule keeps those it prefers, if there are any. */
function narrow(names: readonly AreaName[], { kinds, old, home, exact }: Narrowing): KnownArea[] {
  const written = prefer(names, (name) => name.marked.some((word) => marks.test(word)) && exact(name));
  let areas = [...new Set(written.map((name) => name.area))];
  if (kinds) areas = prefer(areas, (area) => kinds.includes(area.kind));
  if (old) areas = prefer(areas, (area) => !area.current);
  if (home) areas = prefer(areas, (area) => area.wardId !== null && area.wardId === home.wardId);
  if (home?.oldWardId) areas = prefer(areas, (area) => area.current || area.oldWardId === home.oldWardId);
  // The ward of today says as much as the old one of the same name; of the same ward, the last version is enough.
  if (!old) areas = prefer(areas, (area) => !areas.some((other) => other !== area && other.id === area.wardId));
  return areas.filter((area) => !areas.some((other) => other !== area && area.oldWardId === other.id));
}

const marks = /[^a-z0-9]|\D\d$/;

function prefer<Item>(items: readonly Item[], wanted: (item: Item) => boolean): Item[] {
  const kept = items.filter(wanted);
  return kept.length > 0 ? kept : [...items];
}
