import type { Input, Keeping, Move, Reply } from '../../src/engine/index.ts';
import { understand } from '../../src/language/understand.ts';
import type { RoutingOutcome } from '../effects.ts';
import { type FlowContext, flowFor } from '../flow.ts';
import { hasWords, isNod, saysReport } from '../plain-answers.ts';
import { words } from './words.ts';

/** What is told where it belongs, instead of being taken. */
export type ReferralKind = 'accusation' | 'complaint' | 'secret' | 'sensitive';

export interface ReferralAnswers {
  kind: ReferralKind;
  /** What was told before in the same talk is erased with it. */
  wholeTalk?: boolean;
  /** When it was, in milliseconds since the epoch. */
  at: number;
}

type C = FlowContext<ReferralAnswers, typeof words, 'refer' | 'goOn' | 'told' | 'bye' | 'spam'>;

const outcomes: Record<ReferralKind, RoutingOutcome> = {
  accusation: 'R-TC',
  complaint: 'R-KN',
  secret: 'R-NC',
  sensitive: 'R-NC',
};

/** So long afterwards papers and further words may still belong to it, in milliseconds. */
const BELONGS_MS = 30 * 60_000;

/**
 * What a message is no form for (`domain.md` §5.2): nothing of it is kept but a count, nobody is told of it, and the person hears
 * where it belongs. Politics are not talked about here: a person of the office reads them, if they may be shown. Advertising and abuse
 * are only counted.
 */
export const referral = flowFor<ReferralAnswers>()({
  id: 'referral',
  version: 1,
  start: 'refer',
  doors: ['spam'],
  words,
  facts: ['person', 'knowledge'],
  late: 'continue',
  steps: {
    refer: {
      leads: ['told', 'goOn'],
      say: (c) => {
        const { kind, wholeTalk = false } = c.answers;
        if (kind === 'sensitive') {
          c.effect('count_routed', { outcome: outcomes[kind] });
          if (c.fact('person').consented) c.effect('ask_person', { about: 'sensitive' });
        } else c.effect('erase_told', { outcome: outcomes[kind], wholeTalk });
        return undefined;
      },
      next: (c) => c.go(c.interrupted || c.answers.kind === 'sensitive' ? 'goOn' : 'told'),
    },
    /** What was talked about is another matter, and goes on. */
    goOn: { leads: ['end'], say: (c) => properWay(c), next: (c) => c.end() },
    told: { leads: ['end', 'bye'], ask: (c) => properWay(c), accept: acceptMore },
    bye: { leads: ['end'], say: (c) => c.say('bye'), next: (c) => c.end() },
    spam: {
      leads: ['end'],
      say: (c) => {
        c.effect('count_routed', { outcome: 'R-RAC' });
        return c.say('spam');
      },
      next: (c) => c.end(),
    },
  },
});

/** Where it belongs, in plain words. No page of the office shows this: it would tell who wanted to accuse somebody. */
function properWay(c: C): Reply {
  const { kind, wholeTalk } = c.answers;
  if (kind === 'sensitive') return { text: c.say(c.fact('person').consented ? 'sensitive' : 'sensitiveUnread') };
  const { name, phone, address, hours, reception } = c.fact('person').office;
  const lines: (string | false | null | undefined)[] = [c.say(kind), wholeTalk && c.say('wholeTalk')];
  if (kind !== 'secret') {
    if (reception) lines.push(c.say('received'), c.say('address', { address: reception.address }));
    else lines.push(c.say('askOffice', { office: name }), address && c.say('address', { address }));
    if (reception?.hours) lines.push(c.say('hours', { hours: reception.hours }));
    else if (!reception && hours) lines.push(c.say('officeHours', { hours }));
    lines.push(phone && c.say('phone', { phone }), c.say(kind === 'complaint' ? 'asPlainReport' : 'askPerson'));
  }
  const text = lines.filter((line) => typeof line === 'string' && line !== '').join('\n');
  const calls = kind !== 'secret' && phone ? [{ label: c.say('callOffice'), number: phone }] : undefined;
  return { text, confidential: true, ...(calls && { calls }) };
}

/**
 * Papers and further words often follow. What comes within half an hour is taken for more of the same, unless it plainly is about
 * something else: rather is one message told twice than a name kept that may not be.
 */
function acceptMore(input: Input, c: C): Move<'end' | 'bye' | Keeping> {
  if (input.kind === 'deleted') return c.stay();
  if (input.kind === 'sticker' || (input.kind === 'text' && !input.media?.length && isNod(input.text)))
    return c.go('bye');
  if (c.now - c.answers.at > BELONGS_MS || !belongs(input, c)) return c.pass(input);
  c.effect('erase_told', { outcome: null, wholeTalk: false });
  return c.stay({ text: c.say('notTaken') });
}

function belongs(input: Input, c: C): boolean {
  if (input.kind === 'photos' || input.kind === 'recording') return !input.text || !isOther(input.text, c);
  if (input.kind === 'edited') return true;
  if (input.kind !== 'text') return false;
  return input.media?.length || c.answers.kind !== 'secret' ? !isOther(input.text, c) : false;
}

/** A sure category of everyday things, a question, a wish, a greeting: another matter. */
function isOther(text: string, c: C): boolean {
  if (!hasWords(text) || saysReport(text)) return true;
  const { homeAreaId } = c.fact('person');
  const { intent, category } = understand(text, c.fact('knowledge'), { homeAreaId, now: c.now });
  // "Ông ấy nhận 50 triệu" has the words of advertisers, too.
  return (intent !== 'report' && intent !== 'spam') || category?.sure === true;
}
