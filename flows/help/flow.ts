import type { Reply } from '../../src/engine/index.ts';
import { type FlowContext, flowFor } from '../flow.ts';
import { words } from './words.ts';

type C = FlowContext<Record<never, never>, typeof words, string>;

/** Short answers that ask nothing: how to use this, a polite word. */
export const help = flowFor<Record<never, never>>()({
  id: 'help',
  version: 1,
  start: 'help',
  doors: ['nod', 'who', 'edited', 'unsupported'],
  words,
  facts: ['person'],
  steps: {
    help: {
      leads: ['end'],
      say: (c) => withPhone(c, `${c.say('help')}\n${aboutAnnouncements(c)}`),
      next: (c) => c.end(),
    },
    nod: { leads: ['end'], say: (c) => c.say('nod'), next: (c) => c.end() },
    who: { leads: ['end'], say: (c) => c.say('who', { office: c.fact('person').office.name }), next: (c) => c.end() },
    edited: { leads: ['end'], say: (c) => c.say('edited'), next: (c) => c.end() },
    unsupported: { leads: ['end'], say: (c) => c.say('unsupported'), next: (c) => c.end() },
  },
});

function aboutAnnouncements(c: C): string {
  return c.say(c.fact('person').announcements ? 'announcementsOn' : 'announcementsOff');
}

/** The text with the phone of the office, where there is one. */
function withPhone(c: C, text: string): Reply {
  const { phone } = c.fact('person').office;
  if (!phone) return { text };
  return { text: `${text}\n${c.say('phone', { phone })}`, calls: [{ label: c.say('call'), number: phone }] };
}
