import { LOOK_AT_ASSIGNMENT, lockAssignments } from '../duties/assignment-store.ts';
import { ISSUE_CLOCK } from '../issues/clock-store.ts';
import { lockIssuesOfTimers } from '../issues/timer-lock-store.ts';
import { lockingFirst, type TimerHandler } from '../messages/fire-timers.ts';
import { CHECK_DELIVERY, checkDelivery } from './check-delivery.ts';
import { GIVE_DUTIES, giveDuties } from './give-duties.ts';
import { lookAtAssignments, type ReminderDeps, TELL_PERSON } from './look-at-assignments.ts';
import { runIssueClocks } from './run-issue-clocks.ts';
import { tellPeople } from './tell-people.ts';

/** What happens to duties, and to the clocks of issues, by time alone, by kind of timer. */
export function reminderTimers(deps: ReminderDeps): Record<string, TimerHandler> {
  return {
    [GIVE_DUTIES]: giveDuties(deps),
    [LOOK_AT_ASSIGNMENT]: lockingFirst(lockAssignments, lookAtAssignments(deps)),
    [TELL_PERSON]: tellPeople(deps),
    [CHECK_DELIVERY]: checkDelivery(),
    [ISSUE_CLOCK]: lockingFirst(lockIssuesOfTimers, runIssueClocks(deps)),
  };
}
