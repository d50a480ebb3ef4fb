import { issueNotices } from './words.ts';

/** How an issue stands, for those who met the same thing. */
export interface FollowedState {
  code: string;
  status: string;
  unit: string | null;
  /** The last words of the staff; null where the issue is not for everybody (`visibility` other than A). */
  words: string | null;
  /** The code of the issue that it was merged into. */
  into: string | null;
}

/** Pure: what a follower is told of this state; null where it is nothing to them. The words of the reporter are never part of it. */
export function followerNotice(state: FollowedState, lang: 'vi' | 'en', notices = issueNotices): string | null {
  const { code, unit, words: text, into } = state;
  switch (state.status) {
    case 'assigned':
      return notices.say(lang, 'joinedAssigned', { code, unit: unit ?? notices.say(lang, 'someUnit') });
    case 'in_progress':
      return notices.say(lang, 'joinedInProgress', { code });
    case 'reopened':
      return notices.say(lang, 'joinedReopened', { code });
    case 'answered':
      return text
        ? notices.say(lang, 'joinedAnswered', { code, text })
        : notices.say(lang, 'joinedAnsweredPlain', { code });
    case 'done':
      return text ? notices.say(lang, 'joinedDone', { code, text }) : notices.say(lang, 'joinedDonePlain', { code });
    case 'refused':
      return text
        ? notices.say(lang, 'joinedRefused', { code, text })
        : notices.say(lang, 'joinedRefusedPlain', { code });
    case 'withdrawn':
      return notices.say(lang, 'joinedWithdrawn', { code });
    case 'merged':
      return into ? notices.say(lang, 'joinedMerged', { code, into }) : null;
    default:
      return null;
  }
}
