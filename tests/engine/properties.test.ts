import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Input,
  MOST_FRAMES,
  MOST_REPLIES,
  MOST_STEPS,
  type OutsideQuestion,
  restoredSession,
  storedSession,
} from '../../src/engine/index.ts';
import { anyCharacter } from '../any-character.ts';
import { Chat } from './chat.ts';

/** What people and platforms can send, from the ordinary to the absurd. */
const texts = fc.oneof(
  fc.constantFrom(
    '1',
    '2',
    'số 1',
    'menu',
    'hủy',
    '/start',
    '/xyz',
    'VC-12',
    'thời tiết',
    'đèn hỏng',
    'Ở đây',
    'ai đó',
    'Tiếp tục',
    'Làm mới',
    '',
    '\u0000',
    '\uD83D',
  ),
  fc.string({ unit: anyCharacter, maxLength: 80 }),
);
const media = fc.array(fc.record({ id: fc.string(), kind: fc.constantFrom('photo', 'voice', 'video', 'file') }), {
  maxLength: 3,
});
const place = fc.record({ lat: fc.double(), lon: fc.double() });
const choice = fc.oneof(fc.string(), fc.constantFrom('q1.yes', 'q1.no', 'q9.yes', 'here.x', '.', 'newest'));
const inputs: fc.Arbitrary<Input> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('text' as const), text: texts }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('choice' as const), id: choice }) },
  fc.record({ kind: fc.constant('text' as const), text: texts, media, place }),
  fc.record({ kind: fc.constant('photos' as const), media }),
  fc.record({ kind: fc.constant('place' as const), place }),
  fc.record({ kind: fc.constant('recording' as const), what: fc.constantFrom('voice', 'video', 'file'), media }),
  fc.record({ kind: fc.constant('sticker' as const) }),
  fc.record({ kind: fc.constant('edited' as const), text: texts }),
  fc.constant({ kind: 'deleted' as const }),
  fc.record({ kind: fc.constant('unsupported' as const), what: fc.string() }),
) as fc.Arbitrary<Input>;

const moments = fc.array(fc.tuple(inputs, fc.constantFrom(0, 1_000, 31 * 60_000), fc.boolean()), { maxLength: 30 });

const question = (sentAt: number): OutsideQuestion => ({
  id: '1',
  sentAt,
  choices: [{ id: 'yes', label: 'Sáng rồi', starts: { flow: 'follow', step: 'yes', answers: { code: 'A' } } }],
  anything: { flow: 'follow', step: 'take', answers: { code: 'A' } },
});

/** Plays a sequence; `Chat` takes the session through JSON and throws when a given session is changed. */
function play(sequence: [Input, number, boolean][], admitted: boolean, each: (chat: Chat) => void): string {
  const chat = new Chat();
  chat.facts.set('person', { admitted });
  const said: string[] = [];
  for (const [input, pause, asked] of sequence) {
    chat.now += pause;
    if (asked) chat.questions = [question(chat.now)];
    // The newest real button, too: random ids would never be one.
    const newest = chat.replies?.at(-1)?.choices?.[0]?.id;
    said.push(
      ...chat.hear(input.kind === 'choice' && input.id === 'newest' && newest ? { ...input, id: newest } : input),
    );
    each(chat);
  }
  return said.join('\n');
}

describe('whatever is sent', () => {
  test('nothing throws, and every turn stays within the guards', () => {
    fc.assert(
      fc.property(moments, fc.boolean(), (sequence, admitted) => {
        play(sequence, admitted, ({ last, session }) => {
          const frames = session?.frames.length ?? 1;
          const strange = last.effects.filter(({ effect }) => !['file', 'note'].includes(effect));
          expect({
            replies: last.replies.length <= MOST_REPLIES,
            steps: last.trail.length <= MOST_STEPS + 1,
            frames: frames > 0 && frames <= MOST_FRAMES,
            strange,
          }).toEqual({ replies: true, steps: true, frames: true, strange: [] });
        });
      }),
      { numRuns: 300 },
    );
  });

  test('the same messages give the same talk', () => {
    fc.assert(
      fc.property(moments, (sequence) => {
        expect(play(sequence, true, () => {})).toBe(play(sequence, true, () => {}));
      }),
      { numRuns: 100 },
    );
  });

  test('a session is what PostgreSQL can store as JSON', () => {
    fc.assert(
      fc.property(moments, (sequence) => {
        play(sequence, true, ({ last }) => {
          const stored = JSON.stringify(storedSession(last.session));
          expect(stored).not.toMatch(/\\u0000|\\ud[89a-f]/i);
          const plain = JSON.stringify(last.session);
          expect(JSON.stringify(restoredSession(JSON.parse(stored)))).toBe(plain);
        });
      }),
      { numRuns: 200 },
    );
  });

  test('the way out is always there: “hủy” until nothing is left', () => {
    fc.assert(
      fc.property(moments, (sequence) => {
        const chat = new Chat();
        for (const [input] of sequence) chat.hear(input);
        for (let tries = 0; tries < MOST_FRAMES && chat.session; tries += 1) chat.says('hủy');
        expect(chat.session).toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});
