import { type FlowContext, flowFor } from '../flow.ts';
import { words } from './words.ts';

type C = FlowContext<Record<never, never>, typeof words, string>;

/** A cadre's duties in the calendar of their telephone, by a secret address that they can change. */
export const dutyCalendar = flowFor<Record<never, never>>()({
  id: 'duty-calendar',
  version: 1,
  start: 'give',
  doors: ['renew'],
  words,
  steps: {
    give: { leads: ['end'], say: (c) => feed(c as C, false), next: (c) => c.end() },
    renew: { leads: ['end'], say: (c) => feed(c as C, true), next: (c) => c.end() },
  },
});

/** The address is for them alone: no page of the office shows it. */
function feed(c: C, renew: boolean) {
  return c.after(c.effect('duty_feed', { renew }), ({ url }) =>
    url === null ? { text: c.say('none') } : { text: c.say(renew ? 'renewed' : 'here', { url }), confidential: true },
  );
}
