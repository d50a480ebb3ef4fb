import type { Choice, Input, Keeping, Move, Reply } from '../../src/engine/index.ts';
import { beginsSomething } from '../plain-answers.ts';
import { type C, callOf, issueOf } from './context.ts';
import { refused } from './refused.ts';

/** Which further units a matter needs, one after the other. */
export function askUnits(c: C): Reply {
  const { units = [], code } = c.answers;
  const chosen = units.map(({ name }) => name).join('; ');
  return {
    text: units.length > 0 ? c.say('chosenUnits', { units: chosen }) : c.say('askUnits', { code: code! }),
    choices: [
      ...leftUnits(c).map(({ name }, nr): Choice => ({ id: `u${nr}`, label: name })),
      ...(units.length > 0 ? [{ id: 'split', label: c.say('splitNow'), words: ['xong', 'tach'] }] : []),
    ],
  };
}

export function acceptUnits(input: Input, c: C): Move<'askUnits' | 'splitting' | 'end' | Keeping> {
  if (input.kind !== 'choice') return beginsSomething(input) ? c.pass(input) : c.again();
  if (input.id === 'split') return c.go('splitting');
  const unit = leftUnits(c)[Number(input.id.slice(1))];
  return unit ? c.go('askUnits', { units: [...(c.answers.units ?? []), unit] }) : c.again();
}

export function split(c: C) {
  return c.after(c.effect('work_on_issue', callOf(c, 'split')), (done) =>
    done.ok ? c.say('splitDone', { code: done.issue, parts: (done.parts ?? []).join(', ') }) : refused(done, c),
  );
}

function leftUnits(c: C) {
  const chosen = new Set((c.answers.units ?? []).map(({ id }) => id));
  return (issueOf(c)?.splitUnits ?? []).filter(({ id }) => !chosen.has(id)).slice(0, 8);
}
