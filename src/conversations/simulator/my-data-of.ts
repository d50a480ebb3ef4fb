import type { MyData } from '../../../flows/facts.ts';
import { isOpen } from '../../../flows/issue-words.ts';
import type { Purpose } from '../../people/purposes.ts';
import type { TalkState } from './talk-setting.ts';

const DAY = 86_400_000;

/** Pure: what would be kept of whoever talks in memory. */
export function myDataOf(
  { person, issues, name }: Pick<TalkState, 'person' | 'issues' | 'name'>,
  { now, phone, sentOutside }: { now: number; phone: string | null; sentOutside: number },
): MyData {
  const given: [Purpose, boolean][] = [
    ['reports', true],
    ['announcements', person.announcements],
    ['assistant', person.assistant === 'given'],
  ];
  const openIssues = issues.filter(({ status }) => isOpen(status)).length;
  return {
    ...{ name, ownName: name !== null, phone, openIssues, closedIssues: issues.length - openIssues, sentOutside },
    ...{ followed: 0, messages: 5, media: 1, openRequests: [] },
    consents: [
      ...given.flatMap(([purpose, is]) => (is ? [{ purpose, given: true, at: now - DAY }] : [])),
      ...(person.followUp ? [] : [{ purpose: 'follow_up' as const, given: false, at: now - DAY }]),
    ],
  };
}
