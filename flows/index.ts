import { catalogueOf } from '../src/engine/index.ts';
import { announcements } from './announcements/flow.ts';
import { answerStaff } from './answer-staff/flow.ts';
import { askAssistant } from './ask-assistant/flow.ts';
import { askQuestion } from './ask-question/flow.ts';
import { confirmFix } from './confirm-fix/flow.ts';
import { dutyCalendar } from './duty-calendar/flow.ts';
import { emergency } from './emergency/flow.ts';
import { engineWords } from './engine-words.ts';
import { admit, entry, recognise } from './entry.ts';
import type { FactTypes } from './facts.ts';
import { festivalDays } from './festival-days/flow.ts';
import { fillForm } from './fill-form/flow.ts';
import { followIssue } from './follow-issue/flow.ts';
import { changeOfIssue } from './follow-issue/issue-change.ts';
import { followUp } from './follow-up/flow.ts';
import { giveOpinion } from './give-opinion/flow.ts';
import { globalWords, lost } from './global-words.ts';
import { help } from './help/flow.ts';
import { linkAccount } from './link-account/flow.ts';
import { linkPost } from './link-post/flow.ts';
import { meetPerson } from './meet-person/flow.ts';
import { menu } from './menu/flow.ts';
import { myData } from './my-data/flow.ts';
import { myDuties } from './my-duties/flow.ts';
import { rateIssue } from './rate-issue/flow.ts';
import { referral } from './referral/flow.ts';
import { remindWhere } from './remind-where/flow.ts';
import { reportForOthers } from './report-for-others/flow.ts';
import { reportIssue } from './report-issue/flow.ts';
import { screen } from './screen.ts';
import { welcome } from './welcome/flow.ts';
import { workIssue } from './work-issue/flow.ts';

export { CONSENT_TEXT_VERSION } from './welcome/words.ts';

/** All talks: a new one is a line here. `README.md` shows how one is written. */
export const catalogue = catalogueOf<FactTypes>({
  flows: [
    welcome,
    menu,
    help,
    emergency,
    referral,
    myData,
    meetPerson,
    reportIssue,
    followIssue,
    confirmFix,
    answerStaff,
    rateIssue,
    followUp,
    askQuestion,
    askAssistant,
    giveOpinion,
    announcements,
    festivalDays,
    linkAccount,
    fillForm,
    myDuties,
    linkPost,
    workIssue,
    reportForOthers,
    remindWhere,
    dutyCalendar,
  ],
  words: engineWords,
  facts: ['person', 'knowledge'],
  screen: (input, c, talks) => screen(input, c, talks) ?? changeOfIssue(input, c),
  entry,
  admit,
  recognise,
  idle: { flow: 'menu' },
  globals: globalWords,
  lost,
});
