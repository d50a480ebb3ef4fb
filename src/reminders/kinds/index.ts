import type { ReminderKind } from '../rung.ts';
import { deadline } from './deadline.ts';
import { event } from './event.ts';
import { lastDay } from './last-day.ts';
import { newDuty } from './new-duty.ts';
import { receipt } from './receipt.ts';

/** All kinds of reminders: a new one is a file and a line here. */
export const reminderKinds: readonly ReminderKind[] = [newDuty, deadline, lastDay, receipt, event];
