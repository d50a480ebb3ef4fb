import { sayDate } from '../../src/language/say-date.ts';
import { wholeAreaName } from '../area-words.ts';
import type { MyDataContext } from './my-data-context.ts';

/** What is kept of somebody, a line each, in plain words. */
export function keptLines(c: MyDataContext): string {
  const { name, phone, consents, openIssues, closedIssues, followed, messages, media, sentOutside, openRequests } =
    c.fact('my_data');
  const { channelName: channel, homeAreaId } = c.fact('person');
  const linked = c.fact('linked_accounts');
  const home = homeAreaId ? wholeAreaName(homeAreaId, c.fact('knowledge'), c.lang) : '';
  const lines = [
    name ? c.say('keptName', { name, channel }) : c.say('keptNoName', { channel }),
    ...(linked.length > 0 ? [c.say('keptLinked', { accounts: linked.map(({ account }) => account).join(', ') })] : []),
    ...(phone ? [c.say('keptPhone', { phone })] : []),
    ...(home ? [c.say('keptHome', { home })] : []),
    c.say('keptIssues', { open: openIssues, closed: closedIssues }),
    ...(followed > 0 ? [c.say('keptFollowed', { count: followed })] : []),
    c.say('keptMessages', { messages, media }),
    ...(sentOutside > 0 ? [c.say('keptOutside', { count: sentOutside })] : []),
    ...consents.map(({ purpose, given, at }) =>
      c.say('keptConsent', {
        purpose: c.say(purpose),
        day: sayDate(at, c.lang),
        decision: c.say(given ? 'given' : 'notGiven'),
      }),
    ),
    ...openRequests.map(({ dueAt }) => c.say('keptRequest', { day: sayDate(dueAt, c.lang) })),
  ];
  return c.say('kept', { lines: lines.join('\n') });
}
