import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { mediaKey } from '../../src/messages/media-key.ts';
import { newId } from '../../src/platform/ids.ts';
import { DESK, expectAccessible, screenshot } from '../browser.ts';
import { openAs } from './moderator-town.ts';
import { silentVoice } from './silent-voice.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** What residents recorded or sent as files, and what could not be kept of it. */

const { browser, db, town } = await useModeratorTown();
let page: Page;
let code: string;

beforeEach(async () => {
  code = await town.report({
    hours: 1,
    category: 'HT-01',
    area: 'K.VOCUONG.HOADINH',
    text: 'Đèn đường tắt ba tối nay, tôi nói trong tin thoại.',
  });
  page = await browser.newPage({ viewport: DESK });
});

interface Medium {
  kind: 'photo' | 'voice' | 'video' | 'file';
  contentType?: string;
  bytes?: Buffer;
  reason?: string;
}

/** The resident's message brought this, too. */
async function add({ kind, contentType, bytes, reason }: Medium): Promise<void> {
  const id = newId();
  if (bytes) await town.storage.put(mediaKey(id), bytes, contentType!);
  await db.query(
    `INSERT INTO media (id, conversation_id, channel, account, kind, state, reason, content_type, bytes, storage_key, created_at)
     SELECT $1, conversation_id, 'web', 'main', $2, $3, $4, $5, $6, $7, created_at FROM issues WHERE code = $8`,
    [id, kind, bytes ? 'stored' : 'refused', reason, contentType, bytes?.length, bytes ? mediaKey(id) : null, code],
  );
  await db.query(
    `INSERT INTO issue_media (issue_id, media_id, role) SELECT id, $1, 'report' FROM issues WHERE code = $2`,
    [id, code],
  );
  await db.query(
    `UPDATE media SET update_id = (SELECT u.id FROM updates u JOIN issues i ON i.id = u.issue_id WHERE i.code = $2) WHERE id = $1`,
    [id, code],
  );
  await db.query(`UPDATE updates SET kind = 'recording' WHERE issue_id = (SELECT id FROM issues WHERE code = $1)`, [
    code,
  ]);
}

const VOICE: Medium = { kind: 'voice', contentType: 'audio/ogg', bytes: silentVoice(2) };

describe('a voice message', () => {
  test('is played beside the report, and any part of it can be jumped to', async () => {
    await add(VOICE);
    await openAs(page, town, `/issues/${code}`);
    const player = page.locator('audio[aria-label="Tin nhắn thoại"]').first();
    await player.waitFor();
    await page.waitForFunction(() => document.querySelector('audio')!.readyState >= 1);
    expect(await player.evaluate((audio: HTMLAudioElement) => audio.duration)).toBeCloseTo(2, 1);
    await player.evaluate((audio: HTMLAudioElement) => audio.play());
    await page.waitForFunction(() => document.querySelector('audio')!.currentTime > 0.1);
    await player.evaluate((audio: HTMLAudioElement) => {
      audio.currentTime = 1.5;
    });
    await page.waitForFunction(() => document.querySelector('audio')!.ended);
    await expectAccessible(page);
    await screenshot(page, 'moderator-voice');
  });

  test('is played in the thread of the inbox, too', async () => {
    await add(VOICE);
    const [{ id }] = (await db.query<{ id: string }>('SELECT conversation_id AS id FROM issues WHERE code = $1', [
      code,
    ])) as [{ id: string }];
    await openAs(page, town, `/inbox?conversation=${id}`);
    await page.locator('audio[aria-label="Tin nhắn thoại"]').first().waitFor();
    await page.waitForFunction(() => document.querySelector('audio')!.readyState >= 1);
  });
});

describe('what this browser cannot show', () => {
  test('a film that cannot be played is said to be so, and can be saved', async () => {
    browser.expectErrors(/./);
    await add({ kind: 'video', contentType: 'video/mp4', bytes: Buffer.from('\0\0\0\x20ftypisom and nothing more') });
    await openAs(page, town, `/issues/${code}`);
    await page.getByText('Đoạn phim: trình duyệt này không phát được, xin tải về để mở.').first().waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải về' }).first().click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/^nghe-dan-[0-9a-f]{8}\.mp4$/);
  });

  test('a document is saved under a name of ours', async () => {
    await add({ kind: 'file', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.7 đơn') });
    await openAs(page, town, `/issues/${code}`);
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải tệp về' }).first().click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/^nghe-dan-[0-9a-f]{8}\.pdf$/);
  });

  test.each([
    ['video', 'too_large', 'Đoạn phim không giữ được; người dân đã được báo. Tệp lớn quá 20 MB.'],
    ['file', 'type_not_allowed', 'Tệp không giữ được; người dân đã được báo. Loại tệp này không mở an toàn được.'],
    ['photo', 'unreadable', 'Ảnh không giữ được; người dân đã được báo. Tệp hỏng, không mở được.'],
  ] as const)('of a %s that was refused (%s) it is said why', async (kind, reason, words) => {
    await add({ kind, reason });
    await openAs(page, town, `/issues/${code}`);
    await page.getByText(words).first().waitFor();
  });
});

test('a point that a photo told is said to be one', async () => {
  await db.query(`UPDATE issues SET lat = 21.171, lon = 106.049, point_from = 'photo' WHERE code = $1`, [code]);
  await openAs(page, town, `/issues/${code}`);
  await page.getByText('Vị trí từ ảnh: ảnh gửi kèm tự ghi nơi chụp, người dân chưa xác nhận.').waitFor();
  await screenshot(page, 'moderator-point-of-photo');
});
