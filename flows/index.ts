import { catalogueOf } from '../src/engine/index.ts';
import { answerStaff } from './answer-staff/flow.ts';
import { confirmFix } from './confirm-fix/flow.ts';
import { engineWords } from './engine-words.ts';
import { admit, entry, recognise } from './entry.ts';
import type { FactTypes } from './facts.ts';
import { followIssue } from './follow-issue/flow.ts';
import { globalWords, lost } from './global-words.ts';
import { help } from './help/flow.ts';
import { menu } from './menu/flow.ts';
import { reportIssue } from './report-issue/flow.ts';
import { welcome } from './welcome/flow.ts';

export { CONSENT_TEXT_VERSION } from './welcome/words.ts';

/** All talks: a new one is a line here. `README.md` shows how one is written. */
export const catalogue = catalogueOf<FactTypes>({
  flows: [welcome, menu, help, reportIssue, followIssue, confirmFix, answerStaff],
  words: engineWords,
  facts: ['person', 'knowledge'],
  entry,
  admit,
  recognise,
  idle: { flow: 'menu' },
  globals: globalWords,
  lost,
});
