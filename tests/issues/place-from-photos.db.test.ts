import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { placeFromPhotos } from '../../src/issues/place-from-photos.ts';
import type { Reporter } from '../../src/issues/reporter.ts';
import { testDatabase } from '../database.ts';
import { until } from '../platform/until.ts';
import { buildTown, fileOne, inTransaction, makePhoto, makeResident } from './small-town.ts';

const db = await testDatabase({ connections: 5 });
let resident: Reporter;

/** The ward `an` is the square of 21.10–21.20 N, 106.00–106.10 E; `binh` lies east of it. */
const square = (west: number, east: number) =>
  JSON.stringify({
    type: 'Polygon',
    coordinates: [
      [
        [west, 21.1],
        [east, 21.1],
        [east, 21.2],
        [west, 21.2],
        [west, 21.1],
      ],
    ],
  });

beforeAll(async () => {
  await buildTown(db);
  await db.query('UPDATE areas SET boundary = $1::jsonb WHERE id = $2', [square(106.0, 106.1), 'an']);
  await db.query('UPDATE areas SET boundary = $1::jsonb WHERE id = $2', [square(106.1, 106.2), 'binh']);
  resident = await makeResident(db);
});
afterAll(() => db.close());

async function photoAt(place: { lat: number; lon: number } | null): Promise<string> {
  const id = await makePhoto(db, resident.conversationId);
  if (place) await db.query('UPDATE media SET lat = $2, lon = $3 WHERE id = $1', [id, place.lat, place.lon]);
  return id;
}

async function pointOf(code: string) {
  const [row] = await db.query('SELECT lat, lon, point_from FROM issues WHERE code = $1', [code]);
  return row;
}

const HERE = { lat: 21.15, lon: 106.05 };
const NOWHERE = { lat: null, lon: null, point_from: null };

describe('an issue without a pin', () => {
  test('takes the place of its first photo that tells one', async () => {
    const media = [await photoAt(null), await photoAt(HERE), await photoAt({ lat: 21.16, lon: 106.06 })];
    const { code } = await fileOne(db, resident, { media });
    expect(await pointOf(code)).toEqual({ ...HERE, point_from: 'photo' });
  });

  test('takes it also from a photo that is stored only after the issue was filed', async () => {
    const medium = await photoAt(null);
    const { code } = await fileOne(db, resident, { media: [medium] });
    expect(await pointOf(code)).toEqual(NOWHERE);
    await inTransaction(db, async (tx) => {
      await tx.$executeRaw`UPDATE media SET lat = ${HERE.lat}, lon = ${HERE.lon} WHERE id = ${medium}::uuid`;
      await placeFromPhotos(tx, { mediumId: medium });
    });
    expect(await pointOf(code)).toEqual({ ...HERE, point_from: 'photo' });
  });

  test('passes over a photo from another ward than the one that was named', async () => {
    const { code } = await fileOne(db, resident, { media: [await photoAt({ lat: 21.15, lon: 106.15 })] });
    expect(await pointOf(code)).toEqual(NOWHERE);
  });

  test('takes any place where the area is not known', async () => {
    const { code } = await fileOne(db, resident, { areaId: null, media: [await photoAt({ lat: 20.5, lon: 105.5 })] });
    expect(await pointOf(code)).toMatchObject({ point_from: 'photo' });
  });
});

test('a pin of the resident is worth more than any photo', async () => {
  const pin = { lat: 21.12, lon: 106.02 };
  const { code } = await fileOne(db, resident, { ...pin, media: [await photoAt(HERE)] });
  expect(await pointOf(code)).toEqual({ ...pin, point_from: 'pin' });
});

test('filing waits for a photo that is being stored at this moment, so that its place is not lost', async () => {
  const medium = await photoAt(null);
  let filing: ReturnType<typeof fileOne> | undefined;
  await inTransaction(db, async (tx) => {
    await tx.$executeRaw`UPDATE media SET lat = ${HERE.lat}, lon = ${HERE.lon} WHERE id = ${medium}::uuid`;
    await placeFromPhotos(tx, { mediumId: medium });
    filing = fileOne(db, resident, { media: [medium] });
    await until(async () => {
      const waiting = await db.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
  });
  expect(await pointOf((await filing!).code)).toEqual({ ...HERE, point_from: 'photo' });
});
