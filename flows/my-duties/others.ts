import type { Choice, Input, Move, Reply } from '../../src/engine/index.ts';
import type { FlowContext } from '../flow.ts';
import { isOpen } from '../issue-words.ts';
import type { DutyAnswers } from './duty-answers.ts';
import type { words } from './words.ts';

export type C = FlowContext<DutyAnswers, typeof words, string>;

const WORK = 'work';
const REPORTS = 'reports';
const WHERE = 'where';

/** What else is theirs: reports given to their posts, and open ones that they sent themselves as a resident. */
function othersOf(c: C) {
  const { total, late } = c.fact('my_work', { now: c.now });
  const reports = c.fact('my_issues').filter(({ status }) => isOpen(status)).length;
  return { total, late, reports };
}

export function hasOthers(c: C): boolean {
  const { total, reports } = othersOf(c);
  return total > 0 || reports > 0;
}

/** A list of duties, with what else is theirs below it and the way there. */
export function withOthers({ text, choices = [], ...reply }: Reply, c: C): Reply {
  const { total, late, reports } = othersOf(c);
  const lines = [
    total > 0 && c.say(late > 0 ? 'othersLate' : 'othersWork', { count: total, late }),
    reports > 0 && c.say('othersReports', { count: reports }),
  ];
  const ways: (Choice | false)[] = [
    total > 0 && { id: WORK, label: c.say('seeWork'), words: ['viec duoc giao', 'phan anh duoc giao', 'duoc giao'] },
    c.fact('own_accounts').length > 1 && {
      id: WHERE,
      label: c.say('remindWhere'),
      words: ['noi nhac', 'noi nhac viec', 'kenh nhac', 'nhac o dau'],
    },
    reports > 0 && { id: REPORTS, label: c.say('seeReports'), words: ['phan anh cua toi', 'toi gui', 'da gui'] },
  ];
  return {
    ...reply,
    text: [text, ...lines].filter(Boolean).join('\n'),
    choices: [...choices, ...ways.filter((way) => way !== false)],
  };
}

/** To what else is theirs; null: something else was chosen. */
export function toOthers(
  input: Input,
  c: C,
): Move<'flow:work-issue' | 'flow:follow-issue' | 'flow:remind-where'> | null {
  if (input.kind !== 'choice') return null;
  if (input.id === WORK) return c.start('work-issue');
  if (input.id === WHERE) return c.start('remind-where');
  return input.id === REPORTS ? c.start('follow-issue') : null;
}
