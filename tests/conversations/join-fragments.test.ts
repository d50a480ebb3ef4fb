import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { joinFragments } from '../../src/conversations/join-fragments.ts';
import { JOIN_DELAYS } from '../../src/messages/ready-at.ts';
import type { WaitingUpdate } from '../../src/messages/waiting-update.ts';

const rule = { collects: true, delays: JOIN_DELAYS, isUrgent: (text: string) => text === 'menu' };
let nextId = 1n;

function waiting(
  content: Record<string, unknown> & { kind: string },
  more: Partial<WaitingUpdate> = {},
): WaitingUpdate {
  const id = nextId++;
  const { text, caption, emoji } = content as Record<string, string | undefined>;
  const isMedium = content.kind === 'photo' || content.kind === 'recording';
  return {
    id,
    conversationId: 'c',
    kind: content.kind,
    content,
    text: text ?? caption ?? emoji ?? null,
    album: null,
    replyTo: null,
    receivedAt: 0,
    media: isMedium ? [{ id: `media-${id}`, kind: content.kind === 'photo' ? 'photo' : 'voice' }] : [],
    ...more,
  };
}

const inputsOf = (...updates: WaitingUpdate[]) => joinFragments(updates, rule).map(({ input }) => input);

test('words, photos and a place that belong together are one input', () => {
  const [one, two] = [waiting({ kind: 'photo' }), waiting({ kind: 'photo', caption: 'trước cổng' })];
  const inputs = inputsOf(
    waiting({ kind: 'text', text: 'rác' }),
    one,
    two,
    waiting({ kind: 'place', lat: 21.18, lon: 106.07, accuracy: 12 }),
    waiting({ kind: 'text', text: 'đầy đường' }),
  );
  expect(inputs).toEqual([
    {
      kind: 'text',
      text: 'rác\ntrước cổng\nđầy đường',
      media: [one.media[0], two.media[0]],
      place: { lat: 21.18, lon: 106.07, accuracy: 12 },
    },
  ]);
});

test('a number, a command and a button are inputs of their own, between what is before and after', () => {
  expect(
    inputsOf(
      waiting({ kind: 'text', text: 'rác' }),
      waiting({ kind: 'text', text: '2' }),
      waiting({ kind: 'choice', id: 'send.x1' }),
      waiting({ kind: 'text', text: 'menu' }),
      waiting({ kind: 'text', text: 'đèn' }),
    ),
  ).toEqual([
    { kind: 'text', text: 'rác' },
    { kind: 'text', text: '2' },
    { kind: 'choice', id: 'send.x1' },
    { kind: 'text', text: 'menu' },
    { kind: 'text', text: 'đèn' },
  ]);
});

test('everything that a channel can tell has an input', () => {
  expect(
    inputsOf(
      waiting({ kind: 'sticker', emoji: '👍' }),
      waiting({ kind: 'sticker' }),
      waiting({ kind: 'edited', of: 'm', text: 'sửa' }),
      waiting({ kind: 'deleted', of: 'm' }),
      waiting({ kind: 'unsupported', what: 'poll' }),
      waiting({ kind: 'recording', what: 'voice' }),
    ),
  ).toEqual([
    { kind: 'sticker', emoji: '👍' },
    { kind: 'sticker' },
    { kind: 'edited', text: 'sửa', of: 'm' },
    { kind: 'deleted', of: 'm' },
    { kind: 'unsupported', what: 'poll' },
    { kind: 'recording', what: 'voice', media: [expect.objectContaining({ kind: 'voice' })] },
  ]);
});

test('the message that is replied to, or whose button was pressed, is named', () => {
  const [reply] = joinFragments([waiting({ kind: 'text', text: 'ba' }, { replyTo: 'm-7' })], rule);
  expect(reply!.repliesTo).toBe('m-7');
  const [press] = joinFragments([waiting({ kind: 'choice', id: 'yes', messageId: 'm-8' })], rule);
  expect(press!.repliesTo).toBe('m-8');
});

test('every update is in exactly one input, in order, with all its media', () => {
  const anyContent = fc.constantFrom<Record<string, unknown> & { kind: string }>(
    { kind: 'text', text: 'rác' },
    { kind: 'text', text: '1' },
    { kind: 'photo' },
    { kind: 'photo', caption: 'đây' },
    { kind: 'recording', what: 'voice' },
    { kind: 'place', lat: 1, lon: 2 },
    { kind: 'choice', id: 'a' },
    { kind: 'sticker' },
    { kind: 'deleted', of: 'x' },
  );
  const conversation = fc.array(fc.tuple(anyContent, fc.nat(9_000), fc.option(fc.constant('album'))), {
    maxLength: 25,
  });
  fc.assert(
    fc.property(conversation, fc.boolean(), (messages, collects) => {
      let receivedAt = 0;
      const updates = messages.map(([content, gap, album]) => {
        receivedAt += gap;
        return waiting(content, { receivedAt, album: content.kind === 'photo' ? album : null });
      });
      const joined = joinFragments(updates, { ...rule, collects });
      expect(joined.flatMap((one) => one.updates)).toEqual(updates);
      const media = joined.flatMap(({ input }) => ('media' in input && input.media) || []);
      expect(media).toEqual(updates.flatMap((one) => one.media));
    }),
  );
});
