import type { Choice, Input, Keeping, Move, Reply } from '../../src/engine/index.ts';
import type { NearIssue, NearQuestion } from '../facts.ts';
import { stateWords } from '../issue-words.ts';
import { aside, hearing, wordsOf } from './aside.ts';
import { goBack } from './back.ts';
import { hear } from './hear.ts';
import type { ReportContext } from './step-names.ts';

/** Whether somebody has reported the same thing already: shown once, and only where there is something to show. */
export function lookNear(c: ReportContext): Move<'sort' | 'sameThing' | 'ownAgain'> {
  const found = c.fact('near_issues', nearQuestion(c));
  if (found.length === 0) return c.go('sort', { nearSeen: true });
  const own = found.find(({ mine }) => mine);
  if (own) return c.go('ownAgain', { near: [own], nearSeen: true });
  return c.go('sameThing', { near: found, nearSeen: true, path: [...(c.answers.path ?? []), 'sameThing'] });
}

function nearQuestion({ answers }: ReportContext): NearQuestion {
  const { categoryCode = '', areaId = null, pin, place, texts = [] } = answers;
  const text = texts.join(' ').slice(0, 500);
  return {
    categoryCode,
    areaId,
    text,
    ...(pin && { lat: pin.lat, lon: pin.lon }),
    ...(place !== undefined && { place }),
  };
}

/** What others have reported near by, with pictures: what, where, how far, since when, how it stands. */
export function askSameThing(c: ReportContext): Reply {
  const { near = [] } = c.answers;
  const one = near.length === 1;
  const lines = near.map((issue) => lineOf(issue, c)).join('\n');
  const same = near.map((_, index): Choice => {
    const words = one ? SAME : [`viec ${index + 1}`, `cung viec ${index + 1}`];
    return { id: `same-${index}`, label: one ? c.say('same') : c.say('sameAs', { number: index + 1 }), words };
  });
  const media = near.flatMap(({ photo }) => photo ?? []);
  return {
    text: c.misses > 0 ? c.say('sameAgain', { lines }) : c.say(one ? 'nearOne' : 'nearMany', { lines }),
    choices: [...same, { id: 'other', label: c.say('separate'), words: OTHER }],
    ...(media.length > 0 && { media }),
  };
}

export function acceptSameThing(input: Input, c: ReportContext): Move<'sort' | 'join' | 'back' | Keeping> {
  if (input.kind === 'choice') {
    if (input.id === 'other') return c.go('sort');
    return c.go('join', { into: c.answers.near?.[Number(input.id.slice('same-'.length))]?.code });
  }
  const side = aside(input, c, () => goBack(c, 'sameThing'));
  if (side) return side;
  const told = wordsOf(input).split(/\s+/).length > 2 ? hear(input, c.answers, hearing(c)) : {};
  // Twice no answer: it is sent by itself, and a moderator sees that the two are alike.
  return c.misses > 0 ? c.go('sort', told) : c.again(undefined, told);
}

/** Their own issue that is still open: to add to it, or a new one. */
export function askOwnAgain(c: ReportContext): Reply {
  const [own] = c.answers.near ?? [];
  if (!own) return { text: c.say('sameAgain', { lines: '' }) };
  const what = own.area ? `${own.category}, ${own.area}` : own.category;
  return {
    text: c.say('ownAgain', { code: own.code, what, when: whenWords(own.createdAt, c) }),
    choices: [
      { id: 'same-0', label: c.say('addToOwn'), words: [...SAME, 'ghi them', 'them vao do', 'viec cu'] },
      { id: 'other', label: c.say('newOne'), words: [...OTHER, 'viec moi', 'gui moi'] },
    ],
  };
}

function lineOf({ category, area, place, metres, createdAt, status, voices }: NearIssue, c: ReportContext): string {
  const where = [place, area].filter(Boolean).join(', ');
  const parts = [
    where === '' ? category : `${category}, ${where}`,
    metres !== null && (metres < 15 ? c.say('rightHere') : c.say('metres', { metres: roundMetres(metres) })),
    c.say('reported', { when: whenWords(createdAt, c) }),
    voices > 1 && c.say('voices', { voices }),
    stateWords(status, c.lang),
  ];
  return `– ${parts.filter(Boolean).join('; ')}`;
}

/** Nobody paces out 37 metres, and a phone does not know them. */
function roundMetres(metres: number): number {
  return metres < 100 ? Math.round(metres / 10) * 10 : Math.round(metres / 50) * 50;
}

function whenWords(moment: number, c: ReportContext): string {
  const days = townDay(c.now) - townDay(moment);
  if (days <= 0) return c.say('today');
  return days === 1 ? c.say('yesterday') : c.say('daysAgo', { days });
}

/** Days since the epoch, in Asia/Ho_Chi_Minh. */
function townDay(moment: number): number {
  return Math.floor((moment + 7 * 3_600_000) / 86_400_000);
}

const SAME =
  'toi cung gap|cung gap|cung viec|cung mot viec|dung|dung roi|dung vay|phai|phai roi|co|vang|da|u|giong|giong the|yes|same'.split(
    '|',
  );
const OTHER = 'viec khac|gui rieng|khac|khong|khong phai|khong giong|ko|rieng|no|another'.split('|');
