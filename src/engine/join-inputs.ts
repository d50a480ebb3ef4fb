import type { Input, MediaRef, Point } from './input.ts';

/** Several inputs of one person as one: texts one under the other, all media, the last place. Null for none. */
export function joinInputs(inputs: readonly Input[]): Input | null {
  const last = inputs.at(-1);
  if (last === undefined || inputs.length === 1) return last ?? null;
  const text = inputs
    .map((input) => ('text' in input ? input.text : undefined))
    .filter((part) => part !== undefined && part !== '')
    .join('\n');
  const media = inputs.flatMap((input) => mediaOf(input));
  const place = inputs.map(placeOf).findLast((point) => point !== undefined);
  if (text === '' && media.length === 0 && place === undefined) return last;
  if (text !== '') return { kind: 'text', text, ...(media.length > 0 && { media }), ...(place && { place }) };
  if (media.length > 0) {
    const recording = inputs.find((input) => input.kind === 'recording');
    const photos = media.some(({ kind }) => kind === 'photo');
    return recording && !photos
      ? { kind: 'recording', what: recording.what, media }
      : { kind: 'photos', media, ...(place && { place }) };
  }
  return { kind: 'place', place: place! };
}

/** The media that came with an input. */
export function mediaOf(input: Input): readonly MediaRef[] {
  return ('media' in input && input.media) || [];
}

/** The place that came with an input. */
export function placeOf(input: Input): Point | undefined {
  return 'place' in input ? input.place : undefined;
}
