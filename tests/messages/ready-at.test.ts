import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  burstsOf,
  type Fragment,
  isShortAnswer,
  JOIN_DELAYS,
  type JoinRule,
  readyTimes,
} from '../../src/messages/ready-at.ts';

const collecting: JoinRule = { collects: true, delays: JOIN_DELAYS, isUrgent: (text) => text === 'menu' };
const asking: JoinRule = { ...collecting, collects: false };

function fragment(receivedAt: number, kind: string, text: string | null = null, album: string | null = null): Fragment {
  return { receivedAt, kind, text, album };
}
const says = (at: number, text = 'rác đầy đường') => fragment(at, 'text', text);

describe('somebody in danger is not waited for', () => {
  const fire = 'cháy nhà rồi cứu với';

  test('an emergency is ready as it comes, and takes along what was said before it', () => {
    const updates = [says(0, 'nhà bà Tám ngõ 30'), says(1_000, fire), says(1_500, 'nhanh lên')];
    expect(readyTimes(updates, collecting)).toEqual([1_000, 1_000, 4_500]);
    expect(burstsOf(updates, collecting)).toEqual([updates.slice(0, 2), updates.slice(2)]);
  });

  test('so is a photo or a video with such words, alone or in an album', () => {
    expect(readyTimes([fragment(0, 'photo', fire)], collecting)).toEqual([0]);
    expect(readyTimes([fragment(0, 'recording', fire)], collecting)).toEqual([0]);
    expect(readyTimes([fragment(0, 'photo', fire, 'a'), fragment(200, 'photo', null, 'a')], collecting)).toEqual([
      0, 2_200,
    ]);
  });

  test('what only sounds like it waits for its story', () => {
    expect(readyTimes([says(0, 'bóng đèn đường cháy từ hôm qua')], collecting)).toEqual([3_000]);
  });
});

describe('while the conversation collects', () => {
  test('a text is ready three seconds after it came', () => {
    expect(readyTimes([says(0)], collecting)).toEqual([3_000]);
  });

  test('a later fragment moves the ready time of the earlier ones', () => {
    expect(readyTimes([says(0), says(2_000)], collecting)).toEqual([5_000, 5_000]);
  });

  test('fragments are joined for ten seconds at most, and what comes then is another input', () => {
    const updates = [0, 2_500, 5_000, 7_500, 9_900, 12_000].map((at) => says(at));
    expect(readyTimes(updates, collecting)).toEqual([10_000, 10_000, 10_000, 10_000, 10_000, 15_000]);
    expect(burstsOf(updates, collecting).map((burst) => burst.length)).toEqual([5, 1]);
  });

  test('an album is ready two seconds after its last part', () => {
    const album = [0, 300, 900].map((at) => fragment(at, 'photo', null, 'a'));
    expect(readyTimes(album, collecting)).toEqual([2_900, 2_900, 2_900]);
  });

  test('a lone photo waits five seconds for its story, and a story is waited for no longer', () => {
    expect(readyTimes([fragment(0, 'photo')], collecting)).toEqual([5_000]);
    expect(readyTimes([fragment(0, 'photo'), says(1_000)], collecting)).toEqual([4_000, 4_000]);
    expect(readyTimes([fragment(0, 'photo', 'trước cổng chợ')], collecting)).toEqual([3_000]);
  });

  test('a button takes what waits before it along', () => {
    expect(readyTimes([says(0), fragment(500, 'choice')], collecting)).toEqual([500, 500]);
    expect(burstsOf([says(0), fragment(500, 'choice')], collecting)).toHaveLength(2);
  });

  test('a number and a word that works anywhere are taken at once, as inputs of their own', () => {
    expect(readyTimes([says(0), says(100, '2'), says(200)], collecting)).toEqual([100, 100, 3_200]);
    expect(readyTimes([says(0, 'menu')], collecting)).toEqual([0]);
  });
});

describe('while one thing is asked', () => {
  test('a text is taken at once', () => {
    expect(readyTimes([says(0)], asking)).toEqual([0]);
  });

  test('two texts are two answers', () => {
    expect(burstsOf([says(0), says(1)], asking)).toHaveLength(2);
  });

  test('photos still wait for the other parts, unless words come', () => {
    expect(readyTimes([fragment(0, 'photo', null, 'a')], asking)).toEqual([2_000]);
    expect(readyTimes([fragment(0, 'photo'), says(700)], asking)).toEqual([700, 700]);
    expect(burstsOf([fragment(0, 'photo'), says(700)], asking)).toHaveLength(1);
  });
});

test.each(['1', ' 12 ', '3.', '2)', 'số 4', 'so 4', 'sửa 2', 'SỬA 2', 'chọn 1', '/menu', '/start abc'])(
  '%j is an answer or a command, complete as it is',
  (answer) => expect(isShortAnswer(answer)).toBe(true),
);

test.each(['', '1234', 'nhà số 5', '2 bao rác', 'khu 3', 'số nhà', '1 2'])('%j may be a fragment', (words) =>
  expect(isShortAnswer(words)).toBe(false),
);

describe('whatever people write', () => {
  const anyFragment = fc.record({
    kind: fc.constantFrom(
      'text',
      'photo',
      'recording',
      'place',
      'choice',
      'sticker',
      'edited',
      'deleted',
      'unsupported',
    ),
    text: fc.option(fc.constantFrom('rác', '2', 'menu', 'sửa 3', 'đèn hỏng')),
    album: fc.option(fc.constantFrom('a', 'b')),
    gap: fc.nat(12_000),
  });
  const conversation = fc.array(anyFragment, { maxLength: 30 }).map((fragments) => {
    let receivedAt = 0;
    return fragments.map(({ gap, ...rest }) => {
      receivedAt += gap;
      return { ...rest, receivedAt };
    });
  });
  const anyRule = fc.boolean().map((collects) => ({ ...collecting, collects }));

  test('every update is in exactly one input, in order', () => {
    fc.assert(
      fc.property(conversation, anyRule, (updates, rule) => {
        expect(burstsOf(updates, rule).flat()).toEqual(updates);
      }),
    );
  });

  test('what is ready is always the beginning of what waits, and nothing waits longer than ten seconds', () => {
    fc.assert(
      fc.property(conversation, anyRule, (updates, rule) => {
        const times = readyTimes(updates, rule);
        expect(times).toEqual([...times].sort((one, other) => one - other));
        updates.forEach(({ receivedAt }, index) => {
          expect(times[index]! - receivedAt).toBeLessThanOrEqual(JOIN_DELAYS.longest);
        });
      }),
    );
  });

  test('whatever comes later makes nothing that was ready at once wait', () => {
    fc.assert(
      fc.property(conversation, anyRule, (updates, rule) => {
        const before = readyTimes(updates.slice(0, -1), rule);
        const after = readyTimes(updates, rule);
        before.forEach((time, index) => {
          if (time <= updates[index]!.receivedAt) expect(after[index]).toBeLessThanOrEqual(time);
        });
      }),
    );
  });
});
