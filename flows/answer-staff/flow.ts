import { flowFor } from '../flow.ts';
import { stateWords } from '../issue-words.ts';
import { hasWords, tellsSomething } from '../plain-answers.ts';
import { issueWords, type ToldOfIssue } from '../told-of-issue.ts';
import { words } from './words.ts';

const answerOf = ({ part, ...told }: ToldOfIssue) => ({ ...issueWords(told), ...(part && { part }) });

/** The answer to a question of the staff. It usually begins with the answer itself: the question came from outside. */
export const answerStaff = flowFor<ToldOfIssue>()({
  id: 'answer-staff',
  version: 1,
  start: 'take',
  words,
  steps: {
    take: {
      leads: ['passOn'],
      ask: (c) => (c.misses > 0 ? c.say('again') : c.say('ask', { code: c.answers.code })),
      collects: true,
      accept: (input, c) =>
        tellsSomething(input) || (input.kind === 'text' && hasWords(input.text))
          ? c.go('passOn', { heard: input })
          : c.again(),
    },
    passOn: {
      leads: ['end'],
      say: (c) =>
        c.after(c.effect('answer_staff', answerOf(c.answers)), ({ ok, code, status }) =>
          ok ? c.say('passedOn', { code }) : c.say('tooLate', { code, state: stateWords(status, c.lang) }),
        ),
      next: (c) => c.end(),
    },
  },
});
