import { flowFor } from '../flow.ts';
import { FOLLOW_UP_TEXT_VERSION, words } from './words.ts';

/** The answer to "sau một tháng, chỗ đó còn tốt không ạ?". What is broken again is opened again; who says so is not asked any more. */
export const followUp = flowFor<{ code?: string }>()({
  id: 'follow-up',
  version: 1,
  start: 'fine',
  doors: ['broken', 'stop'],
  words,
  steps: {
    fine: {
      leads: ['end'],
      say: (c) =>
        c.after(c.effect('answer_follow_up', { code: c.answers.code! }), ({ code }) => c.say('fine', { code })),
      next: (c) => c.end(),
    },
    broken: {
      leads: ['flow:confirm-fix'],
      next: (c) => c.start('confirm-fix', { step: 'notFixed', answers: { code: c.answers.code } }),
    },
    stop: {
      leads: ['end'],
      say: (c) => {
        c.effect('withdraw_consent', { purpose: 'follow_up', textVersion: FOLLOW_UP_TEXT_VERSION });
        return c.say('stopped');
      },
      next: (c) => c.end(),
    },
  },
});
