import { afterAll, expect, test } from '@jest/globals';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { registerMessages } from '../../src/messages/message-routes.ts';
import { AppError } from '../../src/platform/app-error.ts';
import { openHttp } from '../../src/platform/http.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import type { Viewer } from '../../src/staff/viewer.ts';
import { testDatabase } from '../database.ts';
import { AT_ONCE, CHANNEL, testInbox, text } from './support.ts';

const db = await testDatabase();
const app = openHttp({ logger: silentLogger, trustProxy: [] });
let viewer: Viewer | null = { staffId: 's', name: 'Quản trị', role: 'administrator', areaIds: [] };
registerMessages(app, {
  database: db.database,
  mediaUrl: (id) => `/media/${id}`,
  requireViewer: () => {
    if (!viewer) throw new AppError('not_signed_in', 'Xin đăng nhập.');
    return viewer;
  },
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const get = async (query: string) => {
  const response = await app.inject({ method: 'GET', url: `/api/messages${query}` });
  return { status: response.statusCode, body: response.json() };
};

test('the queue is read in pages, and what is no cursor or conversation is refused', async () => {
  const deps = testInbox(db, { delays: AT_ONCE });
  await storeUpdates(deps, CHANNEL, [text('a', 'một'), text('a', 'hai')]);
  await db.query(`UPDATE updates SET visibility = 'released', state = 'done'`);
  const first = await get('?limit=1');
  expect(first).toMatchObject({ status: 200, body: { items: [{ text: 'hai', direction: 'in' }] } });
  const second = await get(`?limit=1&cursor=${first.body.nextCursor}`);
  expect(second.body).toMatchObject({ items: [{ text: 'một' }], nextCursor: null });
  expect((await get('?cursor=nonsense')).status).toBe(400);
  expect((await get('?conversation=nonsense')).status).toBe(400);
});

test('nobody reads it who is not signed in', async () => {
  viewer = null;
  expect((await get('')).status).toBe(401);
});
