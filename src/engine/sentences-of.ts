import type { Catalogue } from './catalogue.ts';
import { LATE } from './continue-or-anew.ts';
import type { Flow } from './flow.ts';
import type { Sentence } from './words.ts';

/** Before the dot of the keys of what the engine itself says. */
export const ENGINE = 'engine';

/** A sentence of a catalogue, with where it is said. */
export interface CatalogueSentence {
  /** `<flow>.<name>`, or `engine.<name>`. */
  key: string;
  flow: string;
  sentence: Sentence;
  /** Steps that offer it as a choice: then it is what a button says. */
  buttonAt: string[];
}

/** Everything that the talks of a catalogue can say, in the order in which it is written: the engine's own sentences first. */
export function sentencesOf(catalogue: Catalogue): CatalogueSentence[] {
  const own = Object.entries(catalogue.words).map(([name, sentence]) => ({
    key: `${ENGINE}.${name}`,
    flow: ENGINE,
    sentence: sentence as Sentence,
    buttonAt: name === 'lateContinue' || name === 'lateAnew' ? [LATE] : [],
  }));
  const flows = [...catalogue.flows.values()].filter(({ id }) => id !== LATE);
  return [...own, ...flows.flatMap(sentencesOfFlow)];
}

/** The names of the blanks of a text, each once. */
export function blanksOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))];
}

function sentencesOfFlow({ id, words, steps }: Flow): CatalogueSentence[] {
  const buttons = [...steps.values()].flatMap(({ name, choices = [] }) =>
    choices.map(({ label }) => ({ label, name })),
  );
  return Object.entries(words).map(([name, sentence]) => ({
    key: `${id}.${name}`,
    flow: id,
    sentence,
    buttonAt: buttons.filter(({ label }) => label === name).map((button) => button.name),
  }));
}
