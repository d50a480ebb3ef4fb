import { expect, test } from '@jest/globals';
import { type Input, joinInputs } from '../../src/engine/index.ts';

const photo = (id: string) => ({ id, kind: 'photo' as const });
const text = (words: string): Input => ({ kind: 'text', text: words });

test('nothing joined is nothing, and one stays as it is', () => {
  expect(joinInputs([])).toBeNull();
  const sticker: Input = { kind: 'sticker' };
  expect(joinInputs([sticker])).toBe(sticker);
});

test('texts stand one under the other, with all media and the last place', () => {
  const joined = joinInputs([
    { kind: 'photos', media: [photo('1')], text: 'đây' },
    text('đèn hỏng'),
    { kind: 'place', place: { lat: 1, lon: 2 } },
    { kind: 'photos', media: [photo('2')] },
    { kind: 'place', place: { lat: 3, lon: 4 } },
  ]);
  expect(joined).toEqual({
    kind: 'text',
    text: 'đây\nđèn hỏng',
    media: [photo('1'), photo('2')],
    place: { lat: 3, lon: 4 },
  });
});

test('photos alone stay photos, recordings alone stay recordings, places a place', () => {
  const voice = (id: string): Input => ({ kind: 'recording', what: 'voice', media: [{ id, kind: 'voice' }] });
  expect(joinInputs([voice('1'), voice('2')])).toMatchObject({
    kind: 'recording',
    what: 'voice',
    media: [{ id: '1' }, { id: '2' }],
  });
  expect(joinInputs([voice('1'), { kind: 'photos', media: [photo('2')] }])).toMatchObject({ kind: 'photos' });
  const place: Input = { kind: 'place', place: { lat: 1, lon: 2 } };
  expect(joinInputs([place, { kind: 'sticker' }])).toEqual(place);
});

test('of what cannot be joined the last one counts', () => {
  expect(joinInputs([{ kind: 'sticker' }, { kind: 'deleted' }])).toEqual({ kind: 'deleted' });
});
