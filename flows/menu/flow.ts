import type { Choice } from '../../src/engine/index.ts';
import { flowFor } from '../flow.ts';
import { words } from './words.ts';

/** What one can do here. Anything that is no answer is a first message, so nobody has to choose "report" before reporting. */
export const menu = flowFor<Record<never, never>>()({
  id: 'menu',
  version: 1,
  start: 'ask',
  words,
  steps: {
    ask: {
      leads: ['end', 'flow:report-issue', 'flow:follow-issue', 'flow:help'],
      ask: (c) => {
        const choices: Choice[] = [
          {
            id: 'report',
            label: c.say('report'),
            words: ['phan anh', 'phan anh moi', 'viec moi', 'gui phan anh', 'report'],
          },
          { id: 'mine', label: c.say('mine'), words: ['viec cua toi', 'phan anh cua toi', 'my reports'] },
          { id: 'help', label: c.say('help'), words: ['tro giup', 'giup', 'huong dan', 'help'] },
        ];
        if (c.interrupted) {
          const label = c.say(c.interrupted === 'report-issue' ? 'resume' : 'resumeOther');
          choices.push({ id: 'resume', label, words: ['tiep tuc', 'tiep', 'continue', 'go on'] });
        }
        return { text: c.say('ask'), choices };
      },
      collects: true,
      accept: (input, c) => {
        if (input.kind !== 'choice') return c.interrupted ? c.resume(input) : c.pass(input);
        if (input.id === 'report') return c.start('report-issue');
        if (input.id === 'mine') return c.start('follow-issue');
        return input.id === 'help' ? c.start('help') : c.resume();
      },
    },
  },
});
