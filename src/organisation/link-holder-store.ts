import type { Transaction } from '../platform/database.ts';
import { endCadreFeed } from './cadre-feed-store.ts';
import { addOrganisationHistory } from './organisation-history-store.ts';

/** The purpose of one-time codes that make a chat the holder's of a post; their subject is the id of the holder. */
export const POST_CODE = 'post';

/** So long such a code is good. Milliseconds. */
export const POST_CODE_VALID_MS = 7 * 86_400_000;

/** Whom a code is for. */
export interface HolderOfCode {
  holderId: string;
  postId: string;
  title: string;
  unit: string;
  name: string;
  /** The chat that is his now; null: none. */
  personId: string | null;
}

/** A holder whose period is not over; null where there is none with this id. */
export async function holderOfCode(
  tx: Pick<Transaction, '$queryRaw'>,
  holderId: string,
  day: string,
): Promise<HolderOfCode | null> {
  if (!/^[0-9a-f-]{36}$/.test(holderId)) return null;
  const [row] = await tx.$queryRaw<HolderOfCode[]>`
    SELECT h.id AS "holderId", p.id AS "postId", p.title, u.name AS unit, h.name, h.person_id AS "personId"
    FROM holders h JOIN posts p ON p.id = h.post_id JOIN units u ON u.id = p.unit_id
    WHERE h.id = ${holderId}::uuid AND (h.until IS NULL OR h.until >= ${day}::date)`;
  return row ?? null;
}

/** Who holds a post on a day, the full holder before whoever acts; null: it is vacant, or there is no such post. */
export async function presentHolder(
  tx: Pick<Transaction, '$queryRaw'>,
  postId: string,
  day: string,
): Promise<HolderOfCode | null> {
  const [row] = await tx.$queryRaw<HolderOfCode[]>`
    SELECT h.id AS "holderId", p.id AS "postId", p.title, u.name AS unit, h.name, h.person_id AS "personId"
    FROM holders h JOIN posts p ON p.id = h.post_id JOIN units u ON u.id = p.unit_id
    WHERE h.post_id = ${postId} AND (h.since IS NULL OR h.since <= ${day}::date) AND (h.until IS NULL OR h.until >= ${day}::date)
    ORDER BY h.acting, h.since DESC NULLS LAST, h.id LIMIT 1`;
  return row ?? null;
}

/**
 * The chat of this person is the holder's from now on, of this post and of those that he holds under the same name and phone.
 * @returns whose it was before: of this holder, else of the last one before him.
 */
export async function linkHolder(
  tx: Transaction,
  { holderId, postId, title, name }: HolderOfCode,
  { personId, now, day }: { personId: string; now: Date; day: string },
): Promise<{ formerPersonId: string | null; titles: string[] }> {
  const [former] = await tx.$queryRaw<{ personId: string }[]>`
    SELECT person_id AS "personId" FROM holders
    WHERE post_id = ${postId} AND person_id IS NOT NULL AND person_id <> ${personId}::uuid
      AND (id = ${holderId}::uuid OR until < ${day}::date)
    ORDER BY id = ${holderId}::uuid DESC, until DESC NULLS LAST LIMIT 1`;
  const linked = await tx.$queryRaw<{ postId: string; title: string }[]>`
    UPDATE holders h SET person_id = ${personId}::uuid, linked_at = ${now}::timestamptz, version = h.version + 1
    FROM holders me, posts p
    WHERE me.id = ${holderId}::uuid AND p.id = h.post_id AND (h.id = me.id OR (h.person_id IS NULL
      AND h.phone_hash = me.phone_hash AND h.name_key = me.name_key AND (h.until IS NULL OR h.until >= ${day}::date)))
    RETURNING h.post_id AS "postId", p.title`;
  await addOrganisationHistory(
    tx,
    linked.map((post) => ({ postId: post.postId, kind: 'linked', text: name })),
    { actor: 'cadre', staffId: null, now },
  );
  return {
    formerPersonId: former?.personId ?? null,
    titles: [title, ...linked.filter((post) => post.postId !== postId).map((post) => post.title)],
  };
}

/** No post is linked with this person's chats any more. @returns the titles of those that were. */
export async function unlinkPerson(
  tx: Transaction,
  personId: string,
  { kind, now }: { kind: 'unlinked' | 'lost'; now: Date },
): Promise<{ postId: string; title: string; unitId: string }[]> {
  const posts = await unlink(tx, personId);
  await addOrganisationHistory(
    tx,
    posts.map(({ postId, name }) => ({ postId, kind, text: name })),
    { actor: 'cadre', staffId: null, now },
  );
  return posts;
}

/** Whose chat it is; null where none is linked. */
export async function personOfHolder(
  tx: Pick<Transaction, '$queryRaw'>,
  holderId: string,
): Promise<{ postId: string; name: string; personId: string | null } | null> {
  const [row] = await tx.$queryRaw<{ postId: string; name: string; personId: string | null }[]>`
    SELECT post_id AS "postId", name, person_id AS "personId" FROM holders WHERE id = ${holderId}::uuid`;
  return row ?? null;
}

/**
 * A moderator takes the chat away from all posts that this person holds: a lost phone opens none of them.
 * @returns the titles of those that were linked.
 */
export async function unlinkHolder(
  tx: Transaction,
  personId: string,
  { staffId, now }: { staffId: string; now: Date },
): Promise<string[]> {
  const posts = await unlink(tx, personId);
  await addOrganisationHistory(
    tx,
    posts.map(({ postId, name }) => ({ postId, kind: 'unlinked', text: name })),
    { actor: 'moderator', staffId, now },
  );
  return posts.map(({ title }) => title);
}

interface UnlinkedPost {
  postId: string;
  title: string;
  unitId: string;
  name: string;
}

async function unlink(tx: Transaction, personId: string): Promise<UnlinkedPost[]> {
  await endCadreFeed(tx, personId);
  return tx.$queryRaw<UnlinkedPost[]>`
    UPDATE holders h SET person_id = NULL, linked_at = NULL, version = h.version + 1
    FROM posts p WHERE p.id = h.post_id AND h.person_id = ${personId}::uuid
    RETURNING h.post_id AS "postId", p.title, p.unit_id AS "unitId", h.name`;
}
