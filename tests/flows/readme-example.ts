import { flowsWith, type Words } from '../../src/engine/index.ts';

/** The example of `flows/README.md`, so that the compiler reads it, too. */

const flowFor = flowsWith<Record<never, never>, Record<never, never>, 'opinion'>();

// flows/opinion/words.ts: every sentence in every language; {name} is a blank
export const words = {
  ask: { vi: 'Ông/bà thấy nhà văn hóa thế nào ạ?', en: 'How do you find the community house?' },
  good: { vi: 'Tốt', en: 'Good' },
  bad: { vi: 'Chưa tốt', en: 'Not good' },
  why: { vi: 'Chưa tốt ở chỗ nào ạ?', en: 'What is wrong with it?' },
  thanks: { vi: 'Cảm ơn ông/bà. Đã ghi: {what}.', en: 'Thank you. Noted: {what}.' },
} as const satisfies Words;

// flows/opinion/flow.ts
export const opinion = flowFor<{ what?: string }>()({
  id: 'opinion',
  version: 1,
  start: 'ask',
  words,
  steps: {
    ask: {
      leads: ['why', 'thanks'],
      ask: (c) => c.say('ask'),
      choices: [
        { id: 'good', label: 'good' },
        { id: 'bad', label: 'bad', words: ['kém'] },
      ],
      accept: (input, c) => {
        if (input.kind !== 'choice') return c.again();
        return input.id === 'good' ? c.go('thanks', { what: c.say('good') }) : c.go('why');
      },
    },
    why: {
      leads: ['thanks'],
      ask: (c) => c.say('why'),
      collects: true,
      accept: (input, c) => (input.kind === 'text' ? c.go('thanks', { what: input.text }) : c.again()),
    },
    thanks: { leads: ['end'], say: (c) => c.say('thanks', { what: c.answers.what ?? '' }), next: (c) => c.end() },
  },
});
