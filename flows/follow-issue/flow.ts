import { type Input, joinInputs } from '../../src/engine/index.ts';
import { flowFor } from '../flow.ts';
import { isOpen, stateWords } from '../issue-words.ts';
import { hasWords, tellsSomething } from '../plain-answers.ts';
import { issueWords } from '../told-of-issue.ts';
import { listReply, showReply } from './state.ts';
import { words } from './words.ts';

export interface FollowAnswers {
  /** Of the issue that is looked at. */
  code?: string;
  /** What came without saying which issue it belongs to. */
  heard?: Input;
}

/** Photos that come so soon after a report may belong to it, in milliseconds. */
const SOON = 60 * 60_000;

/** What has become of one's reports. A code is no proof: somebody else's issue and none have the same words. */
export const followIssue = flowFor<FollowAnswers>()({
  id: 'follow-issue',
  version: 1,
  start: 'mine',
  doors: ['one', 'about', 'fresh'],
  words,
  facts: ['my_issues'],
  steps: {
    mine: {
      leads: ['list', 'none'],
      next: (c) => c.go(c.fact('my_issues').length > 0 ? 'list' : 'none'),
    },
    none: { leads: ['end'], say: (c) => c.say('none'), next: (c) => c.end() },
    list: {
      leads: ['one', 'end'],
      ask: (c) => listReply(c.fact('my_issues'), c),
      collects: true,
      accept: (input, c) => (input.kind === 'choice' ? c.go('one', { code: input.id.toUpperCase() }) : c.pass(input)),
    },
    one: {
      leads: ['show', 'unknown'],
      next: (c) => c.go(c.fact('my_issue', { code: c.answers.code! }) ? 'show' : 'unknown'),
    },
    unknown: { leads: ['end'], say: (c) => c.say('unknown', { code: c.answers.code! }), next: (c) => c.end() },
    show: {
      leads: ['add', 'withdraw', 'whose', 'bye', 'end', 'flow:confirm-fix', 'flow:answer-staff'],
      ask: (c) => showReply(c),
      collects: true,
      accept: (input, c) => {
        const { code } = c.answers;
        if (input.kind !== 'choice') return tellsSomething(input) ? c.go('whose', { heard: input }) : c.pass(input);
        if (input.id === 'add') return c.go('add');
        if (input.id === 'withdraw') return c.go('withdraw');
        if (input.id === 'answer') return c.start('answer-staff', { step: 'take', answers: { code } });
        if (input.id === 'enough') return c.go('bye');
        return c.start('confirm-fix', { step: input.id === 'fixed' ? 'fixed' : 'notFixed', answers: { code } });
      },
    },
    bye: { leads: ['end'], say: (c) => c.say('bye'), next: (c) => c.end() },
    /** A message that names the issue and tells more. */
    about: {
      leads: ['whose', 'flow:report-issue'],
      next: (c) => {
        const { code, heard } = c.answers;
        const issue = c.fact('my_issue', { code: code! });
        return issue && isOpen(issue.status)
          ? c.go('whose')
          : c.start('report-issue', { step: 'what', take: heard as Input });
      },
    },
    /** A photo without a word: it may belong to what was reported a moment ago. */
    fresh: {
      leads: ['whose', 'flow:report-issue'],
      next: (c) => {
        const newest = c.fact('my_issues')[0];
        return newest && isOpen(newest.status) && c.now - newest.createdAt < SOON
          ? c.go('whose', { code: newest.code })
          : c.start('report-issue', { step: 'what', take: c.answers.heard as Input });
      },
    },
    whose: {
      leads: ['adding', 'whose', 'flow:report-issue'],
      ask: (c) => ({
        text: c.say('whose', { code: c.answers.code! }),
        choices: [
          {
            id: 'this',
            label: c.say('ofThis', { code: c.answers.code! }),
            words: ['bo sung', 'cua viec nay', 'viec cu', 'cu'],
          },
          { id: 'new', label: c.say('somethingNew'), words: ['moi', 'la viec moi', 'new'] },
        ],
      }),
      accept: (input, c) => {
        const heard = c.answers.heard as Input;
        if (input.kind === 'choice')
          return input.id === 'this' ? c.go('adding') : c.start('report-issue', { step: 'what', take: heard });
        return tellsSomething(input) ? c.go('whose', { heard: joinInputs([heard, input])! }) : c.again();
      },
    },
    add: {
      leads: ['adding'],
      ask: (c) => (c.misses > 0 ? c.say('askAddAgain') : c.say('askAdd', { code: c.answers.code! })),
      collects: true,
      accept: (input, c) =>
        tellsSomething(input) || (input.kind === 'text' && hasWords(input.text))
          ? c.go('adding', { heard: input })
          : c.again(),
    },
    adding: {
      leads: ['end'],
      say: (c) =>
        c.after(
          c.effect('add_to_issue', issueWords({ code: c.answers.code!, heard: c.answers.heard })),
          ({ ok, code, status }) =>
            ok ? c.say('added', { code }) : c.say('notAdded', { code, state: stateWords(status, c.lang) }),
        ),
      next: (c) => c.end(),
    },
    withdraw: {
      leads: ['withdrawing', 'kept'],
      ask: (c) => c.say('sureWithdraw', { code: c.answers.code! }),
      choices: [
        { id: 'yes', label: 'yesWithdraw', words: ['rut di', 'co', 'vang', 'dong y', 'dung', 'yes'] },
        { id: 'no', label: 'keep', words: ['khong', 'thoi', 'giu', 'giu lai', 'no'] },
      ],
      accept: (input, c) => (input.kind === 'choice' ? c.go(input.id === 'yes' ? 'withdrawing' : 'kept') : c.again()),
    },
    kept: { leads: ['end'], say: (c) => c.say('kept', { code: c.answers.code! }), next: (c) => c.end() },
    withdrawing: {
      leads: ['end'],
      say: (c) =>
        c.after(c.effect('withdraw_issue', { code: c.answers.code! }), ({ ok, code, status }) =>
          ok ? c.say('withdrawn', { code }) : c.say('notWithdrawn', { code, state: stateWords(status, c.lang) }),
        ),
      next: (c) => c.end(),
    },
  },
});
