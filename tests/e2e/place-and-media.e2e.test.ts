import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import sharp from 'sharp';
import { until } from '../channels/until.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import type { Person } from '../emulators/telegram/person.ts';
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram/telegram-emulator.ts';
import { killServices, type Service, startService, temporaryFolder } from '../service.ts';
import { silentVoice } from '../web/silent-voice.ts';
import { type Moderator, signIn, WITH_ADMINISTRATOR } from './moderator.ts';
import { photo } from './photo.ts';
import { openChat } from './visitor.ts';

// People's fragments are waited for, as in life.
jest.setTimeout(120_000);

/** Inside the ward Võ Cường, by the boundaries of the sample town. */
const PLACE = { lat: 21.1695, lon: 106.056 };

let folder: ReturnType<typeof temporaryFolder>;
let db: TestDatabase;
let telegram: TelegramEmulator;
let service: Service;
let moderator: Moderator;

beforeAll(async () => {
  folder = temporaryFolder();
  db = await testDatabase();
  telegram = await startTelegramEmulator();
  service = await startService({
    DATABASE_URL: db.url,
    DATA_DIR: folder.path,
    SECRET_KEY: randomBytes(32).toString('base64'),
    SAMPLE_DATA: '1',
    WEB_CHAT: 'on',
    LOG_LEVEL: 'debug',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_PACE: '0',
    ...WITH_ADMINISTRATOR,
  });
  moderator = await signIn(service.url);
});
afterAll(async () => {
  await killServices();
  await telegram.close();
  await db.close();
  folder.remove();
});

test('a place is shown on the one-time map, and the talk goes on with the area it lies in', async () => {
  const visitor = await openChat(service.url);
  await visitor.says('den duong hong 3 hom nay');
  await visitor.waitForMessage('Ông/bà có đồng ý không?');
  await visitor.presses('Tôi đồng ý');
  const where = await visitor.waitForMessage('Việc này ở khu phố nào ạ?');
  expect(where.asksPlace).toBe(true);

  const path = await visitor.mapFor(where.id);
  const page = await fetch(`${service.url}${path}`);
  expect([page.status, page.headers.get('referrer-policy')]).toEqual([200, 'no-referrer']);
  expect(await page.text()).toContain('Chỉ chỗ trên bản đồ');
  const { areas } = (await (await fetch(`${service.url}/place/map`)).json()) as { areas: { name: string }[] };
  expect(areas.map(({ name }) => name)).toContain('Võ Cường');

  const choose = async (place: typeof PLACE) => {
    const response = await fetch(`${service.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(place),
    });
    return [response.status, await response.json()];
  };
  const sent = [200, expect.objectContaining({ state: 'sent', chatUrl: '/chat' })];
  expect(await choose(PLACE)).toEqual(sent);
  expect(await choose({ lat: 21.2, lon: 106.09 })).toEqual(sent);
  await visitor.waitForMessage('Ông/bà gửi giúp một ảnh');
  await visitor.presses('Không có ảnh');
  const review = await visitor.waitForMessage('Tôi ghi lại như sau');
  expect(review.text).toContain('phường Võ Cường');
  await visitor.presses('Đúng, gửi đi');
  const filed = await visitor.waitForMessage('Đã nhận phản ánh');
  expect(await moderator.issue(codeIn(filed.text))).toMatchObject({ point: PLACE, pointFrom: 'pin' });
  const token = path.split('/').at(-1)!;
  expect(service.output()).not.toContain(token);
  visitor.leave();
});

test('nobody is given a map for a message that is not theirs, or that asks for no place', async () => {
  const [one, other] = [await openChat(service.url), await openChat(service.url)];
  await one.says('den duong hong o cho nao do');
  const consent = await one.waitForMessage('Ông/bà có đồng ý không?');
  await expect(one.mapFor(consent.id)).rejects.toThrow('404');
  await one.presses('Tôi đồng ý');
  const where = await one.waitForMessage('Việc này ở khu phố nào ạ?');
  await other.says('chao');
  await expect(other.mapFor(where.id)).rejects.toThrow('404');
  expect(await one.mapFor(where.id)).toMatch(/^\/place\/[\w-]{43}$/);
  one.leave();
  other.leave();
});

describe('by Telegram', () => {
  let resident: Person;
  beforeAll(async () => {
    resident = telegram.user(3001, 'Lan');
    resident.sends('chào');
    await resident.waitForMessage('Ông/bà có đồng ý không?');
    resident.presses('Tôi đồng ý');
    await resident.waitForMessage(() => true);
  });

  test('an album with a caption is one report, and a photo sent as a file tells the officer where it was taken', async () => {
    resident.sendsPhoto(await photo('#a63'), {
      album: 'a1',
      caption: 'rác không ai thu gom cả tuần nay cạnh cổng trường, phường Võ Cường',
    });
    resident.sendsPhoto(await photo('#36a'), { album: 'a1' });
    resident.sendsPhoto(await photo('#3a6'), { album: 'a1' });
    const review = await resident.waitForMessage('Tôi ghi lại như sau');
    expect(review.text).toContain('rác không ai thu gom cả tuần nay');
    expect(review.text).toContain('– Ảnh: 3 ảnh');
    resident.sendsDocument(await locatedPhoto(), { name: 'IMG_1.jpg', type: 'image/jpeg' });
    await resident.waitForMessage('4 ảnh');
    resident.presses('Đúng, gửi đi');
    const code = codeIn((await resident.waitForMessage('Đã nhận phản ánh')).text);
    await until(
      async () => (await moderator.issue(code)).pointFrom === 'photo',
      'the place of the photo is on the issue',
    );
    const { point, media, messages } = await moderator.issue(code);
    expect(point).toEqual({ lat: 21.175, lon: 106.05 });
    expect(media.map(({ kind }) => kind)).toEqual(['photo', 'photo', 'photo', 'photo']);
    expect(messages.filter(({ direction, media: sent }) => direction === 'in' && sent.length > 0)).toHaveLength(4);
    await until(
      async () => (await moderator.issue(code)).media.every(({ state }) => state === 'stored'),
      'all are stored',
    );
    for (const { url } of (await moderator.issue(code)).media) {
      const shown = await fetch(new URL(url!, service.url));
      expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).exif).toBeUndefined();
    }
  });

  test('a voice message is kept as it came and played in parts; a film that is too large is told of, in words', async () => {
    const voice = silentVoice(3);
    resident.sendsVoice(voice);
    await resident.waitForMessage('Tôi đã giữ lại để cán bộ nghe, xem.');
    resident.sendsContent({
      video: {
        file_id: 'film',
        file_unique_id: 'film',
        file_size: 30 * 1024 * 1024,
        duration: 90,
        mime_type: 'video/mp4',
      },
    });
    const told = await resident.waitForMessage('lớn quá 20 MB');
    expect(told.text).toBe(
      'Video vừa rồi lớn quá 20 MB nên chúng tôi không nhận được. Ông/bà quay lại khoảng nửa phút rồi gửi giúp ạ.',
    );
    const heard = async () =>
      (await moderator.messages()).flatMap(({ media }) => media).find(({ kind }) => kind === 'voice');
    await until(async () => (await heard())?.state === 'stored', 'the voice message is stored');
    const url = new URL((await heard())!.url!, service.url);
    const part = await fetch(url, { headers: { range: 'bytes=0-3' } });
    expect([part.status, part.headers.get('content-type'), await part.text()]).toEqual([206, 'audio/ogg', 'OggS']);
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(voice);
    const film = async () =>
      (await moderator.messages()).flatMap(({ media }) => media).find(({ kind }) => kind === 'video');
    await until(async () => (await film()) !== undefined, 'the turn that heard the film is taken');
    expect(await film()).toMatchObject({ state: 'refused', reason: 'too_large', url: null });
    expect(resident.received.filter(({ text }) => text.includes('lớn quá 20 MB'))).toHaveLength(1);
  });
});

function codeIn(text: string): string {
  return /VC-\d{4,}/.exec(text)![0];
}

/** As a phone's own camera writes it: 21°10′30″ N, 106°03′00″ E, in the ward Võ Cường. */
function locatedPhoto(): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 480, channels: 3, background: '#555' } })
    .jpeg()
    .withExif({
      IFD3: { GPSLatitude: '21/1 10/1 30/1', GPSLatitudeRef: 'N', GPSLongitude: '106/1 3/1 0/1', GPSLongitudeRef: 'E' },
    })
    .toBuffer();
}
