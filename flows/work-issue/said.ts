import { type Input, type Move, mediaOf } from '../../src/engine/index.ts';
import type { WorkAct } from '../work-effects.ts';
import { type C, issueOf, mediaIds, textOf } from './context.ts';
import { codeAndRest, readWork } from './read-work.ts';

/** The step that does an act, from a short form or a button. */
const STEP_OF = {
  accept: 'accept',
  on_way: 'onWay',
  return: 'returning',
  ask: 'ask',
  done: 'finish',
  answer: 'answer',
  note: 'note',
  photos: 'adding',
  postpone: 'postpone',
  severity: 'severity',
  duplicate: 'duplicate',
  split: 'split',
} as const satisfies Record<WorkAct, string>;

/** Where what was said of an issue may lead. */
export const SAID_LEADS = [...Object.values(STEP_OF), 'show', 'unknown'] as const;

/** What was said of one issue, in short words or with photos. */
export function takeSaid(c: C): Move<(typeof SAID_LEADS)[number]> {
  const { heard } = c.answers;
  if (!issueOf(c)) return c.go('unknown');
  const text = textOf(heard);
  const media = mediaIds(heard);
  const rest = codeAndRest(text, c.fact('knowledge').areas.issuePrefixes)?.rest ?? text;
  const told = readWork(rest);
  if (told) {
    const { act, severity, text: said } = told;
    return c.go(STEP_OF[act], { media, ...(said && { text: said }), ...(severity && { to: severity }) });
  }
  return media.length > 0 ? c.go('adding', { media, ...(rest && { text: rest }) }) : c.go('show');
}

/** A button, or short words and photos; what is something else is heard as a first message. */
export function acceptOffer<Offer extends string>(input: Input, c: C): Move<Offer | 'said' | 'end'> {
  if (input.kind === 'choice') return c.go(input.id as Offer);
  const isSaid = mediaOf(input).length > 0 || (input.kind === 'text' && readWork(input.text) !== null);
  return isSaid ? c.go('said', { heard: input }) : c.pass(input);
}

/** A few words beside a code ("xong chưa") ask how it stands. */
const FEW_WORDS = 4;

/** To what they reported themselves: what was told beside its code is told of it. */
export function reportNext(c: C): Move<'flow:follow-issue'> {
  const { code = '', heard } = c.answers;
  const rest = codeAndRest(textOf(heard), c.fact('knowledge').areas.issuePrefixes)?.rest ?? '';
  const tells = rest.split(/\s+/).length > FEW_WORDS || mediaIds(heard).length > 0;
  return c.start('follow-issue', { step: tells ? 'about' : 'one', answers: { code, ...(tells && { heard }) } });
}
