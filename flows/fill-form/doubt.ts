import type { Input, Move, Reply } from '../../src/engine/index.ts';
import { type FillContext, findingOf, toldAtOnce } from './context.ts';

/** Figures that do not go together: what may be right all the same can be confirmed, the rest is corrected. */
export function askDoubt(c: FillContext): Reply {
  const finding = findingOf(c);
  if (!finding) return { text: c.say('gone') };
  const mend = { id: 'mend', label: c.say('mend'), words: ['sua', 'sai', 'sai roi', 'khong dung'] };
  const right = { id: 'right', label: c.say('right'), words: ['dung', 'dung roi', 'vang'] };
  const later = { id: 'later', label: c.say('later'), words: ['de sau'] };
  return { text: finding.says[c.lang], choices: finding.confirmable ? [right, mend] : [mend, later] };
}

export function acceptDoubt(input: Input, c: FillContext): Move<'sort' | 'field' | 'later' | 'again'> {
  const finding = findingOf(c);
  if (!finding) return c.go('sort');
  if (input.kind === 'choice') {
    if (input.id === 'later') return c.go('later');
    if (input.id === 'right') return c.go('sort', { confirmed: [...(c.answers.confirmed ?? []), finding.id] });
    return c.go('field', { at: finding.key });
  }
  const told = input.kind === 'text' ? toldAtOnce(c, input.text, 1) : undefined;
  return told ? c.go('sort', told) : c.again();
}
