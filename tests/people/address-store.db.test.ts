import { randomBytes } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import {
  addressHash,
  forgetNames,
  makeAddresses,
  markReachable,
  markUnreachable,
} from '../../src/people/address-store.ts';
import { encryptionWith } from '../../src/platform/encryption.ts';
import { testDatabase } from '../database.ts';

const db = await testDatabase();
afterAll(() => db.close());
beforeEach(() => db.clear('people'));

const encryption = encryptionWith(randomBytes(32));
const at = { id: 'somewhere', account: '42' };
const now = new Date('2026-11-23T01:00:00Z');

const make = (address: string, name?: string) =>
  makeAddresses(db.database, { encryption, at, now }, [{ hash: addressHash(encryption, at, address), address, name }]);
const stored = () =>
  db.query<{ id: string; external_cipher: Buffer; name_cipher: Buffer | null; unreachable_reason: string | null }>(
    'SELECT id, external_cipher, name_cipher, unreachable_reason FROM addresses',
  );

test('somebody who comes at the same moment twice is one person with one address', async () => {
  await Promise.all([make('84912345678'), make('84912345678'), make('84912345678')]);
  expect(await stored()).toHaveLength(1);
  expect(await db.query('SELECT id FROM people')).toHaveLength(1);
});

test('address and name are unreadable in the table and readable with the key', async () => {
  await make('84912345678', 'Tên hiển thị');
  const [row] = await stored();
  expect(row!.external_cipher.includes('84912345678')).toBe(false);
  expect(encryption.decrypt(row!.external_cipher)).toBe('84912345678');
  expect(encryption.decrypt(row!.name_cipher!)).toBe('Tên hiển thị');
});

test('the same id on another account is another address', () => {
  const elsewhere = addressHash(encryption, { ...at, account: '43' }, '84912345678');
  expect(addressHash(encryption, at, '84912345678').equals(elsewhere)).toBe(false);
});

test('who blocked us is unreachable until they write again', async () => {
  await make('1');
  const [{ id } = { id: '' }] = await stored();
  await markUnreachable(db.database, [{ addressId: id, reason: 'person_blocked' }], now);
  expect((await stored())[0]!.unreachable_reason).toBe('person_blocked');
  await markReachable(db.database, [id]);
  expect((await stored())[0]!.unreachable_reason).toBeNull();
});

test('who did not consent keeps an address and no name', async () => {
  await make('1', 'Tên hiển thị');
  const [{ id } = { id: '' }] = await stored();
  await forgetNames(db.database, [id]);
  expect(await stored()).toMatchObject([{ id, name_cipher: null }]);
});
