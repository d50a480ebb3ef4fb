import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { searchWork } from '../../src/issues/work-search-view.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { fileOne, makeResident } from './small-town.ts';
import { buildWorkTown, cadreOf, give, type Worker, type WorkTown, work } from './work-town.ts';

let db: TestDatabase;
let town: WorkTown;
let lamp: string;
let waste: string;
let closed: string;
let elsewhere: string;

beforeAll(async () => {
  db = await testDatabase();
  town = await buildWorkTown(db);
  lamp = await made('Đèn đường ở ngõ 30 tắt ba tối nay', 'ktht', 'vien', 'trước cổng đình');
  waste = await made('Rác ùn ứ, 100% chưa dọn', 'ktht', 'vien', 'cuối ngõ 30');
  closed = await made('Đèn ngõ 30 nhấp nháy', 'ktht', 'vien');
  await work(db, town.officer, { code: closed, act: 'answer', text: 'Đã xem.' });
  elsewhere = await made('Đèn nhà văn hóa ngõ 30 hỏng', 'kp', 'kp-cho');
});
afterAll(() => db.close());

async function made(text: string, unit: string, post: string, place?: string): Promise<string> {
  const { code } = await fileOne(db, await makeResident(db), { text, ...(place && { place }) });
  await give(db, code, unit, post);
  return code;
}

const found = async (text: string, worker: Worker = town.officer) =>
  (await searchWork(db.database, await cadreOf(db, worker), text)).items.map(({ code }) => code);

test('finds by words with or without marks, all of which must stand there, the open ones first', async () => {
  expect(await found('đèn ngõ 30')).toEqual([lamp, closed]);
  expect(await found('DEN NGO')).toEqual([lamp, closed]);
  expect(await found('rác')).toEqual([waste]);
  expect(await found('đèn rác')).toEqual([]);
});

test('finds by place, area and code', async () => {
  expect(await found('cổng đình')).toEqual([lamp]);
  expect((await found('khu phố chợ')).sort()).toEqual([lamp, waste, closed].sort());
  expect(await found(lamp)).toEqual([lamp]);
  expect(await found(lamp.toLowerCase())).toEqual([lamp]);
});

test('finds only what they may see; who stands above finds it, too', async () => {
  expect(await found('nhà văn hóa')).toEqual([]);
  expect(await found(elsewhere)).toEqual([]);
  expect(await found('nhà văn hóa', town.quarter)).toEqual([elsewhere]);
  expect((await found('đèn', town.chair)).sort()).toEqual([lamp, closed, elsewhere].sort());
});

test('signs of the database mean themselves, and nothing is looked for without words', async () => {
  expect(await found('100%')).toEqual([waste]);
  expect(await found('_____')).toEqual([]);
  expect(await found("' OR 1=1 --")).toEqual([]);
  expect(await found(' \0 ')).toEqual([]);
});
