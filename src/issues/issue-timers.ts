import { lockingFirst, type TimerHandler } from '../messages/fire-timers.ts';
import { askFollowUp, FOLLOW_UP } from './follow-up.ts';
import { CLOSE_WHOLE } from './issue-store.ts';
import { QUESTION_EXPIRED, questionExpired } from './question-expired.ts';
import { closeWhole } from './split-issue.ts';
import { TELL_CADRE, tellCadre } from './tell-cadre.ts';
import { TELL_FOLLOWERS, tellFollowers } from './tell-followers.ts';
import { TELL_HOLDER, tellHolder } from './tell-holder.ts';
import { TELL_HOLDER_NEWS, tellHolderNews } from './tell-holder-news.ts';
import { lockIssuesOfTimers } from './timer-lock-store.ts';

/** What happens to issues by time alone, by kind of timer. `wakeSend` is called after a commit that queued a message. */
export function issueTimers(deps: { wakeSend: () => void }): Record<string, TimerHandler> {
  return {
    [TELL_FOLLOWERS]: tellFollowers(deps),
    [QUESTION_EXPIRED]: lockingFirst(lockIssuesOfTimers, questionExpired(deps)),
    [FOLLOW_UP]: askFollowUp(deps),
    [TELL_HOLDER]: tellHolder(deps),
    [TELL_CADRE]: tellCadre(deps),
    [TELL_HOLDER_NEWS]: tellHolderNews(deps),
    [CLOSE_WHOLE]: lockingFirst(lockIssuesOfTimers, closeWhole(deps)),
  };
}
