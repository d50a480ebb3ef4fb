import type { FlowContext } from '../flow.ts';
import type { ReportAnswers } from './answers.ts';
import type { words } from './words.ts';

export type StepName =
  | 'what'
  | 'sort'
  | 'pinned'
  | 'outside'
  | 'where'
  | 'spot'
  | 'whichKind'
  | 'tile'
  | 'kinds'
  | 'photo'
  | 'review'
  | 'edit'
  | 'retell'
  | 'newPhotos'
  | 'send';

export type ReportContext = FlowContext<ReportAnswers, typeof words, StepName>;
