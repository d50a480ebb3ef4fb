import type { FlowContext } from '../flow.ts';
import type { words } from './words.ts';

export interface MyDataAnswers {
  /** What the words for the home may mean: ids of areas. */
  candidates?: string[];
  areaId?: string;
  name?: string;
  phone?: string;
  /** Whether something was done already, and more is asked. */
  again?: true;
}

export type MyDataContext = FlowContext<MyDataAnswers, typeof words, string>;
