import type { Choice, Reply } from '../../src/engine/index.ts';
import type { IssueRating } from '../effects.ts';
import { type FlowContext, flowFor } from '../flow.ts';
import { beginsSomething, hasWords, isSkip } from '../plain-answers.ts';
import { words } from './words.ts';

interface RateAnswers {
  code: string;
  score?: IssueRating['score'];
  reason?: string;
  /** In their own words. */
  text?: string;
}

type C = FlowContext<RateAnswers, typeof words, string>;

type Key = keyof typeof words;

/** Characters of a reason in their own words. */
const LONGEST = 1000;

const reasons = {
  good: ['fast', 'careful', 'kind'],
  fair: ['slow', 'careless', 'untold'],
  bad: ['slow', 'careless', 'untold'],
} as const satisfies Record<IssueRating['score'], readonly Key[]>;

const questions = { good: 'whyGood', fair: 'whyFair', bad: 'whyBad' } as const;

/** Two taps: how it was, and why. The first is kept at once, the second may be left out; something else said is something else. */
export const rateIssue = flowFor<RateAnswers>()({
  id: 'rate-issue',
  version: 1,
  start: 'ask',
  words,
  steps: {
    ask: {
      leads: ['why', 'bye', 'end'],
      ask: (c) => c.say('ask', { code: c.answers.code }),
      choices: [
        { id: 'good', label: 'good', words: ['tot', 'rat hai long', 'hai long lam', 'tot lam', 'good'] },
        { id: 'fair', label: 'fair', words: ['tam', 'tam duoc', 'cung duoc', 'tam on'] },
        { id: 'bad', label: 'bad', words: ['khong hai long', 'chua', 'te', 'kem', 'chua tot', 'bad'] },
        { id: 'skip', label: 'skip', words: ['bo qua', 'thoi', 'khong', 'khong can', 'cam on', 'skip'] },
      ],
      accept: (input, c) => {
        if (input.kind === 'choice')
          return input.id === 'skip' ? c.go('bye') : c.go('why', { score: input.id as IssueRating['score'] });
        return beginsSomething(input) ? c.pass(input) : c.again();
      },
    },
    why: {
      leads: ['thanks', 'end'],
      say: (c) => {
        const { code, score } = c.answers;
        c.effect('rate_issue', { code, score: score! });
        return undefined;
      },
      ask: askWhy,
      collects: true,
      accept: (input, c) => {
        if (input.kind === 'choice') return c.go('thanks', input.id === 'skip' ? {} : { reason: input.id });
        if (input.kind === 'text' && isSkip(input.text)) return c.go('thanks');
        if (input.kind === 'text' && !input.media?.length && hasWords(input.text))
          return c.go('thanks', { text: input.text.slice(0, LONGEST) });
        return beginsSomething(input) ? c.pass(input) : c.again(c.say('whyAgain'));
      },
    },
    thanks: {
      leads: ['end'],
      say: (c) => {
        const { code, score, reason, text } = c.answers;
        if (reason || text)
          c.effect('rate_issue', { code, score: score!, ...(reason && { reason }), ...(text && { text }) });
        return c.say('thanks', { code });
      },
      next: (c) => c.end(),
    },
    bye: { leads: ['end'], say: (c) => c.say('bye'), next: (c) => c.end() },
  },
});

function askWhy(c: C): Reply {
  const score = c.answers.score ?? 'fair';
  const choices: Choice[] = [
    ...reasons[score].map((reason) => ({ id: reason, label: c.say(reason), words: further[reason] })),
    { id: 'skip', label: c.say('skip'), words: ['thoi', 'khong', 'khong co', 'bo qua', 'skip'] },
  ];
  return { text: c.say(questions[score]), choices };
}

const further: Record<(typeof reasons)[IssueRating['score']][number], readonly string[]> = {
  fast: ['nhanh'],
  careful: ['can than', 'lam tot', 'sach se'],
  kind: ['tan tinh', 'can bo tot', 'nhiet tinh'],
  slow: ['cham', 'lau', 'lau qua'],
  careless: ['au', 'lam au', 'chua ky'],
  untold: ['khong bao', 'it bao tin'],
};
