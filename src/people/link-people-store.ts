import type { Transaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';

/** Another address of the same person. */
export interface LinkedAddress {
  addressId: string;
  channel: string;
  /** As the platform shows it, encrypted. */
  nameCipher: Uint8Array | null;
  /** Whether messages can be sent there. */
  reachable: boolean;
  /** Since when reminders are wanted there. */
  remindersChosenAt: Date | null;
}

/** The addresses of these people, the oldest first. */
export async function addressesOf(
  tx: Pick<Transaction, '$queryRaw'>,
  personIds: readonly string[],
): Promise<Map<string, LinkedAddress[]>> {
  const rows = await tx.$queryRaw<(LinkedAddress & { personId: string })[]>`
    SELECT person_id AS "personId", id AS "addressId", channel, name_cipher AS "nameCipher",
      unreachable_at IS NULL AS reachable, reminders_chosen_at AS "remindersChosenAt" FROM addresses
    WHERE person_id = ANY(${[...personIds]}::uuid[]) ORDER BY created_at, id`;
  const byPerson = new Map<string, LinkedAddress[]>(personIds.map((id) => [id, []]));
  for (const { personId, ...address } of rows) byPerson.get(personId)!.push(address);
  return byPerson;
}

/** Locks people, always in the same order. @returns whether all are still there. */
export async function lockPeople(tx: Transaction, personIds: readonly string[]): Promise<boolean> {
  const ids = [...new Set(personIds)];
  const rows = await tx.$queryRaw<object[]>`
    SELECT id FROM people WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  return rows.length === ids.length;
}

/** What people tables hold of one person becomes another's; each consent stays with the address at which it was given. */
export async function moveWholePerson(tx: Transaction, { from, into }: { from: string; into: string }): Promise<void> {
  await tx.$executeRaw`UPDATE addresses SET person_id = ${into}::uuid WHERE person_id = ${from}::uuid`;
  await tx.$executeRaw`UPDATE consents SET person_id = ${into}::uuid WHERE person_id = ${from}::uuid`;
  await tx.$executeRaw`UPDATE data_requests SET person_id = ${into}::uuid WHERE person_id = ${from}::uuid`;
  await tx.$executeRaw`UPDATE data_copies SET person_id = ${into}::uuid WHERE person_id = ${from}::uuid`;
}

/** The second of two records of one person goes, once nothing refers to it; what only it knew is kept. */
export async function dropMergedPerson(tx: Transaction, { from, into }: { from: string; into: string }): Promise<void> {
  await tx.$executeRaw`
    UPDATE people p SET home_area_id = coalesce(p.home_area_id, other.home_area_id),
      name_cipher = coalesce(p.name_cipher, other.name_cipher), phone_cipher = coalesce(p.phone_cipher, other.phone_cipher)
    FROM people other WHERE p.id = ${into}::uuid AND other.id = ${from}::uuid`;
  await noteLastWords(tx, [into]);
  await tx.$executeRaw`DELETE FROM people WHERE id = ${from}::uuid`;
}

/** A person of its own for one address: what they are called and where they live goes with it. @returns the new person's id. */
export async function splitAddress(
  tx: Transaction,
  { personId, addressId, now }: { personId: string; addressId: string; now: Date },
): Promise<string> {
  const id = newId();
  await tx.$executeRaw`
    INSERT INTO people (id, home_area_id, lang, name_cipher, phone_cipher, created_at)
    SELECT ${id}::uuid, home_area_id, lang, name_cipher, phone_cipher, ${now}::timestamptz FROM people WHERE id = ${personId}::uuid`;
  await tx.$executeRaw`UPDATE addresses SET person_id = ${id}::uuid WHERE id = ${addressId}::uuid`;
  await tx.$executeRaw`UPDATE consents SET person_id = ${id}::uuid WHERE address_id = ${addressId}::uuid`;
  await tx.$executeRaw`
    UPDATE data_requests SET person_id = ${id}::uuid
    FROM conversations c WHERE c.address_id = ${addressId}::uuid AND conversation_id = c.id`;
  await tx.$executeRaw`
    UPDATE data_copies SET person_id = ${id}::uuid
    FROM conversations c WHERE c.address_id = ${addressId}::uuid AND conversation_id = c.id`;
  await noteLastWords(tx, [personId, id]);
  return id;
}

/** The purposes that are asked for apart: the last word among those that are now theirs. */
async function noteLastWords(tx: Transaction, personIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE people p SET announcements = coalesce(said.announcements, false), follow_up = coalesce(said.follow_up, false)
    FROM unnest(${[...personIds]}::uuid[]) AS wanted(id), LATERAL (
      SELECT bool_or(last.decision = 'given') FILTER (WHERE last.purpose = 'announcements') AS announcements,
        bool_or(last.decision = 'given') FILTER (WHERE last.purpose = 'follow_up') AS follow_up
      FROM (SELECT DISTINCT ON (purpose) purpose, decision FROM consents
        WHERE person_id = wanted.id ORDER BY purpose, at DESC, id DESC) last
    ) said WHERE p.id = wanted.id`;
}
