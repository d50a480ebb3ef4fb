import type { Words } from '../words.vi.ts';
import type { caseVi } from './case-words.vi.ts';

/** The words around what cadres wrote and whom an issue is about. */
export const caseEn: Pick<Words, keyof typeof caseVi> = {
  draft: {
    title: { answered: 'An answer waits for approval', done: 'Said to be done, waits for approval' },
    by: '{{post}} wrote it {{ago}}',
    someone: 'A cadre',
    label: 'Words for the resident (may be changed)',
    photos: 'Photos with it, after the work',
    approve: 'Approve and send',
    sendBack: 'Send back',
    why: 'Why does it go back? The cadre reads this.',
    whyMissing: 'Write the reason, so that it can be written anew.',
    sentBack: 'The words for {{code}} went back to the cadre',
    tooLong_one: '{{count}} character too long. Please shorten it.',
    tooLong_other: '{{count}} characters too long. Please shorten it.',
    blank: 'A blank in square brackets is left: [{{blank}}]',
  },
  about: {
    fact: 'About whom',
    unknown: 'Not said yet',
    nobody: 'About no cadre',
    say: 'Say whom',
    change: 'Change',
    title: 'Whom is {{code}} about?',
    lead: 'Whoever it is about, and who works in a unit that it is about, neither sees this report nor is given it.',
    leadFirst: 'This kind of matter may be about cadres. Please say whom before it is assigned.',
    question: 'This report is',
    named: 'About posts or units',
    stillUnknown: 'Not clear yet',
    who: 'Posts, units',
    whoPlaceholder: 'Type to find one',
    whoMissing: 'Choose at least one post or unit.',
    wholeUnit: 'The whole unit: {{name}}',
    taken: 'If those who have it now are those it is about, they no longer have it; it waits to be assigned anew.',
    submit: 'Save',
    done: '{{code}}: noted whom it is about',
  },
  parts: {
    title: 'Parts of this matter',
    lead: 'Each unit does a part. When all are done, this closes and the resident is told.',
    of: 'This is a part of',
  },
  returned: {
    sign_one: 'returned once',
    sign_other: 'returned {{count}} times',
    final: 'It came back twice. Whoever is chosen now cannot give it back.',
  },
};
