import type { TimerHandler } from '../messages/fire-timers.ts';
import { askFollowUp, FOLLOW_UP } from './follow-up.ts';
import { QUESTION_EXPIRED, questionExpired } from './question-expired.ts';
import { TELL_FOLLOWERS, tellFollowers } from './tell-followers.ts';

/** What happens to issues by time alone, by kind of timer. `wakeSend` is called after a commit that queued a message. */
export function issueTimers(deps: { wakeSend: () => void }): Record<string, TimerHandler> {
  return {
    [TELL_FOLLOWERS]: tellFollowers(deps),
    [QUESTION_EXPIRED]: questionExpired(deps),
    [FOLLOW_UP]: askFollowUp(deps),
  };
}
