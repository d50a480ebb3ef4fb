import { fireTimers } from '../../src/messages/fire-timers.ts';
import { recipientsOf } from '../../src/organisation/recipient-view.ts';
import { loadWorkCalendar } from '../../src/organisation/work-day-store.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { reminderTimers } from '../../src/reminders/reminder-timers.ts';

/** Fires the timers of reminders of a database at one moment until none is left: `fire-program.ts URL MOMENT`. To be killed. */
const [url, moment] = process.argv.slice(2) as [string, string];
const database = openDatabase({ url, connections: 2 });
const clock = manualClock(new Date(moment));
const handlers = reminderTimers({ reach: recipientsOf, calendar: loadWorkCalendar, wakeSend: () => {} });
console.log('ready');
let idle = 0;
while (idle < 2) {
  idle = (await fireTimers({ database, clock, logger: silentLogger, handlers })) > 0 ? 0 : idle + 1;
  clock.advance(1);
}
await database.$disconnect();
