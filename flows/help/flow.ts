import type { Reply } from '../../src/engine/index.ts';
import type { PersonFact } from '../facts.ts';
import { type FlowContext, flowFor } from '../flow.ts';
import { words } from './words.ts';

type Office = PersonFact['office'];
type C = FlowContext<Record<never, never>, typeof words, string>;

/** Short answers that ask nothing: how to use this, how to meet a person, what is done with data, a polite word. */
export const help = flowFor<Record<never, never>>()({
  id: 'help',
  version: 1,
  start: 'help',
  doors: ['person', 'data', 'nod', 'edited', 'unsupported'],
  words,
  facts: ['person'],
  steps: {
    help: { leads: ['end'], say: (c) => withOffice(c, c.say('help'), { call: true }), next: (c) => c.end() },
    person: {
      leads: ['end'],
      say: (c) => withOffice(c, c.say('person', { office: c.fact('person').office.name }), { whole: true, call: true }),
      next: (c) => c.end(),
    },
    data: {
      leads: ['end'],
      say: (c) => withOffice(c, c.say('data', { office: c.fact('person').office.name }), { whole: true }),
      next: (c) => c.end(),
    },
    nod: { leads: ['end'], say: (c) => c.say('nod'), next: (c) => c.end() },
    edited: { leads: ['end'], say: (c) => c.say('edited'), next: (c) => c.end() },
    unsupported: { leads: ['end'], say: (c) => c.say('unsupported'), next: (c) => c.end() },
  },
});

/** The text with how the office is reached, as far as that is entered. */
function withOffice(c: C, text: string, { whole = false, call = false }): Reply {
  const { phone, address, hours }: Office = c.fact('person').office;
  const lines = [
    phone && c.say('phone', { phone }),
    whole && address && c.say('address', { address }),
    whole && hours && c.say('hours', { hours }),
  ].filter((line) => typeof line === 'string' && line !== '');
  return {
    text: [text, ...lines].join('\n'),
    ...(call && phone && { calls: [{ label: c.say('call'), number: phone }] }),
  };
}
