import type { LooseContext, Said } from './context.ts';
import type { AnyStep, Flow } from './flow.ts';
import type { Lang } from './words.ts';

/**
 * What a step asks, or says where it asks nothing, as somebody hears it of whom nothing is known, with `…` for what is filled in; null
 * where it says nothing of its own. For showing a flow to people who do not read its code: where the words depend on what is known, it
 * is one of the ways in which they may be put.
 */
export function questionOf(flow: Flow, step: AnyStep, lang: Lang): string | null {
  const c = strangerTo(flow, lang);
  try {
    return textOf(step.ask ? step.ask(c) : step.say?.(c));
  } catch {
    // It looked into something that only a real talk has.
    return null;
  }
}

function textOf(said: Said): string | null {
  if (typeof said === 'string') return said;
  if (said === undefined) return null;
  if ('text' in said) return typeof said.text === 'string' ? said.text : null;
  if ('render' in said) return null;
  for (const one of said) {
    const text = textOf(one);
    if (text !== null) return text;
  }
  return null;
}

function strangerTo({ words }: Flow, lang: Lang): LooseContext {
  const move = () => ({ kind: 'end' as const, to: 'end' as const });
  const c = {
    ...{ now: 0, lang, interrupted: null, answers: {}, misses: 0 },
    say: (key: string) => words[key]![lang].replace(/\{\w+\}/g, '…'),
    remark: () => {},
    ...{
      fact: () => NOTHING,
      effect: () => ({ index: 0 }),
      after: () => ({ effect: 0, render: () => ({ text: '' }) }),
    },
    ...{
      go: move,
      again: move,
      stay: move,
      end: move,
      close: move,
      start: move,
      interrupt: move,
      resume: move,
      pass: move,
    },
  };
  return c as unknown as LooseContext;
}

/** A fact of which nothing is known: whatever is read from it is nothing too, a list of it is empty, in a text it is `…`. */
const NOTHING: unknown = new Proxy(() => {}, {
  get: (_, name) => {
    if (name === Symbol.toPrimitive) return () => '…';
    if (name === Symbol.iterator) return function* () {};
    return name === 'length' || name === 'size' ? 0 : NOTHING;
  },
  apply: () => NOTHING,
});
