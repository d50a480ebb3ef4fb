import { type Input, joinInputs, mediaOf } from '../../src/engine/index.ts';
import { withoutCode } from '../../src/language/issue-code.ts';
import { flowFor } from '../flow.ts';
import { isOpen, isSettled, stateWords } from '../issue-words.ts';
import { hasWords, tellsSomething } from '../plain-answers.ts';
import { issueWords } from '../told-of-issue.ts';
import type { IssueChange } from './issue-change.ts';
import { joinedText, listReply, showReply } from './state.ts';
import { canWithdraw, wishOf } from './wish.ts';
import { words } from './words.ts';

export interface FollowAnswers {
  /** Of the issue that is looked at. */
  code?: string;
  /** What came without saying which issue it belongs to, or was said about it before it was looked at. */
  heard?: Input;
  /** A message of an issue that was changed or taken back. */
  change?: IssueChange;
}

/** After so many wrong codes within the hour a person is offered: somebody needs help, or is guessing. */
const MOST_TRIES = 5;

/** Photos that come so soon after a report may belong to it, in milliseconds. */
const SOON = 60 * 60_000;

/** Longer words beside a code and a photo may tell of something else. */
const LONGEST_CAPTION = 60;

function isCaptioned(heard: Input | undefined): boolean {
  if (!heard || mediaOf(heard).length === 0) return false;
  return withoutCode(('text' in heard && heard.text) || '').trim().length <= LONGEST_CAPTION;
}

/** What has become of one's reports, and of those one met too. A code is no proof: somebody else's issue and none have the same words. */
export const followIssue = flowFor<FollowAnswers>()({
  id: 'follow-issue',
  version: 1,
  start: 'mine',
  doors: ['one', 'about', 'fresh', 'changed', 'same'],
  words,
  facts: ['my_issues', 'knowledge'],
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
      leads: ['show', 'joined', 'unknown'],
      next: (c) => {
        const issue = c.fact('my_issue', { code: c.answers.code! });
        return c.go(!issue ? 'unknown' : issue.joined ? 'joined' : 'show');
      },
    },
    unknown: {
      leads: ['end'],
      say: (c) =>
        c.after(c.effect('note_code_try', {}), ({ tries }) =>
          tries < MOST_TRIES ? c.say('unknown', { code: c.answers.code! }) : c.say('manyTries'),
        ),
      next: (c) => c.end(),
    },
    joined: { leads: ['end'], say: joinedText, next: (c) => c.end() },
    show: {
      leads: ['add', 'withdraw', 'whose', 'show', 'bye', 'end', 'flow:confirm-fix', 'flow:answer-staff'],
      ask: (c) => showReply(c),
      collects: true,
      accept: (input, c) => {
        const { code, heard } = c.answers;
        if (input.kind !== 'choice') {
          const wish = wishOf(input, c);
          if (wish === 'withdraw' && canWithdraw(c)) return c.go('withdraw');
          if (wish === 'show') return c.go('show');
          return tellsSomething(input) ? c.go('whose', { heard: input }) : c.pass(input);
        }
        if (input.id === 'add') return c.go('add');
        if (input.id === 'withdraw') return c.go('withdraw');
        if (input.id === 'answer') return c.start('answer-staff', { step: 'take', answers: { code } });
        if (input.id === 'enough') return c.go('bye');
        if (input.id === 'fixed') return c.start('confirm-fix', { answers: { code } });
        return c.start('confirm-fix', { step: 'notFixed', answers: { code, ...(heard && { heard }) } });
      },
    },
    bye: { leads: ['end'], say: (c) => c.say('bye'), next: (c) => c.end() },
    /** A message that names the issue and tells more. Photos with hardly more than its code are of it; more words may be another matter. */
    about: {
      leads: ['adding', 'one', 'whose', 'flow:report-issue'],
      next: (c) => {
        const { code, heard } = c.answers;
        const issue = c.fact('my_issue', { code: code! });
        const shows = isCaptioned(heard);
        if (issue && !issue.joined && isOpen(issue.status)) return c.go(shows ? 'adding' : 'whose');
        if (issue && !issue.joined && isSettled(issue.status) && shows) return c.go('one');
        return c.start('report-issue', { step: 'what', take: heard as Input });
      },
    },
    /** A photo without a word, "thêm: …": it may belong to what was reported a moment ago. */
    fresh: {
      leads: ['whose', 'flow:report-issue'],
      next: (c) => {
        const newest = c.fact('my_issues').find(({ joined }) => !joined);
        return newest && isOpen(newest.status) && c.now - newest.createdAt < SOON
          ? c.go('whose', { code: newest.code })
          : c.start('report-issue', { step: 'what', take: c.answers.heard as Input });
      },
    },
    whose: {
      leads: ['adding', 'whose', 'one', 'withdraw', 'flow:report-issue'],
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
        const wish = wishOf(input, c);
        if (wish === 'withdraw' && canWithdraw(c)) return c.go('withdraw');
        if (wish === 'show') return c.go('one');
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
    /** A message that belongs to an issue was changed, perhaps in the middle of another talk: it is said, and that talk goes on. */
    changed: {
      leads: ['end'],
      say: (c) => {
        const code = c.answers.code!;
        const change = c.answers.change!;
        return c.after(c.effect('edit_message', change), ({ how }) => {
          if (how === 'unknown') return c.say('unknown', { code });
          if (change.text === undefined) return c.say('takenBack', { code });
          return c.say(how === 'replaced' ? 'replaced' : 'changed', { code });
        });
      },
      next: (c) => c.end(),
    },
    same: { leads: ['end'], next: (c) => c.end() },
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
