import type { EffectTypes } from '../../../flows/effects.ts';
import type { Transaction } from '../../platform/database.ts';
import type { ConversationAtHand } from '../conversation-at-hand.ts';
import { addToIssueEffect } from './add-to-issue.ts';
import { answerStaffEffect } from './answer-staff.ts';
import { confirmIssueEffect } from './confirm-issue.ts';
import { fileIssue } from './file-issue.ts';
import { giveConsent } from './give-consent.ts';
import { refuseConsent } from './refuse-consent.ts';
import { reopenIssueEffect } from './reopen-issue.ts';
import { setHomeArea } from './set-home-area.ts';
import { withdrawIssueEffect } from './withdraw-issue.ts';

/** One decision of one turn. */
export interface EffectOf<Name extends keyof EffectTypes> {
  args: EffectTypes[Name]['args'];
  conversation: ConversationAtHand;
  /** The updates that were taken for it, oldest first. */
  updateIds: bigint[];
}

/** What effects tell the shell, besides their results. */
export interface EffectContext {
  now: Date;
  /** Media whose bytes are to be removed after the commit. */
  erasedMedia: string[];
  /** Conversations whose consent changed: held messages became visible, or are gone. */
  released: Set<string>;
  refused: Set<string>;
}

/** Carries out one kind of decision for all turns of a batch, in their transaction; the results stand in the order of the calls. */
export type EffectHandler<Name extends keyof EffectTypes> = (
  tx: Transaction,
  calls: readonly EffectOf<Name>[],
  context: EffectContext,
) => Promise<EffectTypes[Name]['result'][]>;

export type EffectHandlers = { readonly [Name in keyof EffectTypes]: EffectHandler<Name> };

/** One handler an effect: a missing one is a type error. */
export const effectHandlers: EffectHandlers = {
  give_consent: giveConsent,
  refuse_consent: refuseConsent,
  set_home_area: setHomeArea,
  file_issue: fileIssue,
  add_to_issue: addToIssueEffect,
  answer_staff: answerStaffEffect,
  confirm_issue: confirmIssueEffect,
  reopen_issue: reopenIssueEffect,
  withdraw_issue: withdrawIssueEffect,
};
