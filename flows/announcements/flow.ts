import type { Reply } from '../../src/engine/index.ts';
import { areaChoices, areaChosen, areaSaid, isNotKnown } from '../area-said.ts';
import { wholeAreaName } from '../area-words.ts';
import { type FlowContext, flowFor } from '../flow.ts';
import { beginsSomething, isSkip } from '../plain-answers.ts';
import { ANNOUNCEMENTS_TEXT_VERSION, words } from './words.ts';

export interface AnnouncementAnswers {
  /** What the words for the home may mean. */
  candidates?: string[];
  areaId?: string;
}

type C = FlowContext<AnnouncementAnswers, typeof words, 'begin' | 'ask' | 'where'>;

/**
 * To get the announcements of the office, or no more of them: a consent of its own, beside that for reports. News of one's own issues
 * are not touched by it.
 */
export const announcements = flowFor<AnnouncementAnswers>()({
  id: 'announcements',
  version: 1,
  start: 'begin',
  doors: ['stop'],
  words,
  facts: ['person', 'knowledge'],
  steps: {
    begin: {
      leads: ['already', 'ask'],
      next: (c) => c.go(c.fact('person').announcements ? 'already' : 'ask'),
    },
    already: { leads: ['end'], say: (c) => c.say('already'), next: (c) => c.end() },
    ask: {
      leads: ['given', 'refused', 'end'],
      ask: (c) => {
        const { office, channelName } = c.fact('person');
        return c.misses > 0 ? c.say('askAgain') : c.say('ask', { office: office.name, channel: channelName });
      },
      // Consent is a plain yes (Luật 91/2025/QH15): "dạ" and a thumb may mean no more than "I have read it".
      choices: [
        {
          id: 'agree',
          label: 'agree',
          words: 'dong y|co|co a|toi dong y nhan|nhan|vang dong y|i agree|yes|agree'.split('|'),
        },
        { id: 'refuse', label: 'refuse', words: 'khong a|ko|thoi|khong nhan|khong dong y|khong can|no'.split('|') },
      ],
      accept: (input, c) => {
        if (input.kind === 'choice') return c.go(input.id === 'agree' ? 'given' : 'refused');
        if (input.kind === 'deleted') return c.stay();
        return beginsSomething(input) ? c.pass(input) : c.again();
      },
    },
    given: {
      leads: ['where', 'end'],
      say: (c) => {
        c.effect('set_announcements', { wanted: true, textVersion: ANNOUNCEMENTS_TEXT_VERSION });
        return c.say('given');
      },
      next: (c) => (c.fact('person').homeAreaId ? c.end() : c.go('where')),
    },
    where: {
      leads: ['where', 'home', 'skipped'],
      ask: askHome,
      choices: undefined,
      accept: (input, c) => {
        if (input.kind === 'choice') {
          const areaId = areaChosen(input.id, c.answers.candidates);
          return areaId ? c.go('home', { areaId }) : c.go('skipped');
        }
        if (input.kind !== 'text') return input.kind === 'deleted' ? c.stay() : c.again();
        if (isSkip(input.text) || isNotKnown(input.text)) return c.go('skipped');
        const said = areaSaid(input.text, { knowledge: c.fact('knowledge'), homeAreaId: null, now: c.now });
        if (said.areaId) return c.go('home', { areaId: said.areaId });
        if (said.candidates) return c.go('where', { candidates: said.candidates });
        return c.misses > 0 ? c.go('skipped') : c.again();
      },
    },
    home: {
      leads: ['end'],
      say: (c) => {
        const areaId = c.answers.areaId!;
        c.effect('set_home_area', { areaId });
        return c.say('noted', { area: wholeAreaName(areaId, c.fact('knowledge'), c.lang) });
      },
      next: (c) => c.end(),
    },
    skipped: { leads: ['end'], say: (c) => c.say('skipped'), next: (c) => c.end() },
    refused: { leads: ['end'], say: (c) => c.say('refused'), next: (c) => c.end() },
    stop: {
      leads: ['stopped', 'notOn'],
      next: (c) => c.go(c.fact('person').announcements ? 'stopped' : 'notOn'),
    },
    stopped: {
      leads: ['end'],
      say: (c) => {
        c.effect('set_announcements', { wanted: false, textVersion: ANNOUNCEMENTS_TEXT_VERSION });
        return c.say('stopped');
      },
      next: (c) => c.end(),
    },
    notOn: { leads: ['end'], say: (c) => c.say('notOn'), next: (c) => c.end() },
  },
});

function askHome(c: C): Reply {
  const { candidates = [] } = c.answers;
  return {
    text: c.say(candidates.length > 0 ? 'whichArea' : 'where'),
    choices: [...areaChoices(candidates, c.fact('knowledge'), c.lang), { id: 'skip', label: c.say('skip') }],
  };
}
