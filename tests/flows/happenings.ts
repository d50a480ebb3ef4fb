import { followUpQuestion } from '../../src/issues/follow-up.ts';
import { followerNotice } from '../../src/issues/follower-notice.ts';
import { isNews, newsMessage } from '../../src/issues/news.ts';
import { type Notice, type NoticeMessage, noticeMessage } from '../../src/issues/notice.ts';

/** Something that the office does to an issue, as it stands in a transcript: a notice, with `day` for what is promised. */
export type Happening =
  | { kind: 'follow_up' }
  | { kind: 'joined_one'; status: string; unit?: string; words?: string; into?: string }
  | (Record<string, unknown> & { kind: Notice['kind']; day?: string });

/** The status that an issue has after a notice. */
export const statusAfter: Readonly<Partial<Record<string, string>>> = {
  triaged: 'triaged',
  assigned: 'assigned',
  in_progress: 'in_progress',
  question: 'waiting_resident',
  question_expired: 'in_progress',
  answered: 'answered',
  done: 'done',
  refused: 'refused',
  reopened: 'reopened',
  merged: 'merged',
};

/** What the service tells of it, in its own words. Several pieces of news stand for what happens within an hour. */
export function toldOf(
  happenings: readonly Happening[],
  to: { code: string; what: string; lang: 'vi' | 'en'; now: Date },
): NoticeMessage {
  const last = happenings.at(-1)!;
  if (last.kind === 'follow_up') return followUpQuestion(to);
  if (last.kind === 'joined_one') {
    const { status, unit = null, words = null, into = null } = last as Extract<Happening, { kind: 'joined_one' }>;
    return { reply: { text: followerNotice({ code: to.code, status, unit, words, into }, to.lang) ?? '' } };
  }
  const notices = happenings.map((happening) => noticeOf(happening as { kind: Notice['kind']; day?: string }));
  const news = notices.filter(isNews);
  return news.length === notices.length ? newsMessage(news, to) : noticeMessage(notices.at(-1)!, to);
}

function noticeOf({ day, ...notice }: { kind: Notice['kind']; day?: string }): Notice {
  return {
    text: null,
    ...notice,
    dueAt: day === undefined ? null : new Date(`${day}T17:00:00+07:00`),
  } as unknown as Notice;
}
