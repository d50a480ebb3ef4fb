import {
  answerKey,
  type Entry,
  type EntryContext,
  type Input,
  mediaOf,
  type Spoken,
  type Start,
} from '../src/engine/index.ts';
import { asksAboutBot } from '../src/language/asks-about-bot.ts';
import { issueCodeOf, withoutCode } from '../src/language/issue-code.ts';
import { keyOf } from '../src/language/key.ts';
import { linkCodeIn } from '../src/language/link-code.ts';
import { openingOf } from '../src/language/opening.ts';
import { type Intent, type Understanding, understand } from '../src/language/understand.ts';
import { isPlainQuestion } from './ask-question/is-plain-question.ts';
import type { FactTypes } from './facts.ts';
import { isOpen, isSettled } from './issue-words.ts';
import { dataDoor } from './my-data/data-door.ts';
import { dutyAlone, dutyEntry } from './my-duties/duty-entry.ts';
import { hasWords, isNod, isTale, tellsSomething } from './plain-answers.ts';
import { accountSaid } from './remind-where/account-said.ts';
import { townDay } from './town-day.ts';
import { wantedIn } from './work-issue/find.ts';
import { codeAndRest, readWork } from './work-issue/read-work.ts';
import { codedWork, workEntry } from './work-issue/work-entry.ts';

type C = EntryContext<FactTypes>;

/** Where a first message leads. Nearly everything is a report: nobody has to choose that from a menu first. */
export function entry(input: Input, c: C): Entry | null {
  const work = workEntry(input, c);
  if (work) return work;
  const duty = dutyEntry(input, c);
  if (duty) return duty;
  const account = input.kind === 'text' && c.fact('person').cadre ? accountSaid(input.text) : null;
  if (account) return { flow: 'remind-where', answers: { said: account } };
  switch (input.kind) {
    case 'deleted':
      // Somebody took back a message that nothing waits for: there is nothing to say.
      return null;
    case 'edited':
      return { flow: 'help', step: 'edited' };
    case 'unsupported':
      return { flow: 'help', step: 'unsupported' };
    case 'sticker':
      return { flow: 'help', step: 'nod' };
    case 'text':
      return entryOfText(input.text, input, c);
    case 'photos':
      if (input.text) return entryOfText(input.text, input, c);
      return { flow: 'follow-issue', step: 'fresh', answers: { heard: input } };
    default:
      return report;
  }
}

/** Somebody who has not agreed yet goes to `welcome`; what they have told waits there. */
export function admit(input: Input | null, c: C, wanted?: Start): Start | null {
  if (c.fact('person').consented) return null;
  const later = laterTalks.find((flow) => flow === wanted?.flow && wanted.step === undefined);
  if (later) return { flow: 'welcome', answers: { first: [], wants: later } };
  const linkCode = input?.kind === 'text' ? linkCodeIn(input.text) : null;
  if (linkCode) return { flow: 'welcome', answers: { first: [], wants: 'link-account', linkCode } };
  const wants = input?.kind === 'text' ? announced(input.text) : null;
  if (wants) return { flow: 'welcome', answers: { first: [], wants } };
  // Its greeting says who answers here.
  const asksWho = input?.kind === 'text' && asksAboutBot(input.text);
  return { flow: 'welcome', answers: { first: input && tellsSomething(input) && !asksWho ? [input] : [] } };
}

/** What may be asked for before anything else, and is gone on with once they have agreed. */
const laterTalks = ['announcements', 'festival-days', 'follow-issue'] as const;

export type LaterTalk = (typeof laterTalks)[number];

/** Talks for what is no fault to be mended. */
export type OtherTalk = 'ask-question' | 'give-opinion';

/** The talk that a question or an opinion has of its own; null: it is to be reported, whatever it is. */
export function otherTalkFor(told: Input, c: C): OtherTalk | null {
  const flow = entry(told, c)?.flow;
  return flow === 'ask-question' || flow === 'give-opinion' ? flow : null;
}

/** Whether somebody asks how it stands with what they reported: maybe under another account, or before they took their consent back. */
export function asksHowItStands(told: Input, c: C): boolean {
  const there = entry(told, c);
  return there?.flow === 'follow-issue' && there.step === undefined;
}

/** Whether a text tells plainly of a fault, in whatever talk it comes: "cho hỏi tí" often begins a report. */
export function tellsFault(text: string, c: C): boolean {
  const { homeAreaId } = c.fact('person');
  const { intent, category } = understand(text, c.fact('knowledge'), { homeAreaId, now: c.now, role: 'resident' });
  const isFault = category?.sure === true && !FAULTLESS.has(category.code.slice(0, 2));
  return intent === 'report' && isFault && !isPlainQuestion(text);
}

/** The talk of its own, where a text says only that it is to come: "cho tôi hỏi chút". */
export function announced(text: string): OtherTalk | null {
  const opening = openingOf(text);
  return opening === 'question' ? 'ask-question' : opening === 'opinion' ? 'give-opinion' : null;
}

/**
 * In the middle of any talk: a one-time code; where a cadre wants to be reminded; the code of an issue, or of a cadre's duty, and
 * nothing else, which asks for its state; or the code of one's own issue with words that ask for that, or that answer what the staff
 * have asked about it, or with a photo; or that of a cadre's work with short words that say what is done.
 */
export function recognise(input: Spoken, c: C): Entry | null {
  const { text } = input;
  const alone = input.kind === 'text' && mediaOf(input).length === 0 && !input.place;
  if (!alone || text.length > LONGEST_CODE) return aboutIssue(input, c);
  const linkCode = linkCodeIn(text);
  if (linkCode) return { flow: 'link-account', step: 'heard', answers: { linkCode, at: c.now } };
  const duty = dutyAlone(text, c);
  if (duty) return duty;
  const account = accountSaid(text);
  // In the middle of a talk only where it is an account of theirs: “nhắc qua loa” may be an answer.
  if (account && c.fact('person').cadre && c.fact('own_accounts').some((own) => keyOf(own.account).startsWith(account)))
    return { flow: 'remind-where', answers: { said: account } };
  if (!codeAlone.test(text)) return aboutIssue(input, c);
  const code = issueCodeOf(text, c.fact('knowledge').areas.issuePrefixes);
  if (!code) return null;
  return codedWork(code, input, c) ?? { flow: 'follow-issue', step: 'one', answers: { code } };
}

/** Longer texts have a code among other words. */
const LONGEST_CODE = 60;

/** "VC-0427 xong chưa"; "VC-0427: cột số 12" while the staff wait for that; a photo with "VC-0427": of one's own issue. */
function aboutIssue(input: Spoken, c: C): Entry | null {
  const { text } = input;
  const { areas } = c.fact('knowledge');
  const code = issueCodeOf(text, areas.issuePrefixes);
  // A cadre looks for it.
  if (!code || (c.fact('person').cadre && wantedIn(text) !== null)) return null;
  // A cadre may have to deal with it, or have reported it.
  if (c.fact('person').cadre) c.together({ work_issue: { code, now: c.now }, my_issue: { code } });
  const work = codedWork(code, input, c);
  if (work) return isShortWork(input, c) ? work : null;
  const issue = c.fact('my_issue', { code });
  if (!issue) return null;
  const { intent } = understand(withoutCode(text), c.fact('knowledge'), { now: c.now, role: 'resident' });
  const hasMedia = mediaOf(input).length > 0;
  if (intent === 'status' && !hasMedia) return { flow: 'follow-issue', step: 'one', answers: { code } };
  if (issue.openQuestion !== null && !issue.joined && !notAnswers.has(intent))
    return { flow: 'answer-staff', step: 'take', take: true, answers: { code } };
  return hasMedia && !notAnswers.has(intent)
    ? { flow: 'follow-issue', step: 'about', answers: { code, heard: input } }
    : null;
}

/** "VC-0427 xong", a photo with "VC-0427": what begins with a code and says no more than what was done is no part of another talk. */
function isShortWork(input: Spoken, c: C): boolean {
  const named = codeAndRest(input.text, c.fact('knowledge').areas.issuePrefixes);
  return named !== null && (readWork(named.rest) !== null || mediaOf(input).length > 0);
}

const notAnswers: ReadonlySet<Intent> = new Set<Intent>([
  'cancel_draft',
  'confirm_resolved',
  'dispute_outcome',
  'question',
  'human_handoff',
  'data_request',
]);

function entryOfText(text: string, input: Input, c: C): Entry {
  const alone = input.kind === 'text' && !input.media?.length;
  if (alone && (!hasWords(text) || isNod(text))) return { flow: 'help', step: 'nod' };
  if (alone && filling.has(answerKey(text)) && c.fact('my_forms', { day: townDay(c.now) }).length > 0)
    return { flow: 'fill-form' };
  if (alone && reporting.has(answerKey(text))) return { flow: 'report-issue' };
  if (alone && asksAboutBot(text)) return { flow: 'help', step: 'who' };
  const opening = alone ? openingOf(text) : null;
  if (opening) return { flow: announced(text) ?? (opening === 'greeting' ? 'menu' : 'report-issue') };
  if (alone && linking.test(answerKey(text))) return { flow: 'link-account' };
  if (alone && addsTo.test(answerKey(text.slice(0, 40))))
    return { flow: 'follow-issue', step: 'fresh', answers: { heard: input } };
  const { homeAreaId } = c.fact('person');
  const meaning = understand(text, c.fact('knowledge'), { homeAreaId, now: c.now, role: 'resident' });
  return (
    ofIssue({ ...meaning, text, alone, input }, c) ??
    ofIntent(alone && asksPlainly(meaning, text) ? 'question' : meaning.intent, text, alone) ??
    (alone && !isTale(text) ? { flow: 'menu' } : report)
  );
}

/** Where a wish leads that is about nothing that was reported before. What may not be taken here was screened out already. */
function ofIntent(intent: Intent, text: string, alone: boolean): Entry | null {
  switch (intent) {
    case 'question':
      return { flow: 'ask-question', step: 'take', take: true };
    case 'opinion':
    case 'praise':
      return { flow: 'give-opinion', step: 'take', take: true };
    case 'spam':
      return { flow: 'referral', step: 'spam', open: true };
    case 'human_handoff':
      return alone ? { flow: 'meet-person', open: true } : null;
    case 'data_request':
      return alone ? { flow: 'my-data', step: dataDoor(text), open: true } : null;
    case 'command':
      return alone ? { flow: 'menu' } : null;
    default:
      return null;
  }
}

/** "Hộ nghèo được hỗ trợ gì" has the words of a report, "ngày hội có gì" those of an opinion; "đèn hỏng báo ai" does report a fault. */
function asksPlainly({ intent, category }: Understanding, text: string): boolean {
  const faultless = !category || FAULTLESS.has(category.code.slice(0, 2));
  return (intent === 'opinion' || (intent === 'report' && faultless)) && isPlainQuestion(text);
}

/** Groups of categories about help, papers, culture and opinions. */
const FAULTLESS: ReadonlySet<string> = new Set(['AS', 'HC', 'VH', 'DC', 'YK']);

interface Told extends Understanding {
  text: string;
  alone: boolean;
  input: Input;
}

/** What is about something that was reported before: by its code, or because only one of theirs can be meant. */
function ofIssue({ intent, issueCode: code, text, alone, input }: Told, c: C): Entry | null {
  if (code) {
    if (intent === 'dispute_outcome' && isSettledAndMine(code, c))
      return { flow: 'confirm-fix', step: 'notFixed', answers: { code, heard: input } };
    if (intent === 'confirm_resolved' && isSettledAndMine(code, c))
      return { flow: 'confirm-fix', step: 'fixed', answers: { code } };
    if (alone && (intent === 'status' || intent === 'cancel_draft' || intent === 'confirm_resolved'))
      return { flow: 'follow-issue', step: 'one', answers: { code } };
    return { flow: 'follow-issue', step: 'about', answers: { code, heard: input } };
  }
  if (!alone) return null;
  switch (intent) {
    case 'status':
      return { flow: 'follow-issue' };
    case 'cancel_draft':
      return c.fact('my_issues').some(({ status, joined }) => isOpen(status) && !joined)
        ? { flow: 'follow-issue' }
        : nod;
    case 'confirm_resolved':
    case 'dispute_outcome': {
      const settled = c.fact('my_issues').filter(({ status, joined }) => isSettled(status) && !joined);
      // Without its code nothing is closed or opened: they see it, and say so by its buttons.
      if (settled.length === 1)
        return { flow: 'follow-issue', step: 'one', answers: { code: settled[0]!.code, heard: input } };
      if (settled.length > 1) return { flow: 'follow-issue' };
      if (intent === 'dispute_outcome') return null;
      return text.trim().split(/\s+/).length > 4 ? { flow: 'give-opinion', step: 'take', take: true } : nod;
    }
    default:
      return null;
  }
}

/** Whether it is an issue of theirs that is said to be done or answered. */
function isSettledAndMine(code: string, c: C): boolean {
  const issue = c.fact('my_issue', { code });
  return issue !== null && !issue.joined && isSettled(issue.status);
}

const nod: Entry = { flow: 'help', step: 'nod' };

const report: Entry = { flow: 'report-issue', step: 'what', take: true };

/** "Tôi muốn nối zalo với telegram", "làm sao liên kết hai tài khoản": and nothing else. */
const linking =
  /^(?:\w+ ){0,5}(?:noi|ket noi|lien ket|ghep)(?: (?:hai|2|cac))? (?:tai khoan|zalo|telegram)(?: \w+){0,5}$/;

/** "Thêm: cột thứ hai cũng hỏng", "à quên, …": what was reported a moment ago goes on. */
const addsTo =
  /^(?:a |ah |u |oi |da |toi |bac |xin |cho |muon )*(?:quen|(?:noi |bao |nhan |ke |gui )?them|bo sung)(?: |$)/;

/** Texts that announce a report in other words: for whom there is no form, "báo cáo" is one. */
const reporting = new Set(['bao cao', 'phan anh viec moi', 'viec moi']);

/** Texts by which a cadre wants to fill a form; for somebody without one "báo cáo" begins a report. */
const filling = new Set(
  'bao cao|lam bao cao|dien bao cao|gui bao cao|nop bao cao|dien bieu|bieu mau|sua bao cao|so lieu'.split('|'),
);

const codeAlone = /^\s*[\p{L}01]{2}[ .:#_–—-]{0,3}[0-9OoIil]{3,9}[\s.?!]*$/u;
