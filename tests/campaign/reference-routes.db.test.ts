import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { registerAreaRoutes } from '../../src/areas/area-routes.ts';
import { areaListSchema } from '../../src/areas/area-schema.ts';
import { registerCategoryRoutes } from '../../src/campaign/category-routes.ts';
import { categoryListSchema } from '../../src/campaign/category-schema.ts';
import { registerUnitRoutes } from '../../src/organisation/unit-routes.ts';
import { postListSchema, unitListSchema } from '../../src/organisation/unit-schema.ts';
import { AppError } from '../../src/platform/app-error.ts';
import { openHttp } from '../../src/platform/http.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import type { Viewer } from '../../src/staff/viewer.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

let db: TestDatabase;
let viewer: Viewer | null;
const app = openHttp({ logger: silentLogger, trustProxy: [] });

beforeAll(async () => {
  db = await testDatabase({ sample: true });
  const requireViewer = () => {
    if (!viewer) throw new AppError('not_signed_in', 'Xin đăng nhập.');
    return viewer;
  };
  for (const register of [registerAreaRoutes, registerCategoryRoutes, registerUnitRoutes])
    register(app, { database: db.database, requireViewer, now: () => new Date('2026-11-23T08:00:00+07:00') });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const moderator = (...areaIds: string[]): Viewer => ({ staffId: 's', name: 'Thử', role: 'moderator', areaIds });

async function get(url: string, as: Viewer | null) {
  viewer = as;
  const response = await app.inject({ url });
  return { status: response.statusCode, body: response.json() };
}

describe('what the page chooses from', () => {
  test.each([['/api/areas'], ['/api/categories'], ['/api/units'], ['/api/posts']])(
    '%s is for those who are signed in',
    async (url) => {
      expect(await get(url, null)).toMatchObject({ status: 401, body: { error: { code: 'not_signed_in' } } });
    },
  );

  test('areas, with boundaries on demand', async () => {
    const plain = areaListSchema.parse((await get('/api/areas', moderator())).body);
    expect(plain.items.every((item) => item.boundary === undefined)).toBe(true);
    const drawn = areaListSchema.parse((await get('/api/areas?boundary=1', moderator())).body);
    expect(
      drawn.items
        .filter((item) => item.boundary)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['W.HAPLINH', 'W.KINHBAC', 'W.NAMSON', 'W.VOCUONG', 'W.VUNINH']);
  });

  test('a moderator of one ward gets its areas, an administrator all', async () => {
    const own = areaListSchema.parse((await get('/api/areas', moderator('W.VOCUONG'))).body);
    expect(new Set(own.items.map(({ wardId }) => wardId))).toEqual(new Set(['W.VOCUONG']));
    const all = areaListSchema.parse(
      (await get('/api/areas', { ...moderator('W.VOCUONG'), role: 'administrator' })).body,
    );
    expect(all.items.length).toBeGreaterThan(own.items.length);
  });

  test('categories in the order of the tiles', async () => {
    const { tiles, groups, items } = categoryListSchema.parse((await get('/api/categories', moderator())).body);
    expect([tiles.length, groups.length, items.length]).toEqual([8, 13, 78]);
    expect(items[0]).toMatchObject({ code: 'VS-01', tile: 1, unitKind: 'KTHT', retired: false });
  });

  test('units of an area and posts of a unit', async () => {
    const units = unitListSchema.parse((await get('/api/units?area=W.VUNINH', moderator())).body);
    expect(units.items[0]!.areaId).toBe('W.VUNINH');
    const posts = postListSchema.parse((await get('/api/posts?unit=U.VUNINH.CA', moderator())).body);
    expect(posts.items).toHaveLength(3);
  });

  test('a wrong query is refused', async () => {
    expect((await get('/api/areas?boundary=yes', moderator())).status).toBe(400);
  });
});
