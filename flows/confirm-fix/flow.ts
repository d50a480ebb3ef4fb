import { flowFor } from '../flow.ts';
import { isSettled, stateWords } from '../issue-words.ts';
import { isSkip, tellsSomething } from '../plain-answers.ts';
import { issueWords, type ToldOfIssue } from '../told-of-issue.ts';
import { words } from './words.ts';

/**
 * The answer to "xong chưa ạ?". "Xong" asks how it was. "Chưa" opens the issue at once, with what was said together with it; where
 * that was nothing, what is told afterwards is added, and may be left out.
 */
export const confirmFix = flowFor<ToldOfIssue>()({
  id: 'confirm-fix',
  version: 2,
  start: 'fixed',
  doors: ['notFixed'],
  words,
  steps: {
    fixed: {
      leads: ['end', 'flow:rate-issue'],
      say: (c) =>
        c.after(c.effect('confirm_issue', { code: c.answers.code }), ({ ok, code, status }) =>
          ok ? c.say('thanks', { code }) : c.say('notNow', { code, state: stateWords(status, c.lang) }),
        ),
      next: (c) => {
        const { code } = c.answers;
        const issue = c.fact('my_issue', { code });
        const toRate = issue && !issue.joined && !issue.rated && isSettled(issue.status);
        return toRate ? c.start('rate-issue', { answers: { code } }) : c.end();
      },
    },
    notFixed: {
      leads: ['why', 'end'],
      say: (c) =>
        c.after(c.effect('reopen_issue', issueWords(c.answers)), ({ ok, code, status }) => {
          if (!ok) return c.say('notNow', { code, state: stateWords(status, c.lang) });
          return c.say(told(c.answers) ? 'reopenedWith' : 'reopened', { code });
        }),
      next: (c) => (told(c.answers) ? c.end() : c.go('why')),
    },
    why: {
      leads: ['adding', 'skipped'],
      ask: (c) => c.say('askWhy'),
      choices: [{ id: 'skip', label: 'skip', words: ['khong', 'khong can', 'thoi', 'khong co', 'skip'] }],
      collects: true,
      accept: (input, c) => {
        if (input.kind === 'choice' || (input.kind === 'text' && isSkip(input.text))) return c.go('skipped');
        return tellsSomething(input) ? c.go('adding', { heard: input }) : c.again();
      },
    },
    adding: {
      leads: ['end'],
      say: (c) =>
        c.after(c.effect('add_to_issue', issueWords(c.answers)), ({ ok, code, status }) =>
          ok ? c.say('added', { code }) : c.say('notNow', { code, state: stateWords(status, c.lang) }),
        ),
      next: (c) => c.end(),
    },
    skipped: { leads: ['end'], say: (c) => c.say('skipped'), next: (c) => c.end() },
  },
});

/** Whether more than "chưa" was said: then nobody is asked for it again. */
function told({ heard }: ToldOfIssue): boolean {
  return heard !== undefined && tellsSomething(heard);
}
