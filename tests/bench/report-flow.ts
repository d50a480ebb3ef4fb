import { type Catalogue, catalogueOf, type EngineWords, flowsWith } from '../../src/engine/index.ts';
import { isDescription, neighbourhoodsOf, placeWords, said, WARDS } from './conversation.ts';

/** The conversation of the benchmarks as a flow of our engine, written as those of `flows/` are. */

const flowFor = flowsWith<Record<never, never>, Record<never, never>, 'report'>();

const both = <const Text extends string>(text: Text) => ({ vi: text, en: text });

const words = {
  ward: both(said.ward),
  ward1: both('Ward 1'),
  ward2: both('Ward 2'),
  ward3: both('Ward 3'),
  ward4: both('Ward 4'),
  ward5: both('Ward 5'),
  ward6: both('Ward 6'),
  neighbourhood: both('Which neighbourhood of {ward}?'),
  kind: both(said.kind),
  road: both('Road'),
  water: both('Water'),
  waste: both('Waste'),
  lighting: both('Lighting'),
  flooding: both('Flooding'),
  noise: both('Noise'),
  safety: both('Safety'),
  other: both('Other'),
  words: both(said.words),
  tooShort: both(said.tooShort),
  photo: both(said.photo),
  place: both(said.place),
  skip: both('Skip'),
  check: both(
    'Please check:\nWard: {ward}\nNeighbourhood: {neighbourhood}\nKind: {kind}\nText: {words}\nPhoto: {photo}\nLocation: {place}\nSend this report?',
  ),
  yes: both('Yes'),
  no: both('No'),
  yesOrNo: both(said.yesOrNo),
  received: both('Thank you. Your report about {kind} in {neighbourhood} was received.'),
  cancelled: both(said.cancelled),
  notUnderstood: both('Sorry, I did not understand that. {question}'),
} as const;

interface Answers {
  ward: string;
  neighbourhood: string;
  kind: string;
  words: string;
  photo: string;
  place: { lat: number; lon: number };
}

const WARD_CHOICES = (['ward1', 'ward2', 'ward3', 'ward4', 'ward5', 'ward6'] as const).map((id) => ({ id, label: id }));

const NEIGHBOURHOOD_CHOICES = Object.fromEntries(
  WARDS.map((ward) => [ward, neighbourhoodsOf(ward).map((label, index) => ({ id: String(index), label }))]),
);

const KINDS = ['road', 'water', 'waste', 'lighting', 'flooding', 'noise', 'safety', 'other'] as const;
const KIND_CHOICES = KINDS.map((id) => ({ id, label: id }));

const SKIP = [{ id: 'skip', label: 'skip' }] as const;

const report = flowFor<Partial<Answers>>()({
  id: 'report',
  version: 1,
  start: 'ward',
  words,
  keeps: ({ words: told }) => told ?? null,
  steps: {
    ward: {
      leads: ['neighbourhood'],
      ask: (c) => c.say('ward'),
      choices: WARD_CHOICES,
      accept: (input, c) => {
        const chosen = WARD_CHOICES.find(({ id }) => input.kind === 'choice' && input.id === id);
        return chosen
          ? c.go('neighbourhood', { ward: c.say(chosen.label) })
          : c.again(c.say('notUnderstood', { question: c.say('ward') }));
      },
    },
    neighbourhood: {
      leads: ['kind'],
      ask: (c) => ({
        text: c.say('neighbourhood', { ward: c.answers.ward! }),
        choices: NEIGHBOURHOOD_CHOICES[c.answers.ward!]!,
      }),
      accept: (input, c) => {
        const ward = c.answers.ward!;
        return input.kind === 'choice'
          ? c.go('kind', { neighbourhood: NEIGHBOURHOOD_CHOICES[ward]![Number(input.id)]!.label })
          : c.again(c.say('notUnderstood', { question: c.say('neighbourhood', { ward }) }));
      },
    },
    kind: {
      leads: ['words'],
      ask: (c) => c.say('kind'),
      choices: KIND_CHOICES,
      accept: (input, c) => {
        const chosen = KINDS.find((id) => input.kind === 'choice' && input.id === id);
        return chosen
          ? c.go('words', { kind: c.say(chosen) })
          : c.again(c.say('notUnderstood', { question: c.say('kind') }));
      },
    },
    words: {
      leads: ['photo'],
      ask: (c) => c.say('words'),
      accept: (input, c) =>
        input.kind === 'text' && isDescription(input.text)
          ? c.go('photo', { words: input.text })
          : c.again(c.say('tooShort')),
    },
    photo: {
      leads: ['place'],
      ask: (c) => c.say('photo'),
      choices: SKIP,
      accept: (input, c) => {
        if (input.kind === 'photos') return c.go('place', { photo: input.media[0]!.id });
        if (input.kind === 'choice') return c.go('place');
        return c.again(c.say('notUnderstood', { question: c.say('photo') }));
      },
    },
    place: {
      leads: ['check'],
      ask: (c) => c.say('place'),
      choices: SKIP,
      accept: (input, c) => {
        if (input.kind === 'place') return c.go('check', { place: input.place });
        if (input.kind === 'choice') return c.go('check');
        return c.again(c.say('notUnderstood', { question: c.say('place') }));
      },
    },
    check: {
      leads: ['received', 'cancelled'],
      ask: (c) => {
        const { ward, neighbourhood, kind, words: told, photo, place } = c.answers;
        return c.say('check', {
          ward: ward!,
          neighbourhood: neighbourhood!,
          kind: kind!,
          words: told!,
          photo: photo ? 'yes' : 'no',
          place: place ? placeWords(place) : 'no',
        });
      },
      choices: [
        { id: 'yes', label: 'yes' },
        { id: 'no', label: 'no' },
      ],
      accept: (input, c) => {
        if (input.kind !== 'choice') return c.again(c.say('yesOrNo'));
        return c.go(input.id === 'yes' ? 'received' : 'cancelled');
      },
    },
    received: {
      leads: ['end'],
      say: (c) => c.say('received', { kind: c.answers.kind!, neighbourhood: c.answers.neighbourhood! }),
      next: (c) => c.end(),
    },
    cancelled: { leads: ['end'], say: (c) => c.say('cancelled'), next: (c) => c.end() },
  },
});

/** The reference holds none of these texts; who hears one has left the conversation. */
const engineWords: EngineWords = {
  staleButton: both('That button is of an earlier question.'),
  unknownCommand: both('There is no such command.'),
  resuming: both('Where were we?'),
  late: both('Go on with “{what}”?'),
  lateContinue: both('Go on'),
  lateAnew: both('Begin anew'),
  changed: both('This has changed meanwhile.'),
  gone: both('This is no longer there.'),
  stopped: both('Something went wrong.'),
  cancelled: both(said.cancelled),
  nothingToCancel: both('There is nothing to cancel.'),
};

export const benchCatalogue: Catalogue = catalogueOf<Record<never, never>>({
  flows: [report],
  words: engineWords,
  entry: () => ({ flow: 'report' }),
  idle: { flow: 'report' },
  globals: [
    { words: ['report'], commands: ['/report'], does: () => ({ flow: 'report' }) },
    { words: ['cancel'], commands: ['/cancel'], does: 'cancel' },
  ],
});
