import type { Reply } from '../../src/engine/index.ts';
import { areaChoices, wardsOfToday } from '../area-said.ts';
import type { MyDataContext } from './my-data-context.ts';

/** Where the words may mean several places, those; the second time the wards. */
export function candidatesOf(c: MyDataContext): string[] {
  return c.answers.candidates ?? (c.misses > 0 ? wardsOfToday(c.fact('knowledge')) : []);
}

export function askHome(c: MyDataContext): Reply {
  const candidates = candidatesOf(c);
  const text = c.say(c.misses > 0 ? 'askHomeAgain' : c.answers.candidates ? 'whichArea' : 'askHome');
  return candidates.length > 0 ? { text, choices: areaChoices(candidates, c.fact('knowledge'), c.lang) } : { text };
}
