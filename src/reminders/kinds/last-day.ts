import { isTetGap } from '../../calendar/quiet.ts';
import { momentOn, townDay } from '../../calendar/town-day.ts';
import { isWaitedFor, type ReminderKind } from '../rung.ts';

const HOUR = '16:30';

/** Once more on the afternoon of the last day, whatever day that is. */
export const lastDay: ReminderKind = {
  id: 'last_day',
  rungs: ({ status, ladder, deadline, snoozedUntil }) => {
    const day = townDay(deadline);
    const at = momentOn(day, HOUR);
    const isTold = ladder !== null && isWaitedFor(status) && at < deadline && !isTetGap(day);
    if (!isTold || (snoozedUntil !== null && at < snoozedUntil)) return [];
    return [{ kind: 'last_day', key: 'last-day', at, audience: ['holder'], isBundled: false, until: deadline }];
  },
};
