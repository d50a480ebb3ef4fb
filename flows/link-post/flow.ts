import { flowFor } from '../flow.ts';
import { beginsSomething } from '../plain-answers.ts';
import { WORK_TEXT_VERSION, words } from './words.ts';

export interface LinkPostAnswers {
  /** The code that was said, as it is kept, and what it is for. */
  linkCode?: string;
  title?: string;
  unit?: string;
  name?: string;
  /** A phone was lost. */
  lost?: true;
}

const no = ['khong', 'khong a', 'thoi', 'sai', 'khong phai', 'no'];

/**
 * A cadre's chat becomes that of a post: by a code that a moderator gave, with the consent that it needs; and is taken away again, on
 * request or when a phone was lost. Consent counts only in plain words, as in `welcome`.
 */
export const linkPost = flowFor<LinkPostAnswers>()({
  id: 'link-post',
  version: 1,
  start: 'sure',
  doors: ['own', 'unlink', 'lost'],
  words,
  facts: ['person'],
  late: 'continue',
  steps: {
    sure: {
      leads: ['linking', 'notLinked', 'end'],
      ask: (c) => {
        const { title = '', unit = '', name = '' } = c.answers;
        return c.say('sure', { title, unit, name });
      },
      choices: [
        { id: 'agree', label: 'agree', words: ['dong y', 'co', 'co dong y', 'dung', 'dung roi', 'yes', 'vang dong y'] },
        { id: 'refuse', label: 'refuse', words: no },
      ],
      accept: (input, c) => {
        if (input.kind === 'deleted') return c.stay();
        if (input.kind !== 'choice') return beginsSomething(input) ? c.pass(input) : c.again();
        return c.go(input.id === 'agree' ? 'linking' : 'notLinked');
      },
    },
    linking: {
      leads: ['end'],
      say: (c) =>
        c.after(
          c.effect('link_post', { linkCode: c.answers.linkCode ?? '', textVersion: WORK_TEXT_VERSION }),
          ({ titles }) => (titles.length > 0 ? c.say('linked', { titles: titles.join('; ') }) : c.say('tooLate')),
        ),
      next: (c) => c.end(),
    },
    notLinked: { leads: ['end'], say: (c) => c.say('notLinked'), next: (c) => c.end() },
    own: { leads: ['end'], say: (c) => c.say('own', { title: c.answers.title ?? '' }), next: (c) => c.end() },
    lost: {
      leads: ['sureUnlink', 'none'],
      next: (c) => c.go(c.fact('person').cadre ? 'sureUnlink' : 'none', { lost: true }),
    },
    unlink: { leads: ['sureUnlink', 'none'], next: (c) => c.go(c.fact('person').cadre ? 'sureUnlink' : 'none') },
    none: { leads: ['end'], say: (c) => c.say('none'), next: (c) => c.end() },
    sureUnlink: {
      leads: ['unlinking', 'kept', 'end'],
      ask: (c) => c.say(c.answers.lost ? 'sureLost' : 'sureUnlink'),
      choices: [
        { id: 'yes', label: 'yesUnlink', words: ['co', 'vang', 'dong y', 'bo', 'ngat', 'ngat ngay', 'yes'] },
        { id: 'no', label: 'keep', words: no },
      ],
      accept: (input, c) => {
        if (input.kind === 'deleted') return c.stay();
        if (input.kind !== 'choice') return beginsSomething(input) ? c.pass(input) : c.again();
        return c.go(input.id === 'yes' ? 'unlinking' : 'kept');
      },
    },
    unlinking: {
      leads: ['end'],
      say: (c) =>
        c.after(
          c.effect('unlink_posts', { lost: c.answers.lost === true, textVersion: WORK_TEXT_VERSION }),
          ({ titles }) => (titles.length > 0 ? c.say('unlinked', { titles: titles.join('; ') }) : c.say('none')),
        ),
      next: (c) => c.end(),
    },
    kept: { leads: ['end'], say: (c) => c.say('kept'), next: (c) => c.end() },
  },
});
