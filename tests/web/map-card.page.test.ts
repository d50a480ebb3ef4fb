import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { sampleBoundaries } from '../../prisma/sample/boundaries.ts';
import { buildPagesIfStale, PAGES_FOLDER } from '../../src/web/build-pages.ts';
import { expectAccessible, PHONE, screenshot, useBrowser } from '../browser.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { type ChatTown, openChatTown } from './chat-town.ts';

const browser = useBrowser();
let db: TestDatabase;
let town: ChatTown;

const NAMES: Record<string, string> = {
  'W.KINHBAC': 'Kinh Bắc',
  'W.VUNINH': 'Vũ Ninh',
  'W.VOCUONG': 'Võ Cường',
  'W.HAPLINH': 'Hạp Lĩnh',
  'W.NAMSON': 'Nam Sơn',
};

/** A khu phố of 500 m around the middle of its ward. */
const QUARTER = { id: 'K.HOADINH', name: 'Hòa Đình', lat: 21.17, lon: 106.06 };
const HERE = { latitude: QUARTER.lat, longitude: QUARTER.lon, accuracy: 12 };

beforeAll(async () => {
  await buildPagesIfStale();
  db = await testDatabase();
  for (const [id, boundary] of Object.entries(sampleBoundaries))
    await db.query(`INSERT INTO areas (id, kind, name, name_key, boundary) VALUES ($1, 'phuong', $2, $1, $3::jsonb)`, [
      id,
      NAMES[id],
      JSON.stringify(boundary),
    ]);
  const { lat, lon } = QUARTER;
  const ring = [
    [lon - 0.005, lat - 0.005],
    [lon + 0.005, lat - 0.005],
    [lon + 0.005, lat + 0.005],
    [lon - 0.005, lat + 0.005],
    [lon - 0.005, lat - 0.005],
  ];
  await db.query(
    `INSERT INTO areas (id, kind, name, name_key, parent_id, boundary) VALUES ($1, 'khu_pho', $2, $1, 'W.VOCUONG', $3::jsonb)`,
    [QUARTER.id, QUARTER.name, JSON.stringify({ type: 'Polygon', coordinates: [ring] })],
  );
}, 120_000);
afterAll(() => db?.close());
beforeEach(async () => {
  town = await openChatTown(db, { pages: PAGES_FOLDER });
});
afterEach(() => town.close());

/** Somebody in the chat is asked for a place, and opens the map. */
async function openMap(options: BrowserContextOptions = {}, home?: string): Promise<Page> {
  const page = await browser.newPage(options);
  await page.goto(`${town.url}/chat`);
  await page.getByRole('textbox', { name: 'Nhắn tin' }).fill('cây đổ chắn đường');
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await page.getByText('Đã nhận').last().waitFor();
  if (home)
    await db.query(
      `UPDATE people SET home_area_id = $1 WHERE id = (SELECT person_id FROM conversations ORDER BY created_at DESC, id DESC LIMIT 1)`,
      [home],
    );
  await town.answer({ text: 'Việc này ở khu phố nào ạ? Ông/bà gõ tên khu phố, hoặc gửi vị trí.', asksPlace: true });
  await page.getByRole('button', { name: 'Chọn trên bản đồ' }).waitFor();
  await screenshot(page, 'chat-asks-place-390');
  await page.getByRole('button', { name: 'Chọn trên bản đồ' }).click();
  await page.waitForURL(/\/place\/[\w-]{43}$/);
  await page.getByRole('button', { name: 'Gửi vị trí này' }).waitFor();
  return page;
}

const map = (page: Page) => page.getByLabel('Bản đồ. Kéo, hoặc chạm vào chỗ cần báo.');
const send = (page: Page) => page.getByRole('button', { name: 'Gửi vị trí này' });

async function drag(page: Page, by: { x: number; y: number }): Promise<void> {
  const box = (await map(page).boundingBox())!;
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 8 });
  await page.mouse.up();
}

/** Where the tip of the pin is on the screen. */
async function tipOfPin(page: Page): Promise<{ x: number; y: number }> {
  const box = (await page.locator('.pin').boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height * 0.95 };
}

async function middleOf(page: Page, name: string): Promise<{ x: number; y: number }> {
  const box = (await page.getByText(name, { exact: true }).boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const near = ({ x, y }: { x: number; y: number }) => ({
  x: expect.closeTo(x, -1) as unknown as number,
  y: expect.closeTo(y, -1) as unknown as number,
});

const places = () =>
  db.query<{ content: { lat: number; lon: number } }>(`SELECT content FROM updates WHERE kind = 'place' ORDER BY id`);

afterEach(() => db.query('DELETE FROM updates WHERE kind = $1', ['place']));

describe('on a phone', () => {
  test('the map opens from the chat, is dragged under its pin, says where that stands, and leads back', async () => {
    const page = await openMap({}, 'W.VOCUONG');
    await page.getByText('Kéo bản đồ cho ghim nằm đúng chỗ, rồi bấm gửi.').waitFor();
    await page.getByText(/^Ghim ở: (khu phố Hòa Đình, )?phường Võ Cường$/).waitFor();
    await screenshot(page, 'map-card-home-390');
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Phóng to' }).click();
    await drag(page, { x: 110, y: 0 });
    await page.getByText('Ghim ở: phường Võ Cường').waitFor();
    await screenshot(page, 'map-card-dragged-390');
    const button = (await send(page).boundingBox())!;
    expect(button.height).toBeGreaterThanOrEqual(56);
    expect(button.width).toBeGreaterThan(PHONE.width * 0.85);
    await send(page).click();

    await page.getByRole('heading', { name: 'Đã gửi vị trí' }).waitFor();
    await screenshot(page, 'map-card-sent-390');
    await expectAccessible(page);
    const [place] = await places();
    expect(place!.content.lat).toBeGreaterThan(21.16);
    expect(place!.content.lat).toBeLessThan(21.19);
    expect(place!.content.lon).toBeLessThan(QUARTER.lon - 0.005);
    await page.getByRole('link', { name: 'Quay lại trò chuyện' }).click();
    await page.waitForURL(`${town.url}/chat`);
    await page.getByText('Vị trí đã gửi').waitFor();
  });

  test('“my place” puts the pin where the phone is, in its khu phố', async () => {
    const page = await openMap({ geolocation: HERE, permissions: ['geolocation'] });
    await page.getByRole('button', { name: 'Vị trí của tôi' }).click();
    await page.getByText('Ghim ở chỗ ông/bà đang đứng, sai lệch khoảng 12 mét.').waitFor();
    await page.getByText('Hòa Đình', { exact: true }).waitFor();
    // The pin stands where the map was told to go, though the words below it have changed the map's height.
    expect(await tipOfPin(page)).toEqual(near(await middleOf(page, 'Hòa Đình')));
    await screenshot(page, 'map-card-found-390');
    await send(page).click();
    await page.getByRole('heading', { name: 'Đã gửi vị trí' }).waitFor();
    const [place] = await places();
    expect(place!.content.lat).toBeCloseTo(QUARTER.lat, 4);
    expect(place!.content.lon).toBeCloseTo(QUARTER.lon, 4);
  });

  test('a phone that does not tell where it is is no dead end: a touch moves the pin', async () => {
    const page = await openMap({ permissions: [] });
    await page.getByRole('button', { name: 'Vị trí của tôi' }).click();
    await page.getByRole('alert').filter({ hasText: 'Ông/bà kéo bản đồ để chỉ chỗ.' }).waitFor();
    await screenshot(page, 'map-card-refused-390');
    const box = (await map(page).boundingBox())!;
    await page.mouse.click(box.x + 120, box.y + 200);
    await page.getByRole('alert').filter({ hasText: 'Ông/bà kéo' }).waitFor({ state: 'hidden' });
    await send(page).click();
    await page.getByRole('heading', { name: 'Đã gửi vị trí' }).waitFor();
    expect(await places()).toHaveLength(1);
  });

  test('sent without being moved, it asks for a place first', async () => {
    const page = await openMap({}, 'W.VOCUONG');
    await send(page).click();
    await page.getByText('Ông/bà chưa chỉ chỗ. Kéo bản đồ hoặc chạm vào chỗ cần báo.').waitFor();
    await page.getByRole('button', { name: 'Phóng to' }).click();
    await send(page).click();
    await page.getByText('Ông/bà chưa chỉ chỗ. Kéo bản đồ hoặc chạm vào chỗ cần báo.').waitFor();
    expect(await places()).toEqual([]);
  });

  test('outside all wards the pin says so, and the place can be sent all the same', async () => {
    const page = await openMap({
      geolocation: { latitude: 21.03, longitude: 105.85, accuracy: 9 },
      permissions: ['geolocation'],
    });
    await page.getByRole('button', { name: 'Vị trí của tôi' }).click();
    await page.getByText('sai lệch khoảng 9 mét').waitFor();
    await drag(page, { x: 30, y: 30 });
    await page.getByText('Ghim nằm ngoài các phường chúng tôi phụ trách').waitFor();
    await send(page).click();
    await page.getByRole('heading', { name: 'Đã gửi vị trí' }).waitFor();
  });
});

describe('a link', () => {
  test('that was used says so again when it is opened again', async () => {
    const page = await openMap({ geolocation: HERE, permissions: ['geolocation'] });
    const url = page.url();
    await page.getByRole('button', { name: 'Vị trí của tôi' }).click();
    await page.getByText('sai lệch').waitFor();
    await send(page).dblclick();
    await page.getByRole('heading', { name: 'Đã gửi vị trí' }).waitFor();
    await page.goto(url);
    await page.getByRole('heading', { name: 'Đã gửi vị trí' }).waitFor();
    expect(await places()).toHaveLength(1);
  });

  test('that is over says what to do instead, also when it ran out while the map was open', async () => {
    browser.expectErrors(/404/);
    const page = await openMap({ geolocation: HERE, permissions: ['geolocation'] });
    await page.getByRole('button', { name: 'Vị trí của tôi' }).click();
    await page.getByText('sai lệch').waitFor();
    town.clock.advance(31 * 60_000);
    await send(page).click();
    await page.getByRole('heading', { name: 'Liên kết này đã hết hạn' }).waitFor();
    await page.getByText('Ông/bà quay lại trò chuyện và gõ tên khu phố giúp ạ.').waitFor();
    await screenshot(page, 'map-card-over-390');
    await expectAccessible(page);
    expect(await places()).toEqual([]);
  });

  test('that nobody made is over, too', async () => {
    const page = await browser.newPage();
    await page.goto(`${town.url}/place/${'x'.repeat(43)}`);
    await page.getByRole('heading', { name: 'Liên kết này đã hết hạn' }).waitFor();
  });
});

describe('on a bad line', () => {
  test('the map says that it cannot be opened, and opens at the next try', async () => {
    browser.expectErrors(/Failed to load resource/);
    const page = await openMap();
    await page.route('**/place/map', (route) => route.abort());
    await page.reload();
    await page.getByRole('heading', { name: 'Mạng chậm, chưa mở được bản đồ.' }).waitFor();
    await page.unroute('**/place/map');
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await send(page).waitFor();
  });

  test('a place that was not sent stays under the pin and is sent at the next press', async () => {
    browser.expectErrors(/Failed to load resource/);
    const page = await openMap({ geolocation: HERE, permissions: ['geolocation'] });
    await page.getByRole('button', { name: 'Vị trí của tôi' }).click();
    await page.getByText('sai lệch').waitFor();
    const post = (url: URL) => /^\/place\/[\w-]{43}$/.test(url.pathname);
    await page.route(post, (route) => route.abort());
    await send(page).click();
    await page.getByText('Mạng chậm, chưa gửi được. Ông/bà bấm gửi lại.').waitFor();
    await page.unroute(post);
    await send(page).click();
    await page.getByRole('heading', { name: 'Đã gửi vị trí' }).waitFor();
    expect(await places()).toHaveLength(1);
  });
});

test('the page is light enough for an old phone on a slow line: less than 100 kB with its fonts and its map', async () => {
  const html = readFileSync(path.join(PAGES_FOLDER, 'map-card/index.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file!);
  expect(files.length).toBeGreaterThan(1);
  const sizes = files.map((file) => gzipSync(readFileSync(path.join(PAGES_FOLDER, file)), { level: 9 }).length);
  const fonts = readdirSync(path.join(PAGES_FOLDER, 'assets')).filter((file) =>
    /be-vietnam-pro-(latin|vietnamese)-500-.*\.woff2$/.test(file),
  );
  expect(fonts).toHaveLength(2);
  const fontSizes = fonts.map((file) => readFileSync(path.join(PAGES_FOLDER, 'assets', file)).length);
  const answer = await town.app.inject({ url: '/place/map', headers: { 'accept-encoding': 'gzip' } });
  const total = [...sizes, ...fontSizes, answer.rawPayload.length].reduce((sum, size) => sum + size, 0);
  expect(total).toBeLessThan(100 * 1024);
});
