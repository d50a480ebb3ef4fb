import { grumbles } from './complains.ts';
import { isEmergency, namesDanger } from './emergency.ts';
import { type Evidence, type Offered, weigh } from './evidence.ts';
import type { FirstReading } from './first-reading.ts';
import { ruledIntentOf, type Told, toldBy } from './intent-rules.ts';
import { learnt } from './learnt.ts';
import { soundsLikeDanger } from './sounds-like-danger.ts';
import type { Intent } from './understand.ts';

/**
 * What the person wants: what the words and signs of the text speak for, added up (`evidence.ts`); what the rules
 * (`intent-rules.ts`) say is one of the signs. Wishes that are whole messages are told by rules alone.
 */
export function intentOf(reading: FirstReading, evidence: Evidence = learnt().intents): Intent {
  const told = toldBy(reading);
  if (told.exact && always.has(told.exact) && !told.expecting) return told.exact;
  // Signs alone speak for nothing; what people say most is a report.
  if (told.read.tokens.length === 0 && !told.expecting) return told.exact ?? 'report';
  const { danger } = told;
  const sums = weigh(evidence, offeredForIntent(told, reading));
  const chosen = chooseIntent(sums, evidence, told);
  const sumOf = (intent: Intent) => sums[evidence.indexOf.get(intent) ?? -1] ?? 0;
  const lead = sumOf('emergency') - sumOf(chosen);
  if (danger.has('cry') && told.read.tokens.length <= SHORT_CRY && isEmergency(danger, told.read, told))
    return 'emergency';
  const inDanger = namesDanger(danger)
    ? lead > (isEmergency(danger, told.read, told) ? LEAST_RULED : LEAST)
    : lead > LEAST_UNNAMED && told.read.tokens.length >= FEW && soundsLikeDanger(told.read, evidence);
  return inDanger ? 'emergency' : chosen;
}

/**
 * How far the words have to speak more for danger than for anything else, and how far less they may where the rules see it: so, more
 * are found than with a single bound, and fewer others are taken for such.
 */
const LEAST = 0;
const LEAST_RULED = -1.5;

/** A cry for help of so few words, "SOS", speaks for nothing else. */
const SHORT_CRY = 3;

/** Where no word of danger is named, they have to speak for it plainly, and there have to be some. */
const LEAST_UNNAMED = 0.6;
const FEW = 5;

/** These whole messages work at any step (`contract.md`). */
const always: ReadonlySet<Intent> = new Set<Intent>(['human_handoff', 'data_request', 'command', 'status']);

/** Words of a text that is judged by nothing but them. */
const LONGEST_SCRAP = 4;

/** Danger aside, which goes before everything. */
function chooseIntent(sums: Float64Array, { classes }: Evidence, told: Told): Intent {
  let best: Intent = 'report';
  let most = -Infinity;
  for (let at = 0; at < sums.length; at++) {
    const intent = classes[at] as Intent;
    if (sums[at]! <= most || (told.role === 'resident' && ofStaff.has(intent))) continue;
    if (!mayBe(intent, told)) continue;
    most = sums[at]!;
    best = intent;
  }
  return best;
}

/**
 * By law some messages are not kept, and danger goes before everything; neither is guessed where none of their words stands
 * (`screen-text.ts` looks for the same words).
 */
function mayBe(intent: Intent, told: Told): boolean {
  const { wish, read } = told;
  switch (intent) {
    case 'emergency':
      return false;
    case 'to_cao':
      return wish.has('accuse') || wish.has('corruption');
    case 'khieu_nai':
      return (
        (wish.has('complaint') || wish.has('complaintForm') || wish.has('decision')) &&
        !(told.category?.sure && grumbles(told))
      );
    case 'secret_file':
      return wish.has('secret');
    // "Đầu ngõ 9" is little, and no advertisement.
    case 'spam':
      return read.tokens.length > LONGEST_SCRAP || wish.has('spam') || wish.has('abuse') || wish.has('sells');
    // It sends what was read back: "hả" does not.
    case 'confirm_summary':
      return wish.has('confirms') || wish.has('complete') || read.tokens.length === 0;
    default:
      return true;
  }
}

/** Only those in office want these. */
export const ofStaff: ReadonlySet<Intent> = new Set<Intent>([
  'duty_ack',
  'duty_decline',
  'duty_done',
  'postpone',
  'opinion_note',
  'figures',
  'correct_figure',
  'schedule',
  'schedule_change',
  'query_duties',
  'query_deadline',
  'triage',
]);

/** The words and signs of a text that tell what is wanted; what the bot has asked, and who writes, have tables of their own. */
export function offeredForIntent(told: Told, reading: FirstReading): Offered {
  const { role, expecting } = told;
  const tables = ['all'];
  if (role !== 'resident') tables.push('staff');
  if (expecting) tables.push(expecting.startsWith('form:') ? 'form' : expecting);
  return { words: reading.numbered, signs: signsOf(told, reading), tables };
}

function signsOf(told: Told, { chosen, place, when, amount, figures, issueCode }: FirstReading): string[] {
  const { read, role, wish, category, expecting } = told;
  const signs = [named('rule', ruledIntentOf(told)), named('long', lengthOf(read.tokens.length))];
  if (told.asked) signs.push('asked');
  if (issueCode !== null) signs.push('code');
  if (chosen.area !== null || chosen.candidates.length > 0) signs.push('area');
  if (place !== null) signs.push('place');
  if (when.time !== null) signs.push('time');
  if (when.date !== null || when.since !== null) signs.push('day');
  if (amount !== null) signs.push('amount');
  if (role !== 'resident' && Object.keys(figures).length > 0) signs.push('figures');
  if (told.hasNumber && phone.test(read.text)) signs.push('phone');
  if (link.test(read.text)) signs.push('link');
  if (read.tokens.length === 0 && read.text.trim() !== '') signs.push('pictures');
  if (category === null) signs.push('kind:none');
  else {
    signs.push(named('kind', category.code.slice(0, 2)), category.sure ? 'kind:sure' : 'kind:unsure');
    if (telling.has(category.code)) signs.push(named('kind', category.code));
  }
  for (const sign of wish) signs.push(named('wish', sign));
  for (const sign of told.danger) signs.push(named('danger', sign));
  if (role !== 'resident') {
    signs.push(named('role', role));
    for (const sign of told.staff) signs.push(named('staff', sign));
  }
  if (expecting) signs.push(`after:${expecting}`);
  return signs;
}

/** `wish:asks`: made once, as there are few and every text has some. */
function named(kind: string, what: string): string {
  let names = madeNames.get(kind);
  if (!names) {
    names = new Map();
    madeNames.set(kind, names);
  }
  let name = names.get(what);
  if (name === undefined) {
    name = `${kind}:${what}`;
    names.set(what, name);
  }
  return name;
}

const madeNames = new Map<string, Map<string, string>>();

const phone = /(?:\+84|0)[ .-]?[2-9](?:[ .-]?\d){7,9}/;
const link = /https?:\/\/|www\.|\.(?:com|net|xyz|top|vip|club|shop|online|win|bet)\b/i;
/** Kinds that are told by what is wanted rather than by what it is about. */
const telling: ReadonlySet<string> = new Set(['YK-01', 'YK-02', 'YK-03', 'YK-04', 'YK-99', 'DC-06', 'TM-06']);

function lengthOf(words: number): string {
  if (words >= 15) return '15';
  if (words >= 8) return '8';
  if (words >= 4) return '4';
  return words >= 2 ? '2' : words === 1 ? '1' : '0';
}
