import type { ParsedUpdate, UpdateContent } from '../../src/channels/channel.ts';
import type { InboxDeps } from '../../src/messages/inbox-store.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { encryptionWith } from '../../src/platform/encryption.ts';
import type { TestDatabase } from '../database.ts';

export const CHANNEL = { id: 'fake', account: 'bot' };
export const START = new Date('2026-11-23T01:00:00.000Z');
export const encryption = encryptionWith(Buffer.alloc(32, 7));

/** Texts are taken at once, so that tests need not move the clock. */
export const AT_ONCE = { text: 0, album: 0, photo: 0, longest: 10_000 };

export function testInbox(db: TestDatabase, options: Partial<InboxDeps> = {}) {
  return { database: db.database, encryption, clock: manualClock(START), ...options };
}

let count = 0;

/** Each has an id of its own. */
export function update(address: string, content: UpdateContent, more: Partial<ParsedUpdate> = {}): ParsedUpdate {
  count += 1;
  return { externalId: `x${count}`, messageId: `m${count}`, address, at: START, content, ...more };
}

export function text(address: string, words: string, more: Partial<ParsedUpdate> = {}): ParsedUpdate {
  return update(address, { kind: 'text', text: words }, more);
}

export function photo(address: string, more: { caption?: string; album?: string } = {}): ParsedUpdate {
  return update(address, { kind: 'photo', file: { id: 'secret-file-id' }, ...more });
}
