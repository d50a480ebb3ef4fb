import type { Transaction } from '../platform/database.ts';

/** Remembers where people live, as far as they said so: a khu dân cư or a ward. */
export async function setHomeAreas(
  tx: Transaction,
  homes: readonly { personId: string; areaId: string }[],
): Promise<void> {
  if (homes.length === 0) return;
  await tx.$executeRaw`
    UPDATE people p SET home_area_id = r."areaId"
    FROM json_to_recordset(${JSON.stringify(homes)}::json) AS r("personId" uuid, "areaId" text) WHERE p.id = r."personId"`;
}

/** By which name people want to be called; it goes before the one that their platform shows. */
export async function setNames(
  tx: Transaction,
  names: readonly { personId: string; nameCipher: Uint8Array }[],
): Promise<void> {
  for (const { personId, nameCipher } of names)
    await tx.$executeRaw`UPDATE people SET name_cipher = ${nameCipher} WHERE id = ${personId}::uuid`;
}

/** Where this person wants reminders: at one of their addresses; null: wherever they write last. */
export async function chooseReminders(
  tx: Pick<Transaction, '$executeRaw'>,
  { personId, addressId }: { personId: string; addressId: string | null },
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE addresses SET reminders_chosen_at = CASE WHEN id = ${addressId}::uuid THEN ${now}::timestamptz END
    WHERE person_id = ${personId}::uuid`;
}

/** Where people may be called. */
export async function setPhones(
  tx: Transaction,
  phones: readonly { personId: string; phoneCipher: Uint8Array }[],
): Promise<void> {
  for (const { personId, phoneCipher } of phones)
    await tx.$executeRaw`UPDATE people SET phone_cipher = ${phoneCipher} WHERE id = ${personId}::uuid`;
}
