import { dayWords } from '../calendar/day-words.ts';
import { type Addressee, type Notice, type NoticeMessage, noticeMessage } from './notice.ts';
import { type IssueNotices, issueNotices } from './words.ts';

/** Notices that tell how the work goes on: nobody waits for each of them, so they are bundled. */
export type News = Extract<
  Notice,
  { kind: 'triaged' | 'assigned' | 'in_progress' | 'reopened' | 'promise_moved' | 'parted' }
>;

const NEWS: ReadonlySet<Notice['kind']> = new Set([
  'triaged',
  'assigned',
  'in_progress',
  'reopened',
  'promise_moved',
  'parted',
] satisfies News['kind'][]);

/** The others ask something or answer it: they are told at once. */
export function isNews(notice: Notice): notice is News {
  return NEWS.has(notice.kind);
}

const ENDS: ReadonlySet<Notice['kind']> = new Set(['answered', 'done', 'refused', 'merged'] satisfies Notice['kind'][]);

/** After these, what was still waiting to be told is of the past. */
export function endsNews(notice: Notice): boolean {
  return ENDS.has(notice.kind);
}

/** Pure: what of these, oldest first, is still true and worth a line: how it stands, who has it, by when. */
export function newestOf(news: readonly News[]): News[] {
  const states = news.filter(({ kind }) => kind !== 'promise_moved');
  const state = states.at(-1);
  const moved = news.findLast(({ kind }) => kind === 'promise_moved');
  const holder = state?.kind === 'in_progress' ? states.findLast(({ kind }) => kind === 'assigned') : undefined;
  return [holder, state, moved].filter((one) => one !== undefined);
}

/** Pure: one message for several pieces of news, oldest first. */
export function newsMessage(news: readonly News[], to: Addressee): Pick<NoticeMessage, 'reply'> {
  const newest = newestOf(news);
  if (newest.length === 1) return noticeMessage(newest[0]!, to);
  const { code, lang, now, notices = issueNotices } = to;
  const lines = newest.flatMap((one) => lineOf(one, { lang, notices }));
  const moved = newest.find((one) => one.kind === 'promise_moved');
  const assigned = newest.find((one) => one.kind === 'assigned');
  const dueAt = assigned?.dueAt && assigned.dueAt > now ? assigned.dueAt : null;
  const tail = moved
    ? notices.say(lang, 'newsMoved', { day: dayWords(moved.dueAt, lang) })
    : dueAt
      ? notices.say(lang, 'newsPromised', { day: dayWords(dueAt, lang) })
      : notices.say(lang, 'newsTail');
  return { reply: { text: [notices.say(lang, 'newsHead', { code }), ...lines, tail].join('\n') } };
}

function lineOf(news: News, { lang, notices }: { lang: 'vi' | 'en'; notices: IssueNotices }): string[] {
  switch (news.kind) {
    case 'assigned':
      return [notices.say(lang, 'newsAssigned', { unit: news.unit })];
    case 'in_progress':
      return [
        news.text ? notices.say(lang, 'newsInProgressWith', { text: news.text }) : notices.say(lang, 'newsInProgress'),
      ];
    case 'triaged':
      return [notices.say(lang, 'newsTriaged')];
    case 'reopened':
      return [notices.say(lang, 'newsReopened')];
    case 'parted':
      return [notices.say(lang, 'newsParted')];
    case 'promise_moved':
      return news.text ? [news.text] : [];
  }
}
