import { followerWords } from './words.ts';

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
export function followerNotice(state: FollowedState, lang: 'vi' | 'en'): string | null {
  const { code, unit, words, into } = state;
  switch (state.status) {
    case 'assigned':
      return followerWords.assigned[lang](code, unit);
    case 'in_progress':
      return followerWords.inProgress[lang](code);
    case 'reopened':
      return followerWords.reopened[lang](code);
    case 'answered':
      return followerWords.answered[lang](code, words);
    case 'done':
      return followerWords.done[lang](code, words);
    case 'refused':
      return followerWords.refused[lang](code, words);
    case 'withdrawn':
      return followerWords.withdrawn[lang](code);
    case 'merged':
      return into ? followerWords.merged[lang](code, into) : null;
    default:
      return null;
  }
}
