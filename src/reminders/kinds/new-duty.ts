import { nextBundle } from '../bundle-time.ts';
import { isWaitedFor, type ReminderKind } from '../rung.ts';

/** A duty is given: told with the next bundle. */
export const newDuty: ReminderKind = {
  id: 'new_duty',
  rungs: ({ status, assignedAt, toldAt }, calendar) =>
    isWaitedFor(status) && toldAt === null
      ? [
          {
            ...{ kind: 'new_duty', key: 'new', at: nextBundle(assignedAt, calendar) },
            ...{ audience: ['holder'], isBundled: true },
          },
        ]
      : [],
};
