import { type Choice, type Input, mediaOf } from '../../src/engine/index.ts';
import { issueCodeOf } from '../../src/language/issue-code.ts';
import type { FlowContext } from '../flow.ts';
import { hasWords } from '../plain-answers.ts';
import type { WorkAct, WorkCall, WorkDetail } from '../work-effects.ts';
import type { WorkAnswers } from './answers.ts';
import { refused } from './refused.ts';
import type { words } from './words.ts';

export type C = FlowContext<WorkAnswers, typeof words, string>;

/** The issue that is talked about, as it stands; null where it is none of theirs. */
export function issueOf(c: C): WorkDetail | null {
  return c.answers.code ? c.fact('work_issue', { code: c.answers.code, now: c.now }) : null;
}

/** What is to be done, of what was said so far. */
export function callOf({ answers }: C, what: WorkAct): WorkCall {
  const { code = '', text, media = [], day, to, units } = answers;
  const target = what === 'postpone' ? day : to;
  return {
    code,
    act: what,
    media,
    ...(text && { text }),
    ...(target && { to: target }),
    ...(units && { units: units.map(({ id }) => id) }),
  };
}

/** Does it, and says so with the code alone. */
export function act(c: C, what: WorkAct, said: 'accepted' | 'onWayNoted' | 'asked' | 'noted') {
  return c.after(c.effect('work_on_issue', callOf(c, what)), (done) =>
    done.ok ? c.say(said, { code: done.issue }) : refused(done, c),
  );
}

/** A button of an issue; its code, typed in any way, means it too. */
export function workChoice(code: string, category: string): Choice {
  const words = [
    code,
    code.replace('-', ''),
    code.replace('-', ' '),
    code.replace(/-0*/, ''),
    code.replace(/-0*/, ' '),
  ];
  return { id: code.toLowerCase(), label: `${code} ${category}`.slice(0, 20).trim(), words };
}

/** The code that a text names. */
export function codeIn(text: string | undefined, c: C): string | null {
  return text ? issueCodeOf(text, c.fact('knowledge').areas.issuePrefixes) : null;
}

export const textOf = (input: Input | undefined) => (input && 'text' in input && input.text ? input.text.trim() : '');

export const saysWords = (input: Input) => input.kind !== 'choice' && hasWords(textOf(input));

/** Ids of what was sent with it. */
export const mediaIds = (input: Input | undefined) => (input ? mediaOf(input).map(({ id }) => id) : []);
