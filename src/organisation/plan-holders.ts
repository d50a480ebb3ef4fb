import { keyOf } from '../language/key.ts';
import { type HolderRow, type RowMistake, readDay, readPhone, readTick, sayDay } from './holder-rows.ts';
import { POST_KINDS, type PostKind } from './post-kinds.ts';

/** What is stored, as far as a file of holders is read against it. */
export interface KnownOrganisation {
  units: readonly { id: string; name: string; areaId: string }[];
  posts: readonly { id: string; unitId: string; title: string; areaId: string | null }[];
  /** Khu dân cư that exist; `wardId`: what they lie in today. */
  areas: readonly { id: string; name: string; wardId: string | null }[];
  /** All that are kept of these posts. */
  holders: readonly StoredHolder[];
}

export interface StoredHolder {
  id: string;
  postId: string;
  name: string;
  since: string | null;
  until: string | null;
  acting: boolean;
  phone: string | null;
}

export interface PlannedPost {
  id: string;
  unitId: string;
  title: string;
  kind: string;
  areaId: string | null;
}

export type HolderStep =
  | {
      do: 'add';
      postId: string;
      name: string;
      phone: string | null;
      since: string | null;
      until: string | null;
      acting: boolean;
    }
  | {
      do: 'change';
      id: string;
      postId: string;
      name: string;
      phone: string | null;
      since: string | null;
      until: string | null;
    }
  /** His successor began: his last day is the one before. */
  | { do: 'end'; id: string; postId: string; name: string; until: string };

export type HolderPlan =
  | { ok: true; posts: PlannedPost[]; steps: HolderStep[]; unchanged: number; vacant: number }
  | { ok: false; mistakes: RowMistake[] };

/**
 * Pure: what a file of holders changes, or every mistake in it. A row without a name leaves its post as it is. Read again, the same
 * file changes nothing. A post that its unit does not have yet is made.
 */
export function planHolders(rows: readonly HolderRow[], known: KnownOrganisation, today: string): HolderPlan {
  const mistakes: RowMistake[] = [];
  const index = indexOf(known);
  const posts: PlannedPost[] = [];
  const wishes: Wish[] = [];
  let vacant = 0;
  if (rows.length === 0) mistakes.push({ line: 1, text: 'không có dòng nào dưới dòng tiêu đề' });
  for (const row of rows) {
    const said = readRow(row);
    const found = postOf(row, index);
    for (const text of [...said.mistakes, ...(typeof found === 'string' ? [found] : [])])
      mistakes.push({ line: row.line, text });
    if (typeof found === 'string' || said.mistakes.length > 0) continue;
    if (found.made) posts.push(found.made);
    if (said.name === '') vacant += 1;
    else wishes.push({ ...said, line: row.line, postId: found.postId });
  }
  mistakes.push(...twice(wishes));
  if (mistakes.length > 0) return { ok: false, mistakes: mistakes.sort((a, b) => a.line - b.line) };
  const { steps, unchanged } = stepsFor(
    wishes.map(({ line: _, ...wish }) => wish),
    known.holders,
    today,
  );
  return { ok: true, posts, steps, unchanged, vacant };
}

/** Somebody who is to hold a post, as a row or a form says it. */
export interface HolderWish {
  postId: string;
  name: string;
  phone: string | null;
  since: string | null;
  until: string | null;
  acting: boolean;
}

interface Wish extends HolderWish {
  line: number;
}

/** Pure: what must be done so that these hold their posts; those that they follow end the day before. */
export function stepsFor(
  wishes: readonly HolderWish[],
  stored: readonly StoredHolder[],
  today: string,
): { steps: HolderStep[]; unchanged: number } {
  const steps: HolderStep[] = [];
  let unchanged = 0;
  const kept = new Map<string, StoredHolder[]>();
  for (const holder of stored) kept.set(holder.postId, [...(kept.get(holder.postId) ?? []), { ...holder }]);
  for (const wish of [...wishes].sort((a, b) => (a.since ?? '').localeCompare(b.since ?? ''))) {
    const ofPost = kept.get(wish.postId) ?? [];
    const same = ofPost.find((holder) => isSame(holder, wish));
    if (same) {
      const next = {
        phone: wish.phone ?? same.phone,
        since: wish.since ?? same.since,
        until: wish.until ?? same.until,
      };
      if (
        next.phone === same.phone &&
        next.since === same.since &&
        next.until === same.until &&
        wish.name === same.name
      )
        unchanged += 1;
      else steps.push({ do: 'change', id: same.id, postId: wish.postId, name: wish.name, ...next });
      Object.assign(same, next);
      continue;
    }
    const since = wish.since ?? (ofPost.some((holder) => overlaps(holder, wish, today)) ? today : null);
    if (!wish.acting)
      for (const former of ofPost.filter((holder) => !holder.acting && overlaps(holder, { ...wish, since }, today))) {
        const until = dayBefore(since ?? today);
        if (former.since !== null && former.since > until) continue;
        steps.push({ do: 'end', id: former.id, postId: wish.postId, name: former.name, until });
        former.until = until;
      }
    steps.push({ ...wish, do: 'add', since });
    kept.set(wish.postId, [...ofPost, { ...wish, id: '', since }]);
  }
  return { steps, unchanged };
}

/** The same one by name and manner, where the periods meet or one of them is open. */
function isSame(holder: StoredHolder, wish: HolderWish): boolean {
  if (keyOf(holder.name) !== keyOf(wish.name) || holder.acting !== wish.acting) return false;
  if (holder.phone && wish.phone && holder.phone !== wish.phone && holder.since !== wish.since && wish.since !== null)
    return false;
  // Who left and comes back holds the post anew.
  if (wish.since !== null && holder.until !== null && wish.since > holder.until) return false;
  return wish.since === null || holder.since === null || holder.since === wish.since;
}

function overlaps(holder: StoredHolder, wish: { since: string | null; until: string | null }, today: string): boolean {
  const from = wish.since ?? today;
  return (holder.until === null || holder.until >= from) && (wish.until === null || (holder.since ?? '') <= wish.until);
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function readRow({ cells }: HolderRow): HolderWish & { mistakes: string[] } {
  const mistakes: string[] = [];
  const day = (column: 'since' | 'until', what: string) => {
    if (cells[column] === '') return null;
    const read = readDay(cells[column]);
    if (!read) mistakes.push(`${what} “${cells[column]}” không phải là ngày (ví dụ: 01/03/2026)`);
    return read;
  };
  const since = day('since', 'từ ngày');
  const until = day('until', 'đến ngày');
  if (since && until && since > until) mistakes.push(`từ ngày ${sayDay(since)} sau đến ngày ${sayDay(until)}`);
  const phone = cells.phone === '' ? null : readPhone(cells.phone);
  if (cells.phone !== '' && !phone) mistakes.push(`số điện thoại “${cells.phone}” không đúng`);
  const acting = readTick(keyOf(cells.acting));
  if (acting === null) mistakes.push(`cột “Phụ trách” ghi “x” hoặc để trống, không ghi “${cells.acting}”`);
  const name = cells.name.replace(/\s+/g, ' ');
  if (name.length > 100) mistakes.push('họ và tên dài quá 100 chữ');
  if (name !== '' && !/\p{L}{2}/u.test(name)) mistakes.push(`họ và tên “${name}” không đúng`);
  return { postId: '', name, phone, since, until, acting: acting ?? false, mistakes };
}

interface Index {
  unitsByKey: Map<string, KnownOrganisation['units'][number][]>;
  unitsById: Map<string, KnownOrganisation['units'][number]>;
  postsById: Map<string, { id: string; unitId: string }>;
  postsByKey: Map<string, string>;
  areasByKey: Map<string, KnownOrganisation['areas'][number][]>;
}

function indexOf({ units, posts, areas }: KnownOrganisation): Index {
  const group = <T>(items: readonly T[], keyOfItem: (item: T) => string) => {
    const map = new Map<string, T[]>();
    for (const item of items) map.set(keyOfItem(item), [...(map.get(keyOfItem(item)) ?? []), item]);
    return map;
  };
  return {
    unitsByKey: group(units, ({ name }) => keyOf(name)),
    unitsById: new Map(units.map((unit) => [unit.id, unit])),
    postsById: new Map(posts.map((post) => [post.id, post])),
    postsByKey: new Map(posts.map((post) => [postKey(post), post.id])),
    areasByKey: group(areas, ({ name }) => keyOf(name)),
  };
}

const postKey = ({ unitId, title, areaId }: { unitId: string; title: string; areaId: string | null }) =>
  `${unitId}\n${keyOf(title)}\n${areaId ?? ''}`;

/** The post that a row means, perhaps one that is to be made; or why it cannot be told. */
function postOf({ cells }: HolderRow, index: Index): { postId: string; made?: PlannedPost } | string {
  if (cells.post !== '') {
    if (index.postsById.has(cells.post)) return { postId: cells.post };
    return `không có chức danh nào mang mã “${cells.post}”`;
  }
  if (cells.title === '') return 'thiếu chức danh';
  if (cells.unit === '') return 'thiếu đơn vị';
  const units = index.unitsByKey.get(keyOf(cells.unit)) ?? [];
  if (units.length === 0) return `không có đơn vị nào tên “${cells.unit}”`;
  if (units.length > 1) return `có ${units.length} đơn vị cùng tên “${cells.unit}”: xin dùng mã chức danh`;
  const unit = units[0]!;
  let areaId: string | null = null;
  if (cells.area !== '') {
    const areas = (index.areasByKey.get(keyOf(cells.area)) ?? []).filter(
      ({ wardId }) => wardId === unit.areaId || wardId === null,
    );
    if (areas.length !== 1)
      return areas.length === 0
        ? `không có khu phố nào tên “${cells.area}” ở nơi đơn vị này làm việc`
        : `có ${areas.length} khu phố cùng tên “${cells.area}”: xin dùng mã chức danh`;
    areaId = areas[0]!.id;
  }
  const title = cells.title.replace(/\s+/g, ' ');
  const key = postKey({ unitId: unit.id, title, areaId });
  const there = index.postsByKey.get(key);
  if (there) return { postId: there };
  const id = newPostId(unit.id, index);
  index.postsByKey.set(key, id);
  index.postsById.set(id, { id, unitId: unit.id });
  return { postId: id, made: { id, unitId: unit.id, title, kind: kindOf(title), areaId } };
}

/** The next number of the unit. */
function newPostId(unitId: string, { postsById }: Index): string {
  for (let nr = 1; ; nr += 1) if (!postsById.has(`${unitId}.${nr}`)) return `${unitId}.${nr}`;
}

/** The kind whose name the title begins with, the longest one. */
export function kindOf(title: string): string {
  const key = keyOf(title);
  const fits = Object.entries<PostKind>(POST_KINDS).filter(
    ([kind, { vi }]) => kind !== 'khac' && key.startsWith(keyOf(vi)),
  );
  return (
    fits.sort(([, a], [, b]) => b.vi.length - a.vi.length)[0]?.[0] ??
    (/^(chuyen vien|can bo)\b/.test(key) ? 'chuyen_vien' : 'khac')
  );
}

function twice(wishes: readonly Wish[]): RowMistake[] {
  const lines = new Map<string, number>();
  return wishes.flatMap((wish) => {
    const key = [wish.postId, wish.acting, wish.since ?? '', keyOf(wish.name)].join('\n');
    const before = lines.get(key);
    lines.set(key, before ?? wish.line);
    return before === undefined ? [] : [{ line: wish.line, text: `giống hệt dòng ${before}` }];
  });
}
