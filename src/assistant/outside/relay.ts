import { ASK_ASSISTANT } from '../../../flows/ask-assistant/flow.ts';
import type { OutsideQuestion } from '../../engine/index.ts';
import type { NewMessage } from '../../messages/outbox-store.ts';
import type { BotChoice } from './bot-payload.ts';
import { outsideChoices, outsideWords as w } from './words.ts';

type Part = Pick<NewMessage, 'reply' | 'question' | 'priority'>;
type Choice = OutsideQuestion['choices'][number];

export interface Relayed {
  said: readonly { text: string; choices: readonly BotChoice[] }[];
  kind: 'question' | 'talk';
  /** They were told already that an officer answers, with this code; or it adds something to its answer. */
  late: { code: string | null } | null;
  question: string | null;
  lang: 'vi' | 'en';
  /** Another talk is under way: the answer does not wait for its end, what is asked with it does. */
  busy: boolean;
}

/** Reply, or urgent: a question in the middle of the very talk that it belongs to may not wait for its end (design point 9). */
const REPLY = 1;
const URGENT = 0;

/** Pure. What the bot said, as messages of the chat; an answer to a question ends with ours: is it what was asked? */
export function relay({ said, kind, late, question, lang, busy }: Relayed): Part[] {
  const shown = said.filter(({ text }) => text !== '');
  const texts = shown.map(({ text }) => (late?.code ? w.late[lang](text, late.code) : w.said[lang](text)));
  const offered =
    said.flatMap(({ choices }) => choices).length > 0 ? said.findLast(({ choices }) => choices.length > 0) : undefined;
  const choices = [
    ...(offered?.choices ?? []).map(ofBot),
    ...(kind === 'question' && !late ? ofAnswer(question, { lang, offered: offered !== undefined }) : []),
  ];
  const priority: Part['priority'] = kind === 'talk' ? URGENT : REPLY;
  if (choices.length === 0) return texts.map((text) => part({ text, priority }));
  const closing = offered ? w.choose[lang]() : w.question[lang]();
  const asks = { choices, priority };
  // The bot's own words are the question where it offers something.
  if (busy && kind === 'question')
    return [...texts.map((text) => part({ text, priority })), part({ text: closing, ...asks })];
  const last = texts.at(-1);
  const whole = last === undefined ? closing : offered ? last : `${last}\n\n${closing}`;
  return [...texts.slice(0, -1).map((text) => part({ text, priority })), part({ text: whole, ...asks })];
}

function part({ text, choices, priority }: { text: string; choices?: Choice[]; priority: Part['priority'] }): Part {
  const outside = true as const;
  if (!choices) return { reply: { text, outside }, priority };
  return {
    reply: { text, outside, choices: choices.map(({ id, label, words }) => ({ id, label, ...(words && { words }) })) },
    question: { choices },
    priority,
  };
}

/** By which the same is meant in words, as keys. */
const KEYS: Record<keyof typeof outsideChoices, string[]> = {
  good: 'dung|dung a|vang|vang a|da|phai|co|duoc roi|ok|yes'.split('|'),
  officer: 'chua|chua dung|khong|khong dung|sai|can bo|no'.split('|'),
  more: 'hoi them|hoi tiep|hoi nua|more'.split('|'),
};

/** Choosing goes on as a talk: the bot wants to hear what was chosen. */
function ofBot({ label, value }: BotChoice, index: number): Choice {
  return {
    id: `said-${index}`,
    label,
    ...(value !== label && { words: [value] }),
    starts: { flow: ASK_ASSISTANT, step: 'chosen', answers: { value } },
  };
}

function ofAnswer(question: string | null, { lang, offered }: { lang: 'vi' | 'en'; offered: boolean }): Choice[] {
  const choice = (id: keyof typeof outsideChoices, starts: Choice['starts']): Choice => ({
    id,
    label: outsideChoices[id][lang],
    words: KEYS[id],
    starts,
  });
  const officer = choice('officer', {
    flow: 'ask-question',
    step: 'passOn',
    answers: { texts: question === null ? [] : [question] },
  });
  if (offered) return [officer];
  return [choice('good', { flow: 'ask-question', step: 'glad' }), officer, choice('more', { flow: ASK_ASSISTANT })];
}
