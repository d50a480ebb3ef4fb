import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type CopyDeps, copyHandlers } from '../../../src/conversations/data-rights/copy-jobs.ts';
import { copyKey, copyRoutes } from '../../../src/conversations/data-rights/copy-routes.ts';
import { openHttp } from '../../../src/platform/http.ts';
import { signedLinks } from '../../../src/platform/links.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { openStorage } from '../../../src/platform/storage.ts';
import { testDatabase } from '../../database.ts';
import { CHANNEL, encryption, photo, text } from '../../messages/support.ts';
import { temporaryFolder } from '../../service.ts';
import { dataTown, smallTown } from './support.ts';

const db = await testDatabase();
const folder = temporaryFolder();
const town = dataTown(db);
const storage = openStorage({ folder: folder.path });
const links = signedLinks(encryption, town.clock);
const http = openHttp({ logger: silentLogger, trustProxy: [] });
afterAll(async () => {
  await http.close();
  await db.close();
  folder.remove();
});
beforeAll(async () => {
  await smallTown(db);
  await copyRoutes(http, { database: db.database, encryption, storage, links, clock: town.clock });
});
beforeEach(() => town.empty());

const SECRET = 'bí mật <của> nhà cuối xóm & ngõ';
const HOUR = 3_600_000;

const deps: CopyDeps = {
  ...{ database: db.database, encryption, storage, links, clock: town.clock },
  wakes: { wake: () => {} },
  readMedia: async () => ({ bytes: Buffer.from('ảnh'), contentType: 'image/jpeg' }),
  baseUrl: () => 'https://nghe.example',
};
const make = () => copyHandlers(deps)['make-copies']!({});

async function livesHere(): Promise<void> {
  await town.says(
    text('a', SECRET, { name: 'Hoa Thử' }),
    text('a', '!give_consent {"textVersion":"v1"}'),
    text('a', '!set_home_area {"areaId":"W.1"}'),
    photo('a', { caption: 'ảnh chụp tối qua' }),
    text('a', `!file_issue ${JSON.stringify({ text: SECRET, categoryCode: 'VS-01', areaId: 'W.1', media: [] })}`),
    text('b', 'chuyện của người khác'),
    text('b', '!give_consent {"textVersion":"v1"}'),
  );
  await db.query(`UPDATE media SET state = 'stored', storage_key = 'k'`);
  await db.query(
    `INSERT INTO issue_history (issue_id, at, actor, kind, text) SELECT id, now(), 'moderator', k, k || ' của cán bộ' FROM issues, unnest('{note,answer}'::text[]) k`,
  );
}

/** The path that was sent. */
async function sentPath(): Promise<string> {
  const [row] = await db.query<{ text: string }>(
    `SELECT content->>'text' AS text FROM outbox_messages WHERE content->>'text' LIKE '%/my-data/%'`,
  );
  return /https:\/\/nghe\.example(\/my-data\/\S+)/.exec(row!.text)![1]!;
}

test('a copy holds everything of the person and nothing of anybody else, to be read and as JSON', async () => {
  await livesHere();
  await town.says(text('a', '!ask_data {"kind":"copy"}'));
  expect(await db.query('SELECT state FROM data_copies')).toEqual([{ state: 'wanted' }]);
  await make();
  const path = await sentPath();
  const asked = await http.inject({ url: path });
  expect(asked.statusCode).toBe(200);
  expect(asked.body).toContain('Mở bản sao');
  expect(asked.body).not.toContain('cuối xóm');

  const opened = await http.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  });
  expect(opened.statusCode).toBe(200);
  expect(opened.headers['cache-control']).toBe('no-store');
  expect(opened.body).toContain('bí mật &lt;của&gt; nhà cuối xóm &amp; ngõ');
  for (const part of [
    'Hoa Thử',
    'Khu phố 1, Phường Một',
    'PM-0001',
    'answer của cán bộ',
    'ảnh chụp tối qua',
    'đã nghe',
    'data:image/jpeg;base64,',
  ])
    expect(opened.body).toContain(part);
  for (const foreign of ['chuyện của người khác', 'note của cán bộ', '<script'])
    expect(opened.body).not.toContain(foreign);
  const json = JSON.parse(
    Buffer.from(/data:application\/json;base64,([^"]+)/.exec(opened.body)![1]!, 'base64').toString(),
  );
  expect(json.accounts).toMatchObject([{ channel: CHANNEL.id, id: 'a', name: 'Hoa Thử' }]);
  expect(json.issues).toMatchObject([{ code: 'PM-0001', text: SECRET }]);
  expect(json.consents).toMatchObject([{ purpose: 'reports', decision: 'given', text: 'v1' }]);
});

test('its address opens once, and its file is gone then', async () => {
  await livesHere();
  await town.says(text('a', '!ask_data {"kind":"copy"}'));
  await make();
  const path = await sentPath();
  const [{ id } = { id: '' }] = await db.query<{ id: string }>('SELECT id FROM data_copies');
  // Encrypted where it lies.
  expect((await storage.get(copyKey(id))).includes('Hoa')).toBe(false);
  const tries = await Promise.all([1, 2, 3].map(() => http.inject({ method: 'POST', url: path })));
  expect(tries.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404, 404]);
  expect((await http.inject({ url: path })).statusCode).toBe(404);
  expect(await storage.exists(copyKey(id))).toBe(false);
  expect(await db.query('SELECT act FROM data_request_acts ORDER BY id')).toEqual([
    { act: 'asked' },
    { act: 'copied' },
    { act: 'seen' },
  ]);
  await make();
  expect(await db.query('SELECT state, ready_at FROM data_copies')).toEqual([{ state: 'gone', ready_at: null }]);
});

test('it is over after a day, and a changed or a foreign token opens nothing', async () => {
  await livesHere();
  await town.says(text('a', '!ask_data {"kind":"copy"}'));
  await make();
  const path = await sentPath();
  for (const wrong of [
    `${path}x`,
    '/my-data/abc.def.ghi',
    `/my-data/${links.sign('media', 'x', new Date(town.clock.now().getTime() + HOUR))}`,
  ])
    expect((await http.inject({ method: 'POST', url: wrong })).statusCode).toBe(404);
  town.clock.advance(24 * HOUR + 1_000);
  expect((await http.inject({ url: path })).statusCode).toBe(404);
  expect((await http.inject({ method: 'POST', url: path })).statusCode).toBe(404);
  await make();
  expect(await db.query('SELECT state FROM data_copies')).toEqual([{ state: 'gone' }]);
});

test('who has everything erased before the copy is opened has no copy left', async () => {
  await livesHere();
  await town.says(text('a', '!ask_data {"kind":"copy"}'));
  await make();
  const path = await sentPath();
  const [{ id } = { id: '' }] = await db.query<{ id: string }>('SELECT id FROM data_copies');
  await town.says(text('a', '!erase_person {}'));
  expect((await http.inject({ method: 'POST', url: path })).statusCode).toBe(404);
  await make();
  expect(await storage.exists(copyKey(id))).toBe(false);
});

test('a job that runs twice sends one message', async () => {
  await livesHere();
  await town.says(text('a', '!ask_data {"kind":"copy"}'));
  await Promise.all([make(), make()]);
  expect(await db.query(`SELECT id FROM outbox_messages WHERE content->>'text' LIKE '%/my-data/%'`)).toHaveLength(1);
});
