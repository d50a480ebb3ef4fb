import { stateWords } from '../issue-words.ts';
import type { WorkOutcome } from '../work-effects.ts';
import type { C } from './context.ts';

/** What is said where an act was refused. */
export function refused({ issue: code, status, why }: WorkOutcome, c: C): string {
  switch (why) {
    case 'unknown':
      return c.say('unknown', { code });
    case 'decided':
      return c.say('decided', { code });
    case 'no_reporter':
      return c.say('noReporter', { code });
    case 'parts':
      return c.say('partsOpen', { code });
    case 'too_often':
      return c.say('tooOften', { code });
    case 'bad_day':
      return c.say('askNewDayAgain');
    case 'blank':
      return c.say('blankLeft', { code });
    case 'not_same':
      return c.say('notSame', { code });
    default:
      return c.say('notNow', { code, state: stateWords(status, c.lang) });
  }
}
