import { flowFor } from '../flow.ts';
import { stateWords } from '../issue-words.ts';
import { isSkip, tellsSomething } from '../plain-answers.ts';
import { issueWords, type ToldOfIssue } from '../told-of-issue.ts';
import { words } from './words.ts';

/** The answer to "xong chưa ạ?". "Chưa" opens the issue at once: what is told about it afterwards is added, and may be left out. */
export const confirmFix = flowFor<ToldOfIssue>()({
  id: 'confirm-fix',
  version: 1,
  start: 'fixed',
  doors: ['notFixed'],
  words,
  steps: {
    fixed: {
      leads: ['end'],
      say: (c) =>
        c.after(c.effect('confirm_issue', { code: c.answers.code }), ({ ok, code, status }) =>
          ok ? c.say('thanks', { code }) : c.say('notNow', { code, state: stateWords(status, c.lang) }),
        ),
      next: (c) => c.end(),
    },
    notFixed: {
      leads: ['why'],
      say: (c) =>
        c.after(c.effect('reopen_issue', { code: c.answers.code, media: [] }), ({ ok, code, status }) =>
          ok ? c.say('reopened', { code }) : c.say('notNow', { code, state: stateWords(status, c.lang) }),
        ),
      next: (c) => c.go('why'),
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
