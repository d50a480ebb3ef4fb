import type { Choice, Reply } from '../../src/engine/index.ts';
import { sayDate } from '../../src/language/say-date.ts';
import type { IssueDetail, IssueSummary } from '../facts.ts';
import type { FlowContext } from '../flow.ts';
import { isOpen, isSettled, stateWords } from '../issue-words.ts';
import { shortened } from '../plain-answers.ts';
import type { FollowAnswers } from './flow.ts';
import type { words } from './words.ts';

type C = FlowContext<FollowAnswers, typeof words, string>;

/** The list of somebody's issues, each a choice. */
export function listReply(issues: readonly IssueSummary[], c: C): Reply {
  const lines = issues.map(({ code, createdAt, category, area, status, joined }) =>
    c.say(joined ? 'lineJoined' : 'line', {
      code,
      day: sayDate(createdAt, c.lang),
      what: area ? `${category}, ${area}` : category,
      state: stateWords(status, c.lang),
    }),
  );
  const choices = issues.map(({ code }) => ({ id: code.toLowerCase(), label: code, words: [code.replace('-', '')] }));
  return { text: c.say('list', { lines: lines.join('\n') }), choices };
}

/** What has become of an issue, and what can be done about it now; it may be gone since it was found. */
export function showReply(c: C): Reply {
  const code = c.answers.code!;
  const issue = c.fact('my_issue', { code });
  return issue ? stateReply(issue, c) : { text: c.say('unknown', { code }), choices: [enough(c)] };
}

/** How it stands with an issue that somebody else reported and this person met too. */
export function joinedText(c: C): string {
  const code = c.answers.code!;
  const issue = c.fact('my_issue', { code });
  if (!issue) return c.say('unknown', { code });
  return [c.say('joined', { code }), ...stateLines(issue, c), isOpen(issue.status) && c.say('joinedNews')]
    .filter((line) => typeof line === 'string')
    .join('\n');
}

function stateReply(issue: IssueDetail, c: C): Reply {
  const { status } = issue;
  const question = isSettled(status) ? c.say('askFixed') : c.say('askMore');
  return { text: [...stateLines(issue, c), question].join('\n'), choices: stateChoices(issue, c) };
}

function stateLines(issue: IssueDetail, c: C) {
  const { code, category, area, status, unit, lastAnswer, openQuestion } = issue;
  const lines = [
    c.say('state', { code, what: area ? `${category}, ${area}` : category, state: stateWords(status, c.lang) }),
    isOpen(status) && unit && c.say('unit', { unit }),
    isOpen(status) && promiseWords(issue, c),
    lastAnswer && c.say('lastAnswer', { answer: shortened(lastAnswer, 300) }),
    openQuestion && c.say('openQuestion', { question: shortened(openQuestion, 300) }),
  ];
  return lines.filter((line) => typeof line === 'string' && line !== '');
}

/** By when an answer is promised; while its reporter is asked, that this waits. */
function promiseWords({ dueAt, isPaused, joined }: IssueDetail, c: C): string | null {
  if (isPaused) return c.say(joined ? 'pausedJoined' : 'paused');
  return dueAt !== null && dueAt > c.now ? c.say('due', { day: sayDate(dueAt, c.lang) }) : null;
}

function stateChoices({ status, openQuestion }: IssueDetail, c: C): Choice[] {
  if (isSettled(status))
    return [
      { id: 'fixed', label: c.say('fixed'), words: ['xong', 'roi', 'da xong', 'duoc roi', 'yes'] },
      { id: 'not-fixed', label: c.say('notFixed'), words: ['chua xong', 'chua duoc', 'chua a', 'not yet'] },
      enough(c),
    ];
  if (status === 'confirmed')
    return [
      { id: 'not-fixed', label: c.say('brokenAgain'), words: ['lai hong', 'hong lai', 'chua xong', 'chua', 'mo lai'] },
      enough(c),
    ];
  if (!isOpen(status)) return [enough(c)];
  return [
    openQuestion
      ? { id: 'answer', label: c.say('answer'), words: ['tra loi', 'answer'] }
      : { id: 'add', label: c.say('add'), words: ['them', 'noi them', 'gui them', 'add'] },
    { id: 'withdraw', label: c.say('withdraw'), words: ['rut', 'rut lai', 'rut di', 'huy phan anh', 'withdraw'] },
    enough(c),
  ];
}

function enough(c: C): Choice {
  const words = [
    'thoi',
    'khong',
    'cam on',
    'khong can',
    'khong a',
    'ok',
    'vang',
    'vang a',
    'da',
    'khong co gi',
    'no',
    'thanks',
  ];
  return { id: 'enough', label: c.say('enough'), words };
}
