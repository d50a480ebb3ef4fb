import { keyOf } from '../language/key.ts';

/** Pure: which post of a unit takes over from each post of a unit that ends. */

export interface SuccessionPost {
  id: string;
  title: string;
  kind: string;
  areaId: string | null;
  head: boolean;
}

export interface Succession {
  from: SuccessionPost;
  toId: string;
  toTitle: string;
  /** The successor has no such post: it is made, and its holder goes over with it. */
  isNew: boolean;
}

/**
 * The same title for the same area; else the only one of its kind there; else, for who leads, who leads the successor; else a new one. A
 * kind that says nothing (`khac`) is no likeness.
 * @param successor `takenIds`: what no new post may be called.
 */
export function planSuccession(
  ended: readonly SuccessionPost[],
  successor: { unitId: string; posts: readonly SuccessionPost[]; takenIds: readonly string[] },
): Succession[] {
  const taken = new Set(successor.takenIds);
  return ended.map((from) => {
    const to = likeness(from, ended, successor.posts);
    if (to) return { from, toId: to.id, toTitle: to.title, isNew: false };
    const toId = freePostId(successor.unitId, taken);
    taken.add(toId);
    return { from, toId, toTitle: from.title, isNew: true };
  });
}

function likeness(
  from: SuccessionPost,
  ended: readonly SuccessionPost[],
  posts: readonly SuccessionPost[],
): SuccessionPost | null {
  const sameTitle = posts.find((post) => keyOf(post.title) === keyOf(from.title) && post.areaId === from.areaId);
  if (sameTitle) return sameTitle;
  const ofKind = (post: SuccessionPost) => post.kind === from.kind && post.areaId === from.areaId;
  const [first, ...more] = from.kind === 'khac' ? [] : posts.filter(ofKind);
  if (first && more.length === 0 && ended.filter(ofKind).length === 1) return first;
  return (from.head && posts.find(({ head }) => head)) || null;
}

/** The next number of the unit. */
export function freePostId(unitId: string, taken: ReadonlySet<string>): string {
  for (let nr = 1; ; nr += 1) if (!taken.has(`${unitId}.${nr}`)) return `${unitId}.${nr}`;
}
