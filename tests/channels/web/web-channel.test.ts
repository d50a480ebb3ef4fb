import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { SendError } from '../../../src/channels/send-error.ts';
import type { MessagePart } from '../../../src/channels/web/message-parts.ts';
import { externalIdOf, type RawWebUpdate, webChannel } from '../../../src/channels/web/web-channel.ts';
import { type ChannelHarness, channelContract } from '../contract.ts';

const VISITOR = '0123456789abcdef0123456789abcdef';
const AT = '2026-11-23T01:00:00.000Z';

const NO_STORAGE = {
  exists: async () => false,
  get: async () => Buffer.alloc(0),
  remove: async () => {},
};

channelContract('web', { failures: ['connection_failed'] }, async (): Promise<ChannelHarness> => {
  let shown: MessagePart[] = [];
  let broken = false;
  const raw = (message: object, answers?: string): RawWebUpdate =>
    ({ visitor: VISITOR, at: AT, answers, message: { clientId: randomUUID(), ...message } }) as RawWebUpdate;
  return {
    channel: webChannel({
      storage: NO_STORAGE,
      deliver: async (address, parts) => {
        if (broken) {
          broken = false;
          throw new Error('the database does not answer');
        }
        expect(address).toBe(VISITOR);
        shown.push(...parts);
      },
    }),
    address: VISITOR,
    raw: {
      text: (text) => raw({ kind: 'text', text }),
      choice: (choice) => raw({ kind: 'choice', choice }),
      photo: (caption) => raw({ kind: 'photo', caption, file: { id: 'incoming/x' } }),
      place: (lat, lon) => raw({ kind: 'place', lat, lon }),
    },
    seen: () => {
      const seen = shown.map(({ text, choices = [], media = [] }) => ({
        text,
        buttons: choices.map(({ label }) => label),
        photos: media.length,
      }));
      shown = [];
      return seen;
    },
    fail: () => {
      broken = true;
    },
    secrets: [],
    log: () => '',
    close: async () => {},
  };
});

const channel = webChannel({ storage: NO_STORAGE, deliver: async () => {} });

test('a press says which message it answers, and so does a reply', () => {
  const clientId = randomUUID();
  const [press] = channel.parseUpdate({
    visitor: VISITOR,
    at: AT,
    answers: 'message-7',
    message: { kind: 'choice', clientId, choice: 'yes', question: 'o7' },
  });
  expect(press!.content).toEqual({ kind: 'choice', id: 'yes', messageId: 'message-7' });
  const [reply] = channel.parseUpdate({
    visitor: VISITOR,
    at: AT,
    answers: 'message-7',
    message: { kind: 'text', clientId, text: 'rồi', replyTo: 'o7' },
  });
  expect(reply).toMatchObject({ replyTo: 'message-7', messageId: clientId });
});

test('the id of an update is the visitor’s own: nobody can take another’s', () => {
  const clientId = randomUUID();
  expect(externalIdOf(VISITOR, clientId)).toBe(externalIdOf(VISITOR, clientId));
  expect(externalIdOf(VISITOR, clientId)).not.toBe(externalIdOf('f'.repeat(32), clientId));
  expect(externalIdOf(VISITOR, clientId)).not.toContain(VISITOR.slice(0, 8));
});

test('what no page of ours sends is no update', () => {
  for (const message of [
    { kind: 'text', clientId: 'no uuid', text: 'a' },
    { kind: 'text', clientId: randomUUID(), text: '   ' },
    { kind: 'text', clientId: randomUUID(), text: 'x'.repeat(4_001) },
    { kind: 'place', clientId: randomUUID(), lat: 91, lon: 0 },
    { kind: 'choice', clientId: randomUUID(), choice: 'Đồng ý' },
  ])
    expect(channel.parseUpdate({ visitor: VISITOR, at: AT, message })).toEqual([]);
  expect(
    channel.parseUpdate({ visitor: 'me', at: AT, message: { kind: 'text', clientId: randomUUID(), text: 'a' } }),
  ).toEqual([]);
});

test('an upload that is gone is gone, and a storage that fails may come back', async () => {
  const file = { id: 'incoming/x' };
  const signal = new AbortController().signal;
  await expect(channel.fetchFile!(file, signal)).rejects.toMatchObject({ reason: 'message_invalid' });
  const broken = webChannel({
    storage: { ...NO_STORAGE, exists: () => Promise.reject(new Error('disk')) },
    deliver: async () => {},
  });
  const error = await broken.fetchFile!(file, signal).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SendError);
  expect(error).toMatchObject({ reason: 'connection_failed', retryable: true });
});
