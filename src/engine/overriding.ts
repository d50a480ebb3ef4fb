import type { Catalogue, EngineWords } from './catalogue.ts';
import { continueOrAnew, LATE } from './continue-or-anew.ts';
import { withWords } from './flow.ts';
import { ENGINE } from './sentences-of.ts';
import { compileWords, type Lang, type Words } from './words.ts';

/** A sentence said otherwise in one language. */
export interface Override {
  /** `<flow>.<name>`, or `engine.<name>` for what the engine itself says. */
  key: string;
  lang: Lang;
  text: string;
}

/**
 * The same talks with some sentences said otherwise. The catalogue that was given stays as it is, and turns that were begun with it
 * end with it. An override of a sentence that is not there is passed over: a later version of a flow may have dropped it. Whether the
 * blanks are right is to be checked before.
 */
export function overriding(catalogue: Catalogue, overrides: readonly Override[]): Catalogue {
  const changed = new Map<string, Words>();
  for (const { key, lang, text } of overrides) {
    const dot = key.indexOf('.');
    const [flow, name] = [key.slice(0, dot), key.slice(dot + 1)];
    const words = changed.get(flow) ?? wordsOf(catalogue, flow);
    if (!words || !Object.hasOwn(words, name)) continue;
    changed.set(flow, { ...words, [name]: { ...words[name]!, [lang]: text } });
  }
  if (changed.size === 0) return catalogue;
  const flows = new Map(catalogue.flows);
  for (const [id, words] of changed) if (id !== ENGINE) flows.set(id, withWords(catalogue.flows.get(id)!, words));
  const own = changed.get(ENGINE);
  if (!own) return { ...catalogue, flows };
  const words = own as Words & EngineWords;
  flows.set(LATE, continueOrAnew(words));
  return { ...catalogue, flows, words, compiled: compileWords(own) };
}

function wordsOf({ words, flows }: Catalogue, flow: string): Words | undefined {
  return flow === ENGINE ? { ...words } : flow === LATE ? undefined : flows.get(flow)?.words;
}
