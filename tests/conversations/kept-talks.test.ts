import { expect, test } from '@jest/globals';
import { type KeptTalk, keepTalks } from '../../src/conversations/kept-talks.ts';

const talk = (id: string) => ({ id }) as KeptTalk;

function clockAt(start: number) {
  let time = start;
  return {
    real: () => new Date(time),
    advance: (ms: number) => {
      time += ms;
    },
  };
}

test('a talk is kept for ten minutes after its last turn', () => {
  const clock = clockAt(0);
  const kept = keepTalks({ clock });
  kept.keep('a', talk('1'));
  clock.advance(599_000);
  expect(kept.get('a')).toEqual(talk('1'));
  kept.keep('a', talk('2'));
  clock.advance(599_000);
  expect(kept.get('a')).toEqual(talk('2'));
  clock.advance(2_000);
  expect(kept.get('a')).toBeUndefined();
});

test('of too many the one that was not used for longest goes', () => {
  const kept = keepTalks({ clock: clockAt(0), most: 2 });
  kept.keep('a', talk('1'));
  kept.keep('b', talk('2'));
  kept.keep('a', talk('3'));
  kept.keep('c', talk('4'));
  expect(['a', 'b', 'c'].map((key) => kept.get(key)?.id)).toEqual(['3', undefined, '4']);
});

test('what is forgotten is gone', () => {
  const kept = keepTalks({ clock: clockAt(0) });
  kept.keep('a', talk('1'));
  kept.forget('a');
  expect(kept.get('a')).toBeUndefined();
});
