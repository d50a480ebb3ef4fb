import type { Input } from '../../src/engine/index.ts';
import type { WorkAct } from '../work-effects.ts';

/** What is known in a cadre's talk about an issue. */
export interface WorkAnswers {
  code?: string;
  /** What came with it or before it. */
  heard?: Input;
  /** What is to be done once it is known with which issue. */
  act?: WorkAct;
  /** The reason, the question, what was done. */
  text?: string;
  media?: string[];
  /** The new day, `YYYY-MM-DD`. */
  day?: string;
  /** The other code of a duplicate; how urgent. */
  to?: string;
  /** Units chosen for a split, and their names. */
  units?: { id: string; name: string }[];
  /** What is looked for. */
  wanted?: string;
  /** Where the list goes on. */
  from?: number;
}
