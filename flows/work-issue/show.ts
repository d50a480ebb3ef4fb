import type { Choice, Reply } from '../../src/engine/index.ts';
import { dayOf, isoOf } from '../../src/language/day-arithmetic.ts';
import { sayDay } from '../town-day.ts';
import type { WorkDetail, WorkLine } from '../work-effects.ts';
import type { C } from './context.ts';

/** So many are read at a time. */
export const PAGE = 5;

export const isAtWork = (status: string) =>
  ['assigned', 'in_progress', 'waiting_resident', 'reopened'].includes(status);

/** When it is due, in a few words. */
export function whenOf({ dueAt, isPaused }: Pick<WorkLine, 'dueAt' | 'isPaused'>, c: C): string {
  if (isPaused) return c.say('paused');
  if (dueAt === null) return c.say('noDue');
  return c.say(dueAt < c.now ? 'late' : 'due', { day: sayDay(isoOf(dayOf(dueAt)), c.lang) });
}

/** Five of the list, by their deadline. */
export function listReply(c: C): Reply {
  const { items, total } = c.fact('my_work', { now: c.now });
  const from = c.answers.from ?? 0;
  const shown = items.slice(from, from + PAGE);
  const lines = shown.map((item) => c.say('line', { code: item.code, what: item.category, when: whenOf(item, c) }));
  const choices: Choice[] = shown.map(({ code }) => ({ id: code.toLowerCase(), label: code }));
  if (items.length > from + PAGE) choices.push(moreChoice(c));
  const hint = total > PAGE && from === 0 ? [c.say('findHint')] : [];
  return { text: [c.say('list', { count: total, lines: lines.join('\n') }), ...hint].join('\n'), choices };
}

export const moreChoice = (c: C): Choice => ({
  id: 'more',
  label: c.say('more'),
  words: ['them', 'xem them', 'tiep', 'more'],
});

/** One issue, with what can be done about it now. */
export function showReply(issue: WorkDetail, c: C): Reply {
  const where = [issue.place, issue.area].filter(Boolean).join(', ') || c.say('somewhere');
  const state = isAtWork(issue.status) ? c.say(issue.status as 'assigned') : c.say('closed');
  const shown = {
    code: issue.code,
    what: issue.category,
    where,
    text: shortened(issue.text),
    state,
    when: whenOf(issue, c),
  };
  const lines = [
    c.say('show', shown),
    issue.lastWords && c.say('wordsOfResident', { text: shortened(issue.lastWords) }),
    issue.openParts > 0 && c.say('openParts', { open: issue.openParts, all: issue.parts }),
    issue.draftWaits && c.say('waitsForApproval'),
    issue.lastNote && c.say('noteOfOffice', { text: issue.lastNote }),
  ];
  return {
    text: lines.filter(Boolean).join('\n'),
    ...(issue.photos.length > 0 && { media: issue.photos }),
    choices: offersOf(issue).map((id) => ({ id, label: c.say(id), words: [...OFFER_WORDS[id]] })),
  };
}

export type ShowOffer = 'accept' | 'onWay' | 'finish' | 'ask' | 'returning' | 'postpone' | 'others';

const OFFER_WORDS: Readonly<Record<ShowOffer, readonly string[]>> = {
  accept: ['nhan', 'da nhan', 'nhan viec', 'dang lam'],
  onWay: ['dang den', 'dang di', 'den ngay'],
  finish: ['xong', 'da xong', 'hoan thanh', 'done'],
  ask: ['hoi', 'hoi dan'],
  returning: ['tra', 'tra lai', 'khong thuoc'],
  postpone: ['lui', 'xin lui', 'gia han'],
  others: ['khac', 'viec khac', 'them'],
};

/** In the order in which they are wanted. */
/** So often it came back that a moderator has decided whose it is. */
const DECIDED = 2;

function offersOf({ status, openParts, returned }: WorkDetail): ShowOffer[] {
  if (!isAtWork(status)) return ['others'];
  const begun = status === 'in_progress' || status === 'waiting_resident';
  const finish: ShowOffer[] = openParts > 0 ? [] : ['finish'];
  const returning: ShowOffer[] = returned >= DECIDED ? [] : ['returning'];
  return begun
    ? [...finish, 'onWay', 'ask', 'postpone', ...returning, 'others']
    : ['accept', ...finish, 'onWay', 'ask', ...returning, 'others'];
}

const shortened = (text: string) => (text.length > 500 ? `${text.slice(0, 499)}…` : text);
