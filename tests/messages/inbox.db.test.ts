import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { UpdateContent } from '../../src/channels/channel.ts';
import { openInbox } from '../../src/messages/inbox.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { enqueue } from '../../src/messages/outbox-store.ts';
import { openWakes, type Wakeable } from '../../src/messages/wakes.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { testDatabase } from '../database.ts';
import { CHANNEL, encryption, photo, START, testInbox, text, update } from './support.ts';

const db = await testDatabase();
afterAll(() => db.close());
beforeEach(async () => {
  await db.clear('people', 'updates', 'timers');
});

const count = async (table: string) =>
  Number((await db.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0]!.n);
const rows = () =>
  db.query<{ text: string; state: string; visibility: string; wait: number; kind: string; reason: string }>(
    'SELECT kind, text, state, visibility, reason, extract(epoch FROM ready_at - received_at)::float AS wait FROM updates ORDER BY id',
  );
const consent = () => db.query('UPDATE conversations SET consented_at = now()');

describe('a first message', () => {
  test('makes a person, an address that cannot be read, and a conversation, and is held', async () => {
    const stored = await storeUpdates(testInbox(db), CHANNEL, [text('chat-77', 'rác đầy đường', { name: 'Cụ Tư' })]);
    expect(stored).toEqual({ stored: 1, conversationIds: [expect.any(String)], mediaIds: [] });
    expect([await count('people'), await count('addresses'), await count('conversations')]).toEqual([1, 1, 1]);
    const [address] = await db.query<{ external_cipher: Buffer; name_cipher: Buffer; external_hash: Buffer }>(
      'SELECT external_cipher, name_cipher, external_hash FROM addresses',
    );
    expect(encryption.decrypt(address!.external_cipher)).toBe('chat-77');
    expect(encryption.decrypt(address!.name_cipher)).toBe('Cụ Tư');
    expect(JSON.stringify(address)).not.toContain('chat-77');
    expect(await rows()).toMatchObject([{ text: 'rác đầy đường', state: 'waiting', visibility: 'held', wait: 3 }]);
  });

  test('starts the day of silence after which it is erased, and each further one starts it anew', async () => {
    const clock = manualClock(START);
    await storeUpdates(testInbox(db, { clock }), CHANNEL, [text('a', 'một')]);
    clock.advance(3_600_000);
    await storeUpdates(testInbox(db, { clock }), CHANNEL, [text('a', 'hai')]);
    const timers = await db.query('SELECT kind, due_at FROM timers');
    expect(timers).toEqual([{ kind: 'consent_lapsed', due_at: new Date(START.getTime() + 25 * 3_600_000) }]);
  });

  test('after consent updates are released as they come, with no timer', async () => {
    await storeUpdates(testInbox(db), CHANNEL, [text('a', 'một')]);
    await consent();
    await db.query('DELETE FROM timers');
    await storeUpdates(testInbox(db), CHANNEL, [text('a', 'hai')]);
    expect((await rows())[1]).toMatchObject({ visibility: 'released' });
    expect(await count('timers')).toBe(0);
  });
});

describe('repeats', () => {
  test('the same update is stored once, also within one call', async () => {
    const one = text('a', 'một');
    expect((await storeUpdates(testInbox(db), CHANNEL, [one, one])).stored).toBe(1);
    expect(await storeUpdates(testInbox(db), CHANNEL, [one])).toEqual({ stored: 0, conversationIds: [], mediaIds: [] });
    expect(await count('updates')).toBe(1);
  });

  test('twenty first deliveries at the same moment make one update, one person and one conversation', async () => {
    const one = text('newcomer', 'xin chào');
    const results = await Promise.all(Array.from({ length: 20 }, () => storeUpdates(testInbox(db), CHANNEL, [one])));
    expect(results.filter(({ stored }) => stored === 1)).toHaveLength(1);
    const counts = await Promise.all(['updates', 'people', 'addresses', 'conversations'].map(count));
    expect(counts).toEqual([1, 1, 1, 1]);
  });

  test('a repeat moves no ready time', async () => {
    const clock = manualClock(START);
    const one = text('a', 'một');
    await storeUpdates(testInbox(db, { clock }), CHANNEL, [one]);
    clock.advance(2_000);
    await storeUpdates(testInbox(db, { clock }), CHANNEL, [one]);
    expect(await rows()).toMatchObject([{ wait: 3 }]);
  });

  test('the same external id on another account is another update', async () => {
    const one = text('a', 'một');
    await storeUpdates(testInbox(db), CHANNEL, [one]);
    expect((await storeUpdates(testInbox(db), { ...CHANNEL, account: 'second' }, [one])).stored).toBe(1);
    expect(await count('people')).toBe(2);
  });
});

describe('when they may be taken', () => {
  const readyIn = async () =>
    (
      await db.query<{ wait: number | null }>(
        `SELECT extract(epoch FROM ready_at - '${START.toISOString()}')::float AS wait FROM conversations`,
      )
    )[0]!.wait;

  test('a later fragment moves the ready time of the earlier ones', async () => {
    const clock = manualClock(START);
    await storeUpdates(testInbox(db, { clock }), CHANNEL, [text('a', 'rác')]);
    expect(await readyIn()).toBe(3);
    clock.advance(2_000);
    await storeUpdates(testInbox(db, { clock }), CHANNEL, [text('a', 'đầy đường')]);
    expect(await readyIn()).toBe(5);
    expect((await rows()).map(({ wait }) => wait)).toEqual([5, 3]);
  });

  test('a word that works anywhere is taken at once, with what waits before it', async () => {
    const deps = testInbox(db, { isUrgent: (words) => words === 'hủy' });
    await storeUpdates(deps, CHANNEL, [text('a', 'rác')]);
    await storeUpdates(deps, CHANNEL, [text('a', 'hủy')]);
    expect(await readyIn()).toBe(0);
  });

  test('a text is taken at once while the conversation does not collect', async () => {
    await storeUpdates(testInbox(db), CHANNEL, [text('a', 'rác')]);
    await db.query(`UPDATE updates SET state = 'done'`);
    await db.query('UPDATE conversations SET collects = false, ready_at = NULL');
    await storeUpdates(testInbox(db), CHANNEL, [text('a', 'Khu phố 3')]);
    expect(await readyIn()).toBe(0);
  });
});

describe('what people do', () => {
  test('a photo is a medium to fetch, and the reference to its file is stored only encrypted', async () => {
    const { mediaIds } = await storeUpdates(testInbox(db), CHANNEL, [photo('a', { caption: 'trước cổng' })]);
    const media = await db.query<{ id: string; source_cipher: Buffer; state: string; kind: string }>(
      'SELECT id, source_cipher, state, kind FROM media',
    );
    expect(media).toMatchObject([{ id: mediaIds[0], state: 'wanted', kind: 'photo' }]);
    expect(JSON.parse(encryption.decrypt(media[0]!.source_cipher))).toEqual({ id: 'secret-file-id' });
    const [stored] = await db.query('SELECT content, text FROM updates');
    expect(stored).toEqual({ content: { kind: 'photo', caption: 'trước cổng' }, text: 'trước cổng' });
  });

  test('of what is ignored only the id is kept, and nobody is made of it', async () => {
    await storeUpdates(testInbox(db), CHANNEL, [update('group', { kind: 'ignored', why: 'group' })]);
    expect(await db.query('SELECT state, visibility, reason, content, conversation_id FROM updates')).toEqual([
      { state: 'ignored', visibility: 'erased', reason: 'group', content: null, conversation_id: null },
    ]);
    expect(await count('people')).toBe(0);
  });

  test('NUL and halves of emoji do not stop a message', async () => {
    await storeUpdates(testInbox(db), CHANNEL, [text('a', 'rác\0 ở \ud83d đường', { name: 'T\0ư' })]);
    expect((await rows())[0]!.text).toBe('rác ở \ufffd đường');
  });

  test('blocking makes the address unreachable and cancels what is queued; any message makes it reachable again', async () => {
    const { conversationIds } = await storeUpdates(testInbox(db), CHANNEL, [text('a', 'một')]);
    await enqueue(db.database, [
      { conversationId: conversationIds[0]!, priority: 1, reply: { text: 'Vâng' }, readyAt: START },
    ]);
    await storeUpdates(testInbox(db), CHANNEL, [update('a', { kind: 'blocked' })]);
    expect(await db.query('SELECT unreachable_reason FROM addresses')).toEqual([
      { unreachable_reason: 'person_blocked' },
    ]);
    expect(await db.query('SELECT state, reason FROM outbox_messages')).toEqual([
      { state: 'cancelled', reason: 'person_blocked' },
    ]);
    expect((await rows())[1]).toMatchObject({ kind: 'blocked', state: 'done' });
    await storeUpdates(testInbox(db), CHANNEL, [text('a', 'hai')]);
    expect(await db.query('SELECT unreachable_at FROM addresses')).toEqual([{ unreachable_at: null }]);
  });

  test('a person who told the platform another name has that name', async () => {
    await storeUpdates(testInbox(db), CHANNEL, [text('a', 'một', { name: 'Tư' })]);
    await storeUpdates(testInbox(db), CHANNEL, [text('a', 'hai', { name: 'Năm' })]);
    const [address] = await db.query<{ name_cipher: Buffer }>('SELECT name_cipher FROM addresses');
    expect(encryption.decrypt(address!.name_cipher)).toBe('Năm');
  });
});

describe('edits and deletions', () => {
  const edit = (of: string, words: string) => update('a', { kind: 'edited', of, text: words });

  test('an edit of what still waits replaces its text, and the old one stays in the row of the edit', async () => {
    await storeUpdates(testInbox(db), CHANNEL, [text('a', 'rac o dau', { messageId: 'm-1' })]);
    await storeUpdates(testInbox(db), CHANNEL, [edit('m-1', 'rác ở đâu đó')]);
    const stored = await db.query<{ content: UpdateContent; text: string; state: string }>(
      'SELECT content, text, state FROM updates ORDER BY id',
    );
    expect(stored).toEqual([
      { text: 'rác ở đâu đó', state: 'waiting', content: { kind: 'text', text: 'rác ở đâu đó' } },
      {
        text: 'rác ở đâu đó',
        state: 'done',
        content: { kind: 'edited', of: 'm-1', text: 'rác ở đâu đó', was: 'rac o dau' },
      },
    ]);
  });

  test('an edit in the same delivery as its message counts too, and the last one wins', async () => {
    await storeUpdates(testInbox(db), CHANNEL, [
      text('a', 'một', { messageId: 'm-1' }),
      edit('m-1', 'hai'),
      edit('m-1', 'ba'),
    ]);
    expect((await rows()).map((row) => [row.state, row.text])).toEqual([
      ['waiting', 'ba'],
      ['done', 'hai'],
      ['done', 'ba'],
    ]);
  });

  test('an edit of what was taken, or is being taken, is an input of its own', async () => {
    await storeUpdates(testInbox(db), CHANNEL, [text('a', 'một', { messageId: 'm-1' })]);
    await db.query(`UPDATE conversations SET lease_until = now() + interval '1 minute'`);
    await storeUpdates(testInbox(db), CHANNEL, [edit('m-1', 'hai')]);
    expect((await rows()).map((row) => [row.kind, row.state, row.text])).toEqual([
      ['text', 'waiting', 'một'],
      ['edited', 'waiting', 'hai'],
    ]);
  });

  test('what is taken back before anybody read it is erased, with its photo', async () => {
    const sent = photo('a', { caption: 'nhầm' });
    await storeUpdates(testInbox(db), CHANNEL, [sent]);
    await storeUpdates(testInbox(db), CHANNEL, [update('a', { kind: 'deleted', of: sent.messageId! })]);
    expect(await rows()).toMatchObject([
      { kind: 'photo', state: 'ignored', visibility: 'erased', text: null, reason: 'taken_back' },
      { kind: 'deleted', state: 'done' },
    ]);
    expect(await db.query('SELECT state, source_cipher FROM media')).toEqual([
      { state: 'erased', source_cipher: null },
    ]);
    expect(await db.query('SELECT ready_at FROM conversations')).toEqual([{ ready_at: null }]);
  });

  test('a deletion of what was taken is an input', async () => {
    await storeUpdates(testInbox(db), CHANNEL, [text('a', 'một', { messageId: 'm-1' })]);
    await db.query(`UPDATE updates SET state = 'done'`);
    await storeUpdates(testInbox(db), CHANNEL, [update('a', { kind: 'deleted', of: 'm-1' })]);
    expect((await rows())[1]).toMatchObject({ kind: 'deleted', state: 'waiting' });
  });
});

describe('many at once', () => {
  test('each caller resolves after its own commit, and they share transactions', async () => {
    const commits = async () =>
      Number((await db.query<{ n: string }>(`SELECT count(DISTINCT xmin::text) AS n FROM updates`))[0]!.n);
    const inbox = openInbox({ ...testInbox(db), wakes: openWakes() });
    const results = await Promise.all(
      Array.from({ length: 200 }, (_, index) => inbox.store(CHANNEL, [text(`person-${index % 50}`, `việc ${index}`)])),
    );
    expect(results.every(({ stored }) => stored === 1)).toBe(true);
    expect(await count('updates')).toBe(200);
    expect(await count('people')).toBe(50);
    expect(await commits()).toBeLessThan(20);
  });

  test('the updates of one person keep the order in which they came', async () => {
    const inbox = openInbox({ ...testInbox(db), wakes: openWakes() });
    await Promise.all(Array.from({ length: 150 }, (_, index) => inbox.store(CHANNEL, [text('a', String(index))])));
    expect((await rows()).map((row) => row.text)).toEqual(Array.from({ length: 150 }, (_, index) => String(index)));
  });

  test('one that cannot be stored fails alone', async () => {
    const inbox = openInbox({ ...testInbox(db), wakes: openWakes() });
    const bad = text('a', 'hỏng', { at: new Date(Number.NaN) });
    const results = await Promise.allSettled([
      inbox.store(CHANNEL, [text('a', 'trước')]),
      inbox.store(CHANNEL, [text('b', 'một')]),
      inbox.store(CHANNEL, [bad]),
      inbox.store(CHANNEL, [text('c', 'hai')]),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect((await rows()).map((row) => row.text)).toEqual(['trước', 'một', 'hai']);
  });

  test('whoever takes turns and fetches media is woken after the commit', async () => {
    const woken: Wakeable[] = [];
    const wakes = openWakes();
    wakes.on('drain', () => woken.push('drain'));
    wakes.on('media', () => woken.push('media'));
    await openInbox({ ...testInbox(db), wakes }).store(CHANNEL, [photo('a')]);
    expect(woken).toEqual(['drain', 'media']);
  });
});
