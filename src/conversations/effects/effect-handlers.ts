import type { EffectTypes } from '../../../flows/effects.ts';
import type { Wakeable } from '../../messages/wakes.ts';
import type { Transaction } from '../../platform/database.ts';
import type { ConversationAtHand } from '../conversation-at-hand.ts';
import { addToIssueEffect } from './add-to-issue.ts';
import { allowFollowUpEffect } from './allow-follow-up.ts';
import { answerFollowUpEffect } from './answer-follow-up.ts';
import { answerStaffEffect } from './answer-staff.ts';
import { askAssistantEffect } from './ask-assistant.ts';
import { askDataEffect } from './ask-data.ts';
import { askDutyHelpEffect } from './ask-duty-help.ts';
import { askPerson } from './ask-person.ts';
import { changeDutyEffect } from './change-duty.ts';
import { chooseRemindersEffect } from './choose-reminders.ts';
import { confirmIssueEffect } from './confirm-issue.ts';
import { countRoutedEffect } from './count-routed.ts';
import { dutyFeedEffect } from './duty-feed.ts';
import { editMessage } from './edit-message.ts';
import { erasePersonEffect } from './erase-person.ts';
import { eraseToldEffect } from './erase-told.ts';
import { fileForOthers } from './file-for-others.ts';
import { fileIssue } from './file-issue.ts';
import { fileSubmissionEffect, keepDraftEffect } from './forms.ts';
import { giveConsent } from './give-consent.ts';
import { joinIssue } from './join-issue.ts';
import { leavePerson } from './leave-person.ts';
import { linkAccount } from './link-account.ts';
import { linkPost, unlinkPosts } from './link-post.ts';
import { makeLinkCodeEffect } from './make-link-code.ts';
import { noteCodeTry } from './note-code-try.ts';
import { noteWrongCode } from './note-wrong-code.ts';
import { raiseAlarm } from './raise-alarm.ts';
import { rateIssueEffect } from './rate-issue.ts';
import { refuseConsent } from './refuse-consent.ts';
import { reopenIssueEffect } from './reopen-issue.ts';
import { setAnnouncementsEffect } from './set-announcements.ts';
import { setAssistant } from './set-assistant.ts';
import { setHomeArea } from './set-home-area.ts';
import { setNameEffect } from './set-name.ts';
import { setPhone } from './set-phone.ts';
import { leaveAssistant, openAssistant, sayToAssistant } from './talk-with-assistant.ts';
import { unlinkAccount } from './unlink-account.ts';
import { withdrawConsentEffect } from './withdraw-consent.ts';
import { withdrawIssueEffect } from './withdraw-issue.ts';
import { workOnIssueEffect } from './work-on-issue.ts';

/** One decision of one turn. */
export interface EffectOf<Name extends keyof EffectTypes> {
  args: EffectTypes[Name]['args'];
  conversation: ConversationAtHand;
  /** The updates that were taken for it, oldest first. */
  updateIds: bigint[];
  /** Of these, the ones of the very turn that decided it. */
  inputIds: bigint[];
}

/** What effects tell the shell, besides their results. */
export interface EffectContext {
  now: Date;
  /** For names, which lie encrypted. */
  encrypt(text: string): Buffer;
  /** The keyed hash by which one-time codes are found. */
  lookupHash(...parts: string[]): Buffer;
  /** Where the calendar with this key is to be had; null: nowhere. */
  calendarUrl(key: string): string | null;
  /** Media whose bytes are to be removed after the commit. */
  erasedMedia: string[];
  /** Conversations whose consent changed: held messages became visible, or are gone. */
  released: Set<string>;
  refused: Set<string>;
  /** What has something to do after the commit. */
  wakes: Set<Wakeable>;
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
  raise_alarm: raiseAlarm,
  erase_told: eraseToldEffect,
  count_routed: countRoutedEffect,
  set_home_area: setHomeArea,
  file_issue: fileIssue,
  join_issue: joinIssue,
  add_to_issue: addToIssueEffect,
  answer_staff: answerStaffEffect,
  choose_reminders: chooseRemindersEffect,
  duty_feed: dutyFeedEffect,
  confirm_issue: confirmIssueEffect,
  reopen_issue: reopenIssueEffect,
  withdraw_issue: withdrawIssueEffect,
  ask_person: askPerson,
  leave_person: leavePerson,
  set_name: setNameEffect,
  set_phone: setPhone,
  link_post: linkPost,
  unlink_posts: unlinkPosts,
  work_on_issue: workOnIssueEffect,
  file_for_others: fileForOthers,
  withdraw_consent: withdrawConsentEffect,
  ask_data: askDataEffect,
  erase_person: erasePersonEffect,
  rate_issue: rateIssueEffect,
  allow_follow_up: allowFollowUpEffect,
  answer_follow_up: answerFollowUpEffect,
  edit_message: editMessage,
  note_code_try: noteCodeTry,
  make_link_code: makeLinkCodeEffect,
  link_account: linkAccount,
  unlink_account: unlinkAccount,
  note_wrong_code: noteWrongCode,
  set_announcements: setAnnouncementsEffect,
  keep_draft: keepDraftEffect,
  file_submission: fileSubmissionEffect,
  change_duty: changeDutyEffect,
  ask_duty_help: askDutyHelpEffect,
  set_assistant: setAssistant,
  ask_assistant: askAssistantEffect,
  open_assistant: openAssistant,
  say_to_assistant: sayToAssistant,
  leave_assistant: leaveAssistant,
};
