import type { Move } from '../../src/engine/index.ts';
import type { AskStep, ReportAnswers } from './answers.ts';
import type { ReportContext } from './step-names.ts';

/** Where "quay lại" may lead. */
export type BackStep = Exclude<AskStep, 'what'> | 'retell';

/** "Quay lại" at a question: to the one that was asked before it. */
export function goBack(c: ReportContext, from: AskStep): Move<'back'> {
  return c.go('back', { from });
}

/** The question before is asked anew, without the answer that it had. */
export function questionBefore(c: ReportContext): Move<BackStep> {
  const { path = [], from, details = {} } = c.answers;
  const at = path.lastIndexOf(from!);
  const before = at === -1 ? path.at(-1) : path[at - 1];
  const kept: Partial<ReportAnswers> = { from: undefined, path: path.slice(0, at === -1 ? path.length : at) };
  switch (before) {
    case undefined:
    case 'what':
      return c.go('retell', kept);
    case 'stopper':
    case 'sameThing':
      return c.go(before, kept);
    case 'where':
      return c.go('where', { ...kept, ...WITHOUT_PLACE });
    case 'spot':
      return c.go('spot', { ...kept, place: undefined, spotAsked: undefined, nearSeen: undefined });
    case 'whichKind':
    case 'tile':
      return c.go(before, { ...kept, ...WITHOUT_KIND, categories: c.answers.categories });
    case 'extra':
      return c.go('extra', { ...kept, details: withoutLast(details) });
    case 'photo':
      return c.go('photo', { ...kept, photosAsked: undefined });
  }
}

/** What is forgotten when the place is asked anew: the answer would otherwise only add to it. */
export const WITHOUT_PLACE: Partial<ReportAnswers> = {
  areaId: undefined,
  areaCandidates: undefined,
  likelyArea: undefined,
  areaBefore: undefined,
  place: undefined,
  pin: undefined,
  spotAsked: undefined,
  outsideSent: undefined,
  nearSeen: undefined,
};

/** … and when the kind is: its extra questions are those of another. */
export const WITHOUT_KIND: Partial<ReportAnswers> = {
  categoryCode: undefined,
  details: undefined,
  nearSeen: undefined,
};

function withoutLast(details: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(details).slice(0, -1));
}
