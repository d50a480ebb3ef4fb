import type { FlowContext } from '../flow.ts';
import type { AskStep, ReportAnswers } from './answers.ts';
import type { words } from './words.ts';

export type StepName =
  | AskStep
  | 'sort'
  | 'back'
  | 'pinned'
  | 'outside'
  | 'kinds'
  | 'near'
  | 'ownAgain'
  | 'join'
  | 'review'
  | 'edit'
  | 'dropped'
  | 'retell'
  | 'newPhotos'
  | 'send'
  | 'more'
  | 'called';

export type ReportContext = FlowContext<ReportAnswers, typeof words, StepName>;
