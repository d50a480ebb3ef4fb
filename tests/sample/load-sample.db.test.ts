import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadSample } from '../../prisma/sample/load-sample.ts';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { loadKnowledge } from '../../src/campaign/knowledge-view.ts';
import { understand } from '../../src/language/understand.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { categorySentences } from '../language/category-sentences.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

async function count(table: string): Promise<number> {
  const [row] = await db.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
  return Number(row!.count);
}

describe('loading the sample town', () => {
  test('fills an empty database, and a second time changes nothing', async () => {
    expect(await loadSample(db.database)).toBe(true);
    const before = await Promise.all(
      ['areas', 'categories', 'units', 'posts', 'area_changes', 'area_aliases'].map(count),
    );
    expect(before).toEqual([81, 78, 91, expect.any(Number), 32, expect.any(Number)]);
    await db.query("UPDATE areas SET name = 'Tên đã sửa' WHERE id = 'K.HOALONG.DAUHAN'");
    expect(await loadSample(db.database)).toBe(false);
    const after = await Promise.all(
      ['areas', 'categories', 'units', 'posts', 'area_changes', 'area_aliases'].map(count),
    );
    expect(after).toEqual(before);
    expect(await db.query("SELECT name FROM areas WHERE id = 'K.HOALONG.DAUHAN'")).toEqual([{ name: 'Tên đã sửa' }]);
    await db.query("UPDATE areas SET name = 'Đẩu Hàn' WHERE id = 'K.HOALONG.DAUHAN'");
  });

  test('keeps what wards need: prefix, contact, boundary, dates, and the key to find them by', async () => {
    const [ward] = await db.query(
      `SELECT name_key, issue_prefix, official_code, valid_from::text, valid_to, contact, boundary->>'type' AS type
       FROM areas WHERE id = 'W.VOCUONG'`,
    );
    expect(ward).toEqual({
      name_key: 'vo cuong',
      issue_prefix: 'VC',
      official_code: '09190',
      valid_from: '2025-07-01',
      valid_to: null,
      contact: { name: 'Ủy ban MTTQ phường Võ Cường', address: null, phone: null, hours: null },
      type: 'Polygon',
    });
    expect(await db.query("SELECT contact, boundary FROM areas WHERE id = 'L.DAIPHUC'")).toEqual([
      { contact: null, boundary: null },
    ]);
  });

  test('gives the same understanding as the sample without a database', async () => {
    const loaded = await loadKnowledge(db.database);
    const sample = sampleKnowledge();
    expect([...loaded.areas.byId.keys()].sort()).toEqual([...sample.areas.byId.keys()].sort());
    expect(loaded.categories.tiles).toEqual(sample.categories.tiles);
    expect([...loaded.categories.byCode]).toEqual([...sample.categories.byCode]);
    const texts = [...categorySentences.map(([text]) => text), 'phường Đại Phúc', 'o 2 y na', 'vc 427', 'thành phố'];
    for (const text of texts)
      expect(understand(text, loaded, { now: 0 })).toEqual(understand(text, sample, { now: 0 }));
  });

  test('a retired category is not recognised any more', async () => {
    await db.query("UPDATE categories SET retired_at = '2026-11-01' WHERE code = 'HT-05'");
    const loaded = await loadKnowledge(db.database);
    expect(loaded.categories.byCode.has('HT-05')).toBe(false);
    expect(understand('wifi công cộng hỏng', loaded, { now: 0 }).category?.code).not.toBe('HT-05');
    await db.query("UPDATE categories SET retired_at = NULL WHERE code = 'HT-05'");
  });
});
