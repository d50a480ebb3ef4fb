import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { recordConsents } from '../../src/people/consent-store.ts';
import { subscribersOf } from '../../src/people/subscriber-view.ts';
import { newId } from '../../src/platform/ids.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

let db: TestDatabase;
const AT = new Date('2026-11-23T01:00:00Z');

beforeAll(async () => {
  db = await testDatabase({ sample: true });
});
afterAll(() => db.close());

interface Someone {
  personId: string;
  addressId: string;
}

async function someone(home: string | null, { consented = true } = {}): Promise<Someone> {
  const [personId, addressId] = [newId(), newId()];
  await db.query('INSERT INTO people (id, home_area_id) VALUES ($1, $2)', [personId, home]);
  await address({ personId, addressId }, consented);
  return { personId, addressId };
}

async function address({ personId, addressId }: Someone, consented = true): Promise<void> {
  await db.query(
    `INSERT INTO addresses (id, person_id, channel, account, external_hash, external_cipher) VALUES ($1, $2, 'web', 'main', $3, $3)`,
    [addressId, personId, Buffer.from(addressId)],
  );
  await db.query(
    `INSERT INTO conversations (id, address_id, person_id, channel, account, consented_at) VALUES ($1, $2, $3, 'web', 'main', $4)`,
    [newId(), addressId, personId, consented ? AT : null],
  );
}

const set = (who: Someone, wanted: boolean) =>
  db.database.$transaction((tx) =>
    recordConsents(
      tx,
      [
        {
          ...who,
          channel: 'web',
          purpose: 'announcements',
          decision: wanted ? 'given' : 'withdrawn',
          textVersion: 'v1',
        },
      ],
      AT,
    ),
  );
const subscribers = async (...areas: string[]) =>
  (await subscribersOf(db.database, areas, { limit: 100 })).map(({ personId }) => personId);

describe('announcements', () => {
  test('are wanted until they are no more, with the proof of both', async () => {
    const who = await someone('K.VOCUONG.HOADINH');
    expect(await subscribers('K.VOCUONG.HOADINH')).toEqual([]);
    await set(who, true);
    expect(await subscribers('K.VOCUONG.HOADINH')).toEqual([who.personId]);
    await set(who, false);
    expect(await subscribers('K.VOCUONG.HOADINH')).toEqual([]);
    expect(
      await db.query('SELECT purpose, decision, text_version FROM consents WHERE person_id = $1 ORDER BY id', [
        who.personId,
      ]),
    ).toEqual([
      { purpose: 'announcements', decision: 'given', text_version: 'v1' },
      { purpose: 'announcements', decision: 'withdrawn', text_version: 'v1' },
    ]);
  });

  test('of a ward reach those of its khu phố and of the wards that it was made of, and nobody else', async () => {
    const inQuarter = await someone('K.PHONGKHE.DAOXA');
    const inOldWard = await someone('L.DAIPHUC');
    const elsewhere = await someone('K.HOALONG.VIEMXA');
    const nowhere = await someone(null);
    for (const who of [inQuarter, inOldWard, elsewhere, nowhere]) await set(who, true);
    expect((await subscribers('W.VOCUONG')).sort()).toEqual([inQuarter.personId, inOldWard.personId].sort());
    expect(await subscribers('K.PHONGKHE.DAOXA')).toEqual([inQuarter.personId]);
  });

  test('go once to each person, where they wrote last and can be reached; to nobody who withdrew the consent to be written to', async () => {
    const who = await someone('K.KIMCHAN.KIMDOI');
    const second = { personId: who.personId, addressId: newId() };
    const third = { personId: who.personId, addressId: newId() };
    await address(second);
    await address(third);
    await db.query('UPDATE conversations SET last_input_at = $1 WHERE address_id = $2', [AT, second.addressId]);
    const later = new Date(AT.getTime() + 60_000);
    await db.query('UPDATE conversations SET last_input_at = $1 WHERE address_id = $2', [later, third.addressId]);
    await db.query('UPDATE addresses SET unreachable_at = $1 WHERE id = $2', [AT, third.addressId]);
    const other = await someone('K.KIMCHAN.KIMDOI');
    await set(other, true);
    const withdrawn = await someone('K.KIMCHAN.KIMDOI', { consented: false });
    await set(who, true);
    await set(withdrawn, true);
    const first = await subscribersOf(db.database, ['K.KIMCHAN.KIMDOI'], { limit: 1 });
    const rest = await subscribersOf(db.database, ['K.KIMCHAN.KIMDOI'], { after: first[0], limit: 10 });
    expect([...first, ...rest].map(({ addressId }) => addressId).sort()).toEqual(
      [second.addressId, other.addressId].sort(),
    );
    expect(first[0]).toMatchObject({ channel: 'web', account: 'main', lang: 'vi' });
  });
});
