/**
 * To whom a message for a post goes on a day: a pure decision over rows that are loaded (`recipient-view.ts`). Days are `YYYY-MM-DD`
 * of the town.
 */

export interface PostFacts {
  id: string;
  unitId: string;
  /** It leads its unit. */
  head: boolean;
  /** Whose head takes its messages while nobody holds it; null: its own unit. */
  appointingUnitId: string | null;
  substituteId: string | null;
  /** Last day of the post or of its unit; null: it exists today. */
  validTo: string | null;
  successorId: string | null;
  holders: readonly HolderFacts[];
  absences: readonly AbsenceFacts[];
}

export interface HolderFacts {
  id: string;
  /** The chat that is his; null: not linked. */
  personId: string | null;
  since: string | null;
  until: string | null;
  acting: boolean;
}

export interface AbsenceFacts {
  holderId: string;
  fromDay: string;
  toDay: string;
  substituteId: string | null;
}

/** Why the holder does not receive it himself; `unlinked`: he holds the post, but no chat is known to be his. */
export type Hindrance = 'vacant' | 'unlinked' | 'absent';

export type Recipient =
  | {
      to: 'person';
      personId: string;
      holderId: string;
      /** The post whose holder he is: another one where somebody stands in. */
      postId: string;
      via: 'holder' | 'acting' | 'substitute' | 'appointing';
      /** Null: the holder himself. */
      why: Hindrance | null;
    }
  /** Nobody of the organisation can be written to: a moderator sees to it. */
  | { to: 'moderator'; why: Hindrance };

/**
 * The holder; while he is absent the substitute of the absence, else that of the post, else whoever acts; while there is none whoever
 * acts, else the substitute; else the head of the body that appoints; else a moderator. A post that is gone is its successor.
 */
export function whoReceives(posts: ReadonlyMap<string, PostFacts>, postId: string, day: string): Recipient {
  const post = present(posts, postId, day);
  if (!post) return { to: 'moderator', why: 'vacant' };
  const { full, acting, why } = holding(post, day);
  if (full && why === null) return personOf(post, full, 'holder', null);
  const hindrance = why ?? 'vacant';
  const actor = acting && personOf(post, acting, 'acting', hindrance);
  const standIn = substitute(posts, post, { full, day, why: hindrance });
  const first = hindrance === 'absent' ? (standIn ?? actor) : (actor ?? standIn);
  return first ?? appointed(posts, post, { day, why: hindrance, seen: new Set([post.id]) });
}

/** Who holds the post on that day; `why`: what keeps the full holder from receiving. */
function holding(
  post: PostFacts,
  day: string,
): { full: HolderFacts | null; acting: HolderFacts | null; why: Hindrance | null } {
  const now = post.holders.filter((holder) => covers(holder, day)).sort(byBegin);
  const full = now.findLast((holder) => !holder.acting) ?? null;
  const acting = now.findLast((holder) => holder.acting && receives(post, holder, day)) ?? null;
  if (!full) return { full, acting, why: 'vacant' };
  if (absence(post, full, day)) return { full, acting, why: 'absent' };
  return { full, acting, why: full.personId === null ? 'unlinked' : null };
}

function substitute(
  posts: ReadonlyMap<string, PostFacts>,
  post: PostFacts,
  { full, day, why }: { full: HolderFacts | null; day: string; why: Hindrance },
): Recipient | null {
  const named = full && absence(post, full, day)?.substituteId;
  for (const id of [named, post.substituteId]) {
    const other = id && id !== post.id ? present(posts, id, day) : null;
    const found = other && presentHolder(other, day);
    if (other && found) return personOf(other, found, 'substitute', why);
  }
  return null;
}

/** Up the appointing bodies, each asked once. */
function appointed(
  posts: ReadonlyMap<string, PostFacts>,
  post: PostFacts,
  { day, why, seen }: { day: string; why: Hindrance; seen: Set<string> },
): Recipient {
  for (const unitId of [post.appointingUnitId, post.unitId]) {
    const head =
      unitId && [...posts.values()].find((other) => other.unitId === unitId && other.head && isPresent(other, day));
    if (!head || seen.has(head.id)) continue;
    seen.add(head.id);
    const found = presentHolder(head, day);
    if (found) return personOf(head, found, 'appointing', why);
    const above = appointed(posts, head, { day, why, seen });
    if (above.to === 'person') return above;
  }
  return { to: 'moderator', why };
}

/** The post itself, or what took over from it. */
function present(posts: ReadonlyMap<string, PostFacts>, id: string, day: string): PostFacts | null {
  const seen = new Set<string>();
  let post = posts.get(id);
  while (post && !isPresent(post, day) && !seen.has(post.id)) {
    seen.add(post.id);
    post = post.successorId === null ? undefined : posts.get(post.successorId);
  }
  return post && isPresent(post, day) ? post : null;
}

const isPresent = (post: PostFacts, day: string) => post.validTo === null || post.validTo >= day;

function presentHolder(post: PostFacts, day: string): HolderFacts | null {
  const { full, acting, why } = holding(post, day);
  return full && why === null ? full : acting;
}

const receives = (post: PostFacts, holder: HolderFacts, day: string) =>
  holder.personId !== null && !absence(post, holder, day);

const absence = (post: PostFacts, holder: HolderFacts, day: string) =>
  post.absences.find((away) => away.holderId === holder.id && away.fromDay <= day && day <= away.toDay);

function covers({ since, until }: HolderFacts, day: string): boolean {
  return (since === null || since <= day) && (until === null || day <= until);
}

/** The one who began last is the one who holds it. */
const byBegin = (one: HolderFacts, other: HolderFacts) =>
  (one.since ?? '').localeCompare(other.since ?? '') || one.id.localeCompare(other.id);

function personOf(
  post: PostFacts,
  holder: HolderFacts,
  via: 'holder' | 'acting' | 'substitute' | 'appointing',
  why: Hindrance | null,
): Recipient {
  return { to: 'person', personId: holder.personId!, holderId: holder.id, postId: post.id, via, why };
}
