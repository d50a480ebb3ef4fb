import type { FactTypes } from '../../../flows/facts.ts';
import type { AnswerIndex } from '../../assistant/answer-index.ts';
import type { Channel } from '../../channels/channel.ts';
import type { Knowledge } from '../../language/knowledge.ts';
import type { Database } from '../../platform/database.ts';
import type { Encryption } from '../../platform/encryption.ts';
import type { ConversationAtHand } from '../conversation-at-hand.ts';
import { loadAnswersTo } from './answers-to.ts';
import { loadAreasAt } from './area-at.ts';
import { loadAssistantTalks } from './assistant-talk.ts';
import { loadChangedMessages } from './changed-message.ts';
import { loadFestivalDays } from './festival-days.ts';
import { loadForm, loadMyForms } from './forms.ts';
import { loadKnowledgeFact } from './knowledge.ts';
import { loadLinkCodes } from './link-code.ts';
import { loadLinkedAccounts, loadOwnAccounts } from './linked-accounts.ts';
import { loadMyData } from './my-data.ts';
import { loadMyDuties } from './my-duties.ts';
import { loadMyDuty } from './my-duty.ts';
import { loadMyIssue } from './my-issue.ts';
import { loadMyIssues } from './my-issues.ts';
import { loadNearIssues } from './near-issues.ts';
import type { Office } from './office-view.ts';
import { loadPeople } from './person.ts';
import { loadFoundWork, loadMyWork, loadWorkAtHand, loadWorkIssues } from './work.ts';

/** What loaders read from. */
export interface FactDeps {
  database: Database;
  /** For names, which lie encrypted, and one-time codes. */
  encryption: Pick<Encryption, 'encrypt' | 'decrypt' | 'lookupHash'>;
  channels: ReadonlyMap<string, Pick<Channel, 'can' | 'name' | 'chatName'>>;
  knowledge(): Promise<Knowledge>;
  /** What the office has written, made ready for the search: the same for everybody. */
  answers(): Promise<AnswerIndex>;
  /** Whether there is an assistant outside that could be asked. */
  assistant: boolean;
  /** Where the calendar with this key is to be had; null: nowhere. */
  calendarUrl(key: string): string | null;
  /** The office that serves each home area, in their order; null where none is entered. */
  offices(homeAreaIds: readonly (string | null)[]): Promise<(Office | null)[]>;
}

/** One turn that needs a fact. */
export interface FactAsk<Name extends keyof FactTypes> {
  conversation: ConversationAtHand;
  args: FactTypes[Name]['args'];
}

/** Reads one kind of fact for all turns of a batch at once; the values stand in the order of the asks. */
export type FactLoader<Name extends keyof FactTypes> = (
  asks: readonly FactAsk<Name>[],
  deps: FactDeps,
) => Promise<FactTypes[Name]['value'][]>;

export type FactLoaders = { readonly [Name in keyof FactTypes]: FactLoader<Name> };

/** One loader a fact: a missing one is a type error. */
export const factLoaders: FactLoaders = {
  person: loadPeople,
  knowledge: loadKnowledgeFact,
  my_issues: loadMyIssues,
  my_issue: loadMyIssue,
  changed_message: loadChangedMessages,
  answers_to: loadAnswersTo,
  assistant_talk: loadAssistantTalks,
  festival_days: loadFestivalDays,
  area_at: loadAreasAt,
  near_issues: loadNearIssues,
  my_data: loadMyData,
  linked_accounts: loadLinkedAccounts,
  own_accounts: loadOwnAccounts,
  link_code: loadLinkCodes,
  my_forms: loadMyForms,
  form: loadForm,
  my_duties: loadMyDuties,
  my_duty: loadMyDuty,
  my_work: loadMyWork,
  found_work: loadFoundWork,
  work_issue: loadWorkIssues,
  work_at_hand: loadWorkAtHand,
};
