import { dayWords } from '../calendar/day-words.ts';
import { daysBetween, townDay, townHour } from '../calendar/town-day.ts';
import { evidenceWords } from '../duties/evidence-words.ts';
import type { Choice, Reply } from '../engine/reply.ts';
import type { OutsideQuestion } from '../engine/turn.ts';
import type { OpenClock } from '../issues/open-clocks-view.ts';
import type { RemindedRow } from './reminded-view.ts';
import { type Audience, CHASE } from './rung.ts';
import { reminderChoices, reminderWords as words } from './words.ts';

/** One reminder that is said: of an assignment, or of the clock of an issue. */
export interface Said {
  rung: string;
  kind: string;
  audience: Audience;
  /** `appointing`: nobody can be told who has the duty, and this is the head of the body that appoints. */
  via?: string | null;
  row: SaidDuty | null;
  issue: Pick<OpenClock, 'code' | 'categoryVi' | 'categoryEn' | 'dueAt'> | null;
  /** What a moderator wrote in place of the usual words. */
  text?: string | null;
}

type SaidDuty = Pick<
  RemindedRow,
  | 'number'
  | 'titleVi'
  | 'titleEn'
  | 'deadline'
  | 'assignedAt'
  | 'acknowledgedAt'
  | 'evidence'
  | 'postTitle'
  | 'areaName'
  | 'event'
>;

interface OfDuty extends Said {
  row: SaidDuty;
}

export interface ReminderMessage {
  reply: Reply;
  question: Pick<OutsideQuestion, 'choices'>;
}

type Lang = 'vi' | 'en';

interface To {
  lang: Lang;
  now: Date;
}

/** A list longer than a screen is not read. */
const MOST_LINES = 8;
/** “1” to “5”, and “see all”. */
const MOST_CHOICES = 5;

/** Pure: the message for all that is due, with what its answers start. A single duty offers what one does; several offer the duties. */
export function reminderMessage(said: readonly Said[], to: To): ReminderMessage {
  const ofDuties = said.filter((one): one is OfDuty => one.row !== null);
  const toHolders = latest(ofDuties.filter(isToHolder));
  const own = toHolders.filter((one) => !isEntrusted(one));
  const entrusted = toHolders.filter(isEntrusted);
  const others = latest(ofDuties.filter((one) => !isToHolder(one)));
  const issues = issueLines(said, to);
  const parts: string[] = [];
  if (own.length === 1) parts.push(sentence(own[0]!, to));
  if (own.length > 1) parts.push([words.bundle[to.lang](own.length), ...lines(own, to)].join('\n'));
  if (entrusted.length > 0)
    parts.push([words.entrusted[to.lang](entrusted.length), ...entrustedLines(entrusted, to)].join('\n'));
  if (issues.length > 0) parts.push([words.issues[to.lang](issues.length), ...issues.slice(0, MOST_LINES)].join('\n'));
  if (others.length > 0)
    parts.push([...(parts.length > 0 ? [words.toKnow[to.lang]] : []), ...othersLines(others, to)].join('\n'));
  return messageOf(parts.join('\n\n'), offersOf(own, entrusted, to));
}

/** The issues whose time runs out, or is over; each once, by its code. */
function issueLines(said: readonly Said[], { lang, now }: To): string[] {
  const byCode = new Map(said.flatMap(({ issue }) => (issue ? [[issue.code, issue] as const] : [])));
  return [...byCode.values()]
    .sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
    .map(({ code, categoryVi, categoryEn, dueAt }) => {
      const late = daysBetween(townDay(dueAt), townDay(now));
      const when =
        dueAt < now
          ? words.isLate[lang](late > 0 ? words.days[lang](late) : '')
          : words.issueDue[lang](dayWords(dueAt, lang));
      return words.line[lang](`${code}, ${lang === 'vi' ? categoryVi : categoryEn}`, when.trim());
    });
}

const isToHolder = ({ audience }: Said) => audience === 'holder' || audience === 'other_channel';
const isEntrusted = ({ via }: Said) => via === 'appointing';

/** A duty is said once, by what matters most: what came last. */
function latest(said: readonly OfDuty[]): OfDuty[] {
  return [...new Map(said.map((one) => [one.row.number, one])).values()].sort(
    (one, other) => one.row.deadline.getTime() - other.row.deadline.getTime(),
  );
}

type Offer = Choice & { starts: OutsideQuestion['choices'][number]['starts'] };

function messageOf(text: string, offers: readonly Offer[]): ReminderMessage {
  const reply: Reply = { text };
  if (offers.length > 0) reply.choices = offers.map(({ id, label, words: also }) => ({ id, label, words: also }));
  return { reply, question: { choices: offers.map((offer) => ({ ...offer })) } };
}

/** A duty by its short name and title: `NV12 – Báo cáo tháng`. */
function nameOf({ row }: OfDuty, lang: Lang): string {
  return `NV${row.number} – ${lang === 'vi' ? row.titleVi : row.titleEn}`;
}

function sentence(said: OfDuty, to: To): string {
  const { lang, now } = to;
  const { row, kind } = said;
  const name = nameOf(said, lang);
  const until = dayWords(row.deadline, lang);
  const left = daysBetween(townDay(now), townDay(row.deadline));
  const needs = words.needs[lang](evidenceWords(row.evidence, lang));
  if (said.text) return said.text;
  if (kind === CHASE) return chaseWords(row, to);
  if (kind === 'event') return eventSentence(said, to);
  if (left < 0) return words.overdue[lang](name, words.days[lang](-left));
  if (kind === 'receipt') return words.receipt[lang](name, until);
  const first =
    kind === 'new_duty'
      ? words.newDuty[lang](name, until)
      : left === 0
        ? words.lastDay[lang](name, townHour(row.deadline))
        : words.coming[lang](name, until, words.left[lang](left));
  return row.evidence.length > 0 ? `${first} ${needs}` : first;
}

/** Pure: what the office asks of somebody who is late, or has not said that they have it; offered to moderators before it is sent. */
export function chaseWords(
  { number, titleVi, titleEn, deadline }: Pick<SaidDuty, 'number' | 'titleVi' | 'titleEn' | 'deadline'>,
  { lang, now }: To,
): string {
  const name = `NV${number} – ${lang === 'vi' ? titleVi : titleEn}`;
  const late = daysBetween(townDay(deadline), townDay(now));
  if (deadline >= now) return words.chaseReceipt[lang](name, dayWords(deadline, lang));
  return words.chaseLate[lang](name, late > 0 ? words.days[lang](late) : '');
}

function eventSentence({ row, rung }: OfDuty, { lang }: To): string {
  const hour = row.event?.time ?? words.morningOf[lang];
  return words[rung === 'eve' ? 'eve' : 'morning'][lang](hour, row.areaName);
}

/** Duties of posts whose holder cannot be told: whose they are is said, for they are none of the reader's own. */
function entrustedLines(entrusted: readonly OfDuty[], to: To): string[] {
  const shown = entrusted.slice(0, MOST_LINES).map((said) => {
    const who = whoHas(said.row);
    return words.line[to.lang](`${nameOf(said, to.lang)} (${who})`, shortly(said, to));
  });
  return entrusted.length > MOST_LINES ? [...shown, words.moreOnly[to.lang](entrusted.length - MOST_LINES)] : shown;
}

/** A post whose title names its area is not named with it twice. */
function whoHas({ postTitle, areaName }: SaidDuty): string {
  return postTitle.includes(areaName) ? postTitle : `${postTitle}, ${areaName}`;
}

function lines(own: readonly OfDuty[], to: To): string[] {
  const shown = own.slice(0, MOST_LINES).map((said) => words.line[to.lang](nameOf(said, to.lang), shortly(said, to)));
  return own.length > MOST_LINES ? [...shown, words.more[to.lang](own.length - MOST_LINES)] : shown;
}

function shortly({ row, kind, rung }: OfDuty, { lang, now }: To): string {
  const until = dayWords(row.deadline, lang);
  const left = daysBetween(townDay(now), townDay(row.deadline));
  if (kind === 'event' && rung === 'eve') return words.isTomorrow[lang](row.event?.time ?? words.morningOf[lang]);
  if (left < 0) return words.isLate[lang](words.days[lang](-left));
  // The last day matters more than that nobody has said “Đã nhận”.
  if (left === 0) return words.isLast[lang](townHour(row.deadline));
  if (kind === 'receipt' || (kind === CHASE && row.acknowledgedAt === null)) return words.isUnreceived[lang];
  if (kind === 'new_duty') return words.isNew[lang](until);
  return words.isDue[lang](until, words.left[lang](left));
}

function othersLines(others: readonly OfDuty[], { lang, now }: To): string[] {
  const shown = others.slice(0, MOST_LINES).map(({ row, kind, ...said }) => {
    const who = whoHas(row);
    const name = nameOf({ row, kind, ...said }, lang);
    const late = daysBetween(townDay(row.deadline), townDay(now));
    return kind === 'receipt' && late <= 0
      ? words.othersReceipt[lang](who, name, dayWords(row.assignedAt, lang))
      : words.othersOverdue[lang](who, name, words.days[lang](late));
  });
  return others.length > MOST_LINES ? [...shown, words.moreOnly[lang](others.length - MOST_LINES)] : shown;
}

/** What one does with a duty. */
function actionsOf({ row, kind }: OfDuty, { lang, now }: To): Offer[] {
  const isLate = row.deadline < now;
  // What wants a form is done by filling it in.
  const finish = row.evidence.some((one) => one.kind === 'form') ? 'fillForm' : 'finish';
  const names: (keyof typeof reminderChoices)[] =
    kind === 'event'
      ? ['come', 'decline']
      : isLate
        ? [finish, 'moreTime', 'support']
        : row.acknowledgedAt === null
          ? ['acknowledge', finish, 'decline']
          : [finish, 'moreTime', 'support'];
  return names.map((name) => {
    const { words: also, ...label } = reminderChoices[name];
    const step = name === 'come' ? 'acknowledge' : name;
    const starts = { flow: 'my-duties', step, answers: { number: row.number } };
    return { id: name.toLowerCase(), label: label[lang], words: [...also], starts };
  });
}

/** What one does with a single duty; of several, which is meant comes first, so that “1” is never an action on the wrong one. */
function offersOf(own: readonly OfDuty[], entrusted: readonly OfDuty[], to: To): Offer[] {
  if (own.length === 1) return actionsOf(own[0]!, to);
  if (own.length === 0) return dutiesOf(entrusted);
  const { words: also, ...label } = reminderChoices.all;
  const all: Offer = { id: 'all', label: label[to.lang], words: [...also], starts: { flow: 'my-duties' } };
  return [...dutiesOf(own), all];
}

function dutiesOf(said: readonly OfDuty[]): Offer[] {
  return said.slice(0, MOST_CHOICES).map(({ row: { number } }) => {
    const label = `NV${number}`;
    const starts = { flow: 'my-duties', step: 'one', answers: { number } };
    return { id: `nv${number}`, label, words: [label.toLowerCase()], starts };
  });
}
