import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { FILE_TOO_LARGE, SendError } from '../../src/channels/send-error.ts';
import { eraseMedia, removeErasedBytes } from '../../src/messages/erase-media.ts';
import { eraseHeld } from '../../src/messages/erase-store.ts';
import { fetchMedia, type MediaDeps, type MediaSource } from '../../src/messages/fetch-media.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { mediaHandlers, queueErasure, startMediaJobs } from '../../src/messages/media-jobs.ts';
import { mediaKey } from '../../src/messages/media-key.ts';
import { mediaRoutes } from '../../src/messages/media-routes.ts';
import { mediaUrl, smallMediaUrl } from '../../src/messages/media-url.ts';
import { mediaReader } from '../../src/messages/read-media.ts';
import { openWakes } from '../../src/messages/wakes.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { openHttp } from '../../src/platform/http.ts';
import { signedLinks } from '../../src/platform/links.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import type { NewJob } from '../../src/platform/queue.ts';
import { openStorage, type Storage } from '../../src/platform/storage.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { CHANNEL, encryption, photo, START, testInbox, update } from './support.ts';

let db: TestDatabase;
let folder: string;
let storage: Storage;
let jpeg: Buffer;

beforeAll(async () => {
  db = await testDatabase();
  jpeg = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#884422' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => db.close());
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nghe-dan-media-'));
  storage = openStorage({ folder });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A platform that gives these bytes, or fails. */
function platform(answer: Buffer | Error) {
  const calls = { fetched: [] as string[], forgotten: [] as string[] };
  const source: MediaSource = {
    fetchFile: async ({ id }) => {
      calls.fetched.push(id);
      if (answer instanceof Error) throw answer;
      return { bytes: answer };
    },
    forgetFile: async (externalId) => {
      calls.forgotten.push(externalId);
    },
  };
  return { source, calls };
}

function depsWith(source: MediaSource | undefined, more: Partial<MediaDeps> = {}): MediaDeps {
  return {
    database: db.database,
    storage,
    encryption,
    channelOf: (channel, account) => (channel === CHANNEL.id && account === CHANNEL.account ? source : undefined),
    clock: manualClock(START),
    logger: silentLogger,
    ...more,
  };
}

let people = 0;

/** Somebody sends one medium. @returns its id and the external id of the update. */
async function arrive(
  what: 'photo' | 'voice' | 'video' | 'file' = 'photo',
): Promise<{ id: string; externalId: string; conversationId: string }> {
  people += 1;
  const sent =
    what === 'photo'
      ? photo(`p${people}`)
      : update(`p${people}`, { kind: 'recording', what, file: { id: 'secret-file-id' } });
  const stored = await storeUpdates(testInbox(db), CHANNEL, [sent]);
  return { id: stored.mediaIds[0]!, externalId: sent.externalId, conversationId: stored.conversationIds[0]! };
}

async function row(id: string) {
  const [found] = await db.query<Record<string, unknown>>('SELECT * FROM media WHERE id = $1', [id]);
  return found!;
}

describe('fetching', () => {
  test('a photo is fetched once, drawn anew, stored in two sizes, and then let go by the channel', async () => {
    const { id, externalId } = await arrive();
    const { source, calls } = platform(jpeg);
    const deps = depsWith(source);
    await fetchMedia(deps, [id]);
    await fetchMedia(deps, [id]);
    expect(calls.fetched).toEqual(['secret-file-id']);
    expect(calls.forgotten).toContain(externalId);
    expect(await row(id)).toMatchObject({
      state: 'stored',
      content_type: 'image/jpeg',
      width: 640,
      height: 480,
      storage_key: mediaKey(id),
      source_cipher: null,
    });
    expect((await sharp(await storage.get(mediaKey(id))).metadata()).width).toBe(640);
    expect((await sharp(await storage.get(mediaKey(id, 'small'))).metadata()).width).toBe(320);
  });

  test('two processes at once leave one stored photo', async () => {
    const { id } = await arrive();
    const deps = depsWith(platform(jpeg).source);
    await Promise.all([fetchMedia(deps, [id]), fetchMedia(deps, [id])]);
    expect(await row(id)).toMatchObject({ state: 'stored' });
    expect(await storage.exists(mediaKey(id))).toBe(true);
  });

  test('what is no picture is refused for a reason, and no byte of it is kept', async () => {
    const { id, externalId } = await arrive();
    const { source, calls } = platform(Buffer.from('<html>'));
    await fetchMedia(depsWith(source), [id]);
    expect(await row(id)).toMatchObject({ state: 'refused', reason: 'type_not_allowed', source_cipher: null });
    expect(await storage.exists(mediaKey(id))).toBe(false);
    expect(calls.forgotten).toEqual([externalId]);
  });

  test('more than 20 MB are refused', async () => {
    const { id } = await arrive('voice');
    await fetchMedia(depsWith(platform(Buffer.concat([Buffer.from('OggS'), Buffer.alloc(20 * 1024 * 1024)])).source), [
      id,
    ]);
    expect(await row(id)).toMatchObject({ state: 'refused', reason: 'too_large' });
  });

  test('a recording is kept as it is', async () => {
    const { id } = await arrive('voice');
    const sound = Buffer.from('OggS and so on');
    await fetchMedia(depsWith(platform(sound).source), [id]);
    expect(await row(id)).toMatchObject({ state: 'stored', kind: 'voice', content_type: 'audio/ogg', width: null });
    expect(await storage.get(mediaKey(id))).toEqual(sound);
  });

  test('a picture that was sent as a file is treated as a picture', async () => {
    const { id } = await arrive('file');
    await fetchMedia(depsWith(platform(jpeg).source), [id]);
    expect(await row(id)).toMatchObject({ state: 'stored', content_type: 'image/jpeg', width: 640 });
  });

  test('a platform that does not answer is asked again; what it has no more is given up at once', async () => {
    const { id } = await arrive();
    const failing = depsWith(platform(new SendError('connection_failed')).source);
    await expect(fetchMedia(failing, [id])).rejects.toMatchObject({ reason: 'connection_failed' });
    expect(await row(id)).toMatchObject({ state: 'wanted', attempts: 1 });
    await fetchMedia(depsWith(platform(new SendError('message_invalid')).source), [id]);
    expect(await row(id)).toMatchObject({ state: 'refused', reason: 'gone' });
  });

  test('after a day of silence a medium is given up', async () => {
    const { id } = await arrive();
    const clock = manualClock(new Date(START.getTime() + 25 * 3_600_000));
    await fetchMedia(depsWith(platform(new SendError('connection_failed')).source, { clock }), [id]);
    expect(await row(id)).toMatchObject({ state: 'failed', reason: 'unreachable' });
  });

  test('one that fails does not keep the others back', async () => {
    const [broken, good] = [await arrive(), await arrive()];
    let count = 0;
    const source: MediaSource = {
      fetchFile: async () => {
        count += 1;
        if (count === 1) throw new SendError('throttled');
        return { bytes: jpeg };
      },
    };
    await expect(fetchMedia(depsWith(source), [broken.id, good.id])).rejects.toThrow();
    expect([(await row(broken.id)).state, (await row(good.id)).state]).toEqual(['wanted', 'stored']);
  });

  test('a channel that is switched off keeps its media waiting', async () => {
    const { id } = await arrive();
    await expect(fetchMedia(depsWith(undefined), [id])).rejects.toMatchObject({ reason: 'connection_failed' });
    expect(await row(id)).toMatchObject({ state: 'wanted' });
  });
});

/** A process that died while it fetched this medium, or looked at it: its promise never settles. */
async function dieIn(what: 'fetching' | 'looking', id: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const die = () => {
      resolve();
      return new Promise<never>(() => {});
    };
    const { source } = what === 'fetching' ? { source: { fetchFile: die } } : platform(jpeg);
    const storage = { ...depsWith(source).storage, put: die };
    void fetchMedia(depsWith(source, { ...(what === 'looking' && { storage }) }), [id]);
  });
}

describe('a picture that brings the process down', () => {
  test('is counted before it is looked at, and after three dead processes refused unseen', async () => {
    const { id } = await arrive();
    for (const tries of [1, 2, 3]) {
      await dieIn('looking', id);
      expect(await row(id)).toMatchObject({ state: 'wanted', attempts: tries, open_tries: tries });
    }
    const { source, calls } = platform(jpeg);
    await fetchMedia(depsWith(source), [id]);
    expect(calls.fetched).toEqual([]);
    expect(await row(id)).toMatchObject({ state: 'refused', reason: 'unreadable' });
  });

  test('is not mistaken for one that was being fetched whenever a process died', async () => {
    const { id } = await arrive();
    for (let count = 0; count < 5; count += 1) await dieIn('fetching', id);
    await fetchMedia(depsWith(platform(jpeg).source), [id]);
    expect(await row(id)).toMatchObject({ state: 'stored', attempts: 6 });
  });

  test('is not mistaken for one whose platform is down: such a try ends, and only waits longer', async () => {
    const { id } = await arrive();
    await dieIn('looking', id);
    const failing = depsWith(platform(new SendError('connection_failed')).source);
    for (let count = 0; count < 5; count += 1) await fetchMedia(failing, [id]).catch(() => {});
    expect(await row(id)).toMatchObject({ state: 'wanted', attempts: 6, open_tries: 1 });
    await fetchMedia(depsWith(platform(jpeg).source), [id]);
    expect(await row(id)).toMatchObject({ state: 'stored', open_tries: 0 });
  });
});

describe('telling of what could not be kept', () => {
  async function said(conversationId: string): Promise<string[]> {
    const rows = await db.query<{ text: string }>(
      `SELECT content->>'text' AS text FROM outbox_messages WHERE conversation_id = $1 ORDER BY seq`,
      [conversationId],
    );
    return rows.map(({ text }) => text);
  }

  test('a film that the platform does not hand out is too large, said in words with the limit, once', async () => {
    const { id, conversationId } = await arrive('video');
    let woken = 0;
    const { source } = platform(new SendError('message_invalid', { code: FILE_TOO_LARGE }));
    const deps = depsWith(source, { wakeSend: () => (woken += 1) });
    await Promise.all([fetchMedia(deps, [id]), fetchMedia(deps, [id])]);
    expect(await row(id)).toMatchObject({ state: 'refused', reason: 'too_large' });
    expect(await said(conversationId)).toEqual([
      'Video vừa rồi lớn quá 20 MB nên chúng tôi không nhận được. Ông/bà quay lại khoảng nửa phút rồi gửi giúp ạ.',
    ]);
    expect(woken).toBeGreaterThan(0);
  });

  test('a photo as an iPhone keeps it: what to press instead, and the words and the place that came with it stay', async () => {
    people += 1;
    const words = 'ổ gà to trước cổng đình';
    const { mediaIds, conversationIds } = await storeUpdates(testInbox(db), CHANNEL, [
      update(`p${people}`, { kind: 'recording', what: 'file', file: { id: 'secret-file-id' }, caption: words }),
      update(`p${people}`, { kind: 'place', lat: 21.18, lon: 106.07 }),
    ]);
    const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), Buffer.alloc(200)]);
    await fetchMedia(depsWith(platform(heic).source), mediaIds);
    expect(await row(mediaIds[0]!)).toMatchObject({ state: 'refused', reason: 'iphone_photo' });
    expect(await said(conversationIds[0]!)).toEqual([
      'Ảnh vừa rồi iPhone gửi dạng tệp nên chúng tôi không mở được. Ông/bà bấm nút hình ảnh, chọn lại ảnh đó rồi gửi giúp ạ.',
    ]);
    const kept = await db.query<{ kind: string; text: string | null }>(
      'SELECT kind, text FROM updates WHERE conversation_id = $1 ORDER BY id',
      [conversationIds[0]!],
    );
    expect(kept).toEqual([
      { kind: 'recording', text: words },
      { kind: 'place', text: null },
    ]);
  });

  test('an album of which three photos are refused for one reason is one message', async () => {
    people += 1;
    const album = [1, 2, 3].map(() => photo(`p${people}`, { album: 'a1' }));
    const { mediaIds, conversationIds } = await storeUpdates(testInbox(db), CHANNEL, album);
    await fetchMedia(depsWith(platform(Buffer.from('<html>')).source), mediaIds);
    expect(await said(conversationIds[0]!)).toEqual([
      'Ảnh vừa rồi thuộc loại chúng tôi không mở được. Ông/bà gửi ảnh, hoặc tệp PDF, Word giúp ạ.',
    ]);
  });

  test('in English to whoever speaks it; and nobody is told of what was stored', async () => {
    const { id, conversationId } = await arrive('file');
    await db.query(`UPDATE people SET lang = 'en' FROM conversations c WHERE c.person_id = people.id AND c.id = $1`, [
      conversationId,
    ]);
    await fetchMedia(depsWith(platform(Buffer.from('MZ a program')).source), [id]);
    expect(await said(conversationId)).toEqual([
      'Your file is of a kind that cannot be opened here. Please send a photo, a PDF or a Word file.',
    ]);
    const kept = await arrive();
    await fetchMedia(depsWith(platform(jpeg).source), [kept.id]);
    expect(await said(kept.conversationId)).toEqual([]);
  });
});

describe('the place in a photo', () => {
  test('of a file that was sent unchanged is kept beside it, told of in the same transaction, and not in what is served', async () => {
    const { id } = await arrive('file');
    const told: string[] = [];
    const onPlace: MediaDeps['onPlace'] = async (tx, mediumId) => {
      const [seen] = await tx.$queryRaw<{ state: string }[]>`SELECT state FROM media WHERE id = ${mediumId}::uuid`;
      told.push(`${mediumId} ${seen!.state}`);
    };
    await fetchMedia(depsWith(platform(await located()).source, { onPlace }), [id]);
    expect(await row(id)).toMatchObject({ state: 'stored', kind: 'photo', lat: 21.175, lon: 106.05 });
    expect(told).toEqual([`${id} stored`]);
    expect((await sharp(await storage.get(mediaKey(id))).metadata()).exif).toBeUndefined();
    await eraseMedia(depsWith(platform(jpeg).source), [id], 'asked_for');
    expect(await row(id)).toMatchObject({ lat: null, lon: null });
  });

  test('of a photo without one is unknown', async () => {
    const { id } = await arrive();
    const onPlace = async () => {
      throw new Error('there is no place');
    };
    await fetchMedia(depsWith(platform(jpeg).source, { onPlace }), [id]);
    expect(await row(id)).toMatchObject({ state: 'stored', lat: null, lon: null });
  });
});

/** 21°10′30″ N, 106°03′00″ E. */
function located(): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 48, channels: 3, background: '#224466' } })
    .jpeg()
    .withExif({
      IFD3: {
        GPSLatitude: '21/1 10/1 30/1',
        GPSLatitudeRef: 'N',
        GPSLongitude: '106/1 3/1 0/1',
        GPSLongitudeRef: 'E',
      },
    })
    .toBuffer();
}

describe('erasing', () => {
  test('takes the bytes, the size and the tie to the message', async () => {
    const { id, externalId } = await arrive();
    const { source, calls } = platform(jpeg);
    const deps = depsWith(source);
    await fetchMedia(deps, [id]);
    await eraseMedia(deps, [id], 'asked_for');
    expect(await row(id)).toMatchObject({
      state: 'erased',
      reason: 'asked_for',
      storage_key: null,
      update_id: null,
      sha256: null,
      width: null,
      bytes: null,
    });
    expect(await storage.exists(mediaKey(id))).toBe(false);
    expect(await storage.exists(mediaKey(id, 'small'))).toBe(false);
    expect(calls.forgotten.at(-1)).toBe(externalId);
  });

  test('what was refused consent before it was fetched is not fetched, and the channel lets it go', async () => {
    const { id, externalId, conversationId } = await arrive();
    const { source, calls } = platform(jpeg);
    const deps = depsWith(source);
    const ids = await db.database.$transaction((tx) =>
      eraseHeld(tx, { conversationIds: [conversationId], reason: 'consent_refused', andWaiting: true }),
    );
    expect(ids).toEqual([id]);
    await fetchMedia(deps, [id]);
    expect(calls.fetched).toEqual([]);
    await removeErasedBytes(deps, { ids });
    expect(calls.forgotten).toEqual([externalId]);
    expect(await row(id)).toMatchObject({ state: 'erased', update_id: null });
  });

  test('what is erased while it is on its way leaves no byte behind', async () => {
    const { id } = await arrive();
    const source: MediaSource = {
      fetchFile: async () => {
        await db.query(`UPDATE media SET state = 'erased', source_cipher = NULL WHERE id = $1`, [id]);
        return { bytes: jpeg };
      },
    };
    await fetchMedia(depsWith(source), [id]);
    expect(await storage.exists(mediaKey(id))).toBe(false);
    expect(await row(id)).toMatchObject({ state: 'erased' });
  });
});

describe('jobs', () => {
  function queueOf() {
    const jobs: NewJob[] = [];
    const schedules: string[] = [];
    return {
      jobs,
      schedules,
      addMany: async (added: readonly NewJob[]) => void jobs.push(...added),
      every: async (job: string) => void schedules.push(job),
    };
  }

  test('a wake makes one job for each new medium', async () => {
    const queue = queueOf();
    const wakes = openWakes({ coalesceMs: 1 });
    const clock = manualClock(START);
    const stop = await startMediaJobs({ database: db.database, queue, clock, wakes });
    expect(queue.schedules).toEqual(['sweep-media']);
    const { id } = await arrive();
    const added = new Promise<void>((resolve) => {
      const { addMany } = queue;
      queue.addMany = async (jobs) => {
        await addMany(jobs);
        resolve();
      };
    });
    wakes.wake('media');
    await added;
    stop();
    expect(queue.jobs).toContainEqual({
      job: 'fetch-media',
      data: { ids: [id] },
      options: { once: `fetch-media-${id}` },
    });
  });

  test('the sweep finds what no job is left for, waits longer after each failure, and removes what is erased', async () => {
    const queue = queueOf();
    const lost = await arrive();
    const failed = await arrive();
    await db.query('UPDATE media SET attempts = 3 WHERE id = $1', [failed.id]);
    const erased = await arrive();
    await db.query(`UPDATE media SET state = 'erased', source_cipher = NULL WHERE id = $1`, [erased.id]);
    const sweepAt = async (minutes: number) => {
      queue.jobs.length = 0;
      const clock = manualClock(new Date(START.getTime() + minutes * 60_000));
      await mediaHandlers({ ...depsWith(undefined, { clock }), queue })['sweep-media']!({});
      const ids = queue.jobs.map(({ job, data }) => `${job} ${(data.ids as string[])[0]}`);
      return [`fetch-media ${lost.id}`, `fetch-media ${failed.id}`, `erase-media ${erased.id}`].map((job) =>
        ids.includes(job),
      );
    };
    expect(await sweepAt(0.2)).toEqual([false, false, true]);
    expect(await sweepAt(0.3)).toEqual([true, false, true]);
    expect(await sweepAt(2.1)).toEqual([true, true, true]);
    await mediaHandlers({ ...depsWith(platform(jpeg).source), queue })['erase-media']!({ ids: [erased.id] });
    expect(await sweepAt(0.3)).toEqual([true, false, false]);
  });

  test('what was under way when a process died is tried again by itself, once that try is surely dead', async () => {
    const queue = queueOf();
    const [one, two, untouched] = [await arrive(), await arrive(), await arrive()];
    for (const { id } of [one, two]) await dieIn('looking', id);
    const sweepAt = async (seconds: number) => {
      queue.jobs.length = 0;
      const clock = manualClock(new Date(START.getTime() + seconds * 1000));
      await mediaHandlers({ ...depsWith(undefined, { clock }), queue })['sweep-media']!({});
      const mine = new Set([one.id, two.id, untouched.id]);
      return queue.jobs
        .map(({ data }) => (data.ids as string[]).filter((id) => mine.has(id)))
        .filter((ids) => ids.length > 0);
    };
    expect(await sweepAt(100)).toEqual([[untouched.id]]);
    expect(await sweepAt(151)).toEqual([[untouched.id], [one.id, two.id]]);
  });

  test('erasure can be ordered after a commit', async () => {
    const queue = queueOf();
    await queueErasure(queue, ['a', 'b']);
    expect(queue.jobs.map(({ job, data }) => [job, data])).toEqual([
      ['erase-media', { ids: ['a'] }],
      ['erase-media', { ids: ['b'] }],
    ]);
  });
});

describe('GET /media/:token', () => {
  const clock = manualClock(START);
  const links = signedLinks(encryption, clock);

  async function open(url: string, headers: Record<string, string> = {}) {
    const app = openHttp({ logger: silentLogger, trustProxy: [] });
    await mediaRoutes(app, { database: db.database, storage, links });
    const response = await app.inject({ url, headers });
    await app.close();
    return response;
  }
  async function stored(what: 'photo' | 'voice' | 'file', bytes: Buffer): Promise<string> {
    const { id } = await arrive(what);
    await fetchMedia(depsWith(platform(bytes).source), [id]);
    return id;
  }

  test('shows a photo in both sizes, to this browser only, and as nothing but a picture', async () => {
    const id = await stored('photo', jpeg);
    const large = await open(mediaUrl(links, id, START));
    expect(large.statusCode).toBe(200);
    expect(large.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': expect.stringMatching(/^inline; filename="nghe-dan-[0-9a-f]{8}\.jpg"$/),
    });
    const small = await open(smallMediaUrl(links, id, START));
    expect((await sharp(small.rawPayload).metadata()).width).toBe(320);
  });

  test('an address stays the same for half an hour, and is over after at most one and a half', async () => {
    const id = await stored('photo', jpeg);
    const at = (minutes: number) => new Date(START.getTime() + minutes * 60_000);
    const url = mediaUrl(links, id, at(1));
    expect(mediaUrl(links, id, at(29))).toBe(url);
    expect(mediaUrl(links, id, at(31))).not.toBe(url);
    clock.set(at(61));
    expect((await open(url)).statusCode).toBe(200);
    clock.set(at(91));
    expect((await open(url)).statusCode).toBe(404);
    clock.set(START);
  });

  test('a Word document is kept as it came, under a name that says nothing, and saved', async () => {
    const id = await stored('file', Buffer.from('PK\x03\x04 … word/document.xml …'));
    expect((await open(mediaUrl(links, id, START))).headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': expect.stringMatching(/^attachment; filename="nghe-dan-[0-9a-f]{8}\.docx"$/),
    });
  });

  test('a document is saved, never opened in the page', async () => {
    const id = await stored('file', Buffer.from('%PDF-1.7 text'));
    expect((await open(mediaUrl(links, id, START))).headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment; .*\.pdf"$/),
    });
  });

  test('a sound can be had in parts, as Safari wants it', async () => {
    const id = await stored('voice', Buffer.from('OggS0123456789'));
    const url = mediaUrl(links, id, START);
    const part = await open(url, { range: 'bytes=4-6' });
    expect([part.statusCode, part.headers['content-range'], part.body]).toEqual([206, 'bytes 4-6/14', '012']);
    expect((await open(url, { range: 'bytes=-2' })).body).toBe('89');
    expect((await open(url, { range: 'bytes=12-' })).body).toBe('89');
    expect((await open(url, { range: 'bytes=99-' })).statusCode).toBe(416);
    expect((await open(url, { range: 'lines=1-2' })).statusCode).toBe(200);
  });

  test('is not found with a made-up token, and after it was erased', async () => {
    const id = await stored('photo', jpeg);
    const url = mediaUrl(links, id, START);
    expect((await open(`${url}x`)).statusCode).toBe(404);
    expect((await open(`/media/${links.sign('sign-in', id, new Date(START.getTime() + 60_000))}`)).statusCode).toBe(
      404,
    );
    expect((await open('/media/none')).statusCode).toBe(404);
    await eraseMedia(depsWith(platform(jpeg).source), [id], 'asked_for');
    expect((await open(url)).statusCode).toBe(404);
  });

  test('is read for the channels, too', async () => {
    const id = await stored('photo', jpeg);
    const read = mediaReader({ database: db.database, storage });
    expect(await read(id)).toMatchObject({ contentType: 'image/jpeg', name: `nghe-dan-${id.slice(-8)}.jpg` });
    await expect(read('01919191-0000-7000-8000-000000000000')).rejects.toThrow('has no bytes');
  });
});
