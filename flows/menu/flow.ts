import type { Choice } from '../../src/engine/index.ts';
import { inFestivalSeason } from '../festival-days/festival-season.ts';
import { flowFor } from '../flow.ts';
import { townDay } from '../town-day.ts';
import { words } from './words.ts';

/** What one can do here. Anything that is no answer is a first message, so nobody has to choose "report" before reporting. */
export const menu = flowFor<Record<never, never>>()({
  id: 'menu',
  version: 2,
  start: 'ask',
  words,
  steps: {
    ask: {
      leads: [
        'end',
        'flow:report-issue',
        'flow:follow-issue',
        'flow:my-duties',
        'flow:ask-question',
        'flow:give-opinion',
        'flow:meet-person',
        'flow:help',
        'flow:festival-days',
      ],
      ask: (c) => {
        const { interrupted } = c;
        const choices: Choice[] = [
          {
            id: 'report',
            label: c.say('report'),
            words: ['phan anh', 'phan anh moi', 'viec moi', 'gui phan anh', 'report'],
          },
          {
            id: 'mine',
            label: c.say(c.fact('person').cadre ? 'duties' : 'mine'),
            words: ['viec cua toi', 'phan anh cua toi', 'my reports'],
          },
          {
            id: 'question',
            label: c.say('question'),
            words: ['hoi', 'hoi dap', 'cau hoi', 'toi muon hoi', 'question'],
          },
          { id: 'opinion', label: c.say('opinion'), words: ['gop y', 'khen', 'y kien', 'hien ke', 'opinion'] },
          { id: 'person', label: c.say('person'), words: ['gap nguoi', 'gap can bo'] },
          { id: 'help', label: c.say('help'), words: ['tro giup', 'giup', 'huong dan', 'help'] },
        ];
        // One more than six at most: what was left off goes before the calendar.
        if (interrupted) {
          const label = c.say(interrupted === 'report-issue' ? 'resume' : 'resumeOther');
          choices.push({ id: 'resume', label, words: ['tiep tuc', 'tiep', 'continue', 'go on'] });
        } else if (inFestivalSeason(townDay(c.now)))
          choices.push({ id: 'festival', label: c.say('festival'), words: ['ngay hoi', 'lich ngay hoi', '18/11'] });
        return { text: c.say('ask'), choices };
      },
      collects: true,
      accept: (input, c) => {
        if (input.kind !== 'choice') return c.interrupted ? c.resume(input) : c.pass(input);
        switch (input.id) {
          case 'report':
            return c.start('report-issue');
          case 'mine':
            return c.start(c.fact('person').cadre ? 'my-duties' : 'follow-issue');
          case 'question':
            return c.start('ask-question');
          case 'opinion':
            return c.start('give-opinion');
          case 'person':
            return c.start('meet-person');
          case 'help':
            return c.start('help');
          case 'festival':
            return c.start('festival-days');
          default:
            return c.resume();
        }
      },
    },
  },
});
