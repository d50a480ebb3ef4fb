/** One sentence in every language. `{name}` is a blank that is filled when it is said. */
export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

export type Lang = keyof Sentence;

/** What a flow says, by key. */
export type Words = Readonly<Record<string, Sentence>>;

/** The names of the blanks of a text: `Blanks<'Chào {name}'>` is `'name'`. */
export type Blanks<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Blanks<Rest>
  : never;

/** What must be given to say a sentence: nothing, or a value for each blank. */
export type Fillings<S extends Sentence> = [Blanks<S['vi']>] extends [never]
  ? []
  : [fillings: { readonly [Name in Blanks<S['vi']>]: string | number }];

/** Rejects words whose languages do not have the same blanks. */
export type SameBlanks<W extends Words> = {
  readonly [Key in keyof W]: [Blanks<W[Key]['vi']>, Blanks<W[Key]['en']>] extends [
    Blanks<W[Key]['en']>,
    Blanks<W[Key]['vi']>,
  ]
    ? unknown
    : { blanksDifferBetweenLanguagesIn: Key };
};

/** A plain text, or text, name of a blank, text, name, …, text. */
type Template = string | readonly string[];

/** The words of one language taken apart once, so that saying one is a look-up and a few joins. */
export type CompiledWords = ReadonlyMap<string, Template>;

export function compileWords(words: Words): Readonly<Record<Lang, CompiledWords>> {
  const compile = (lang: Lang) =>
    new Map(Object.entries(words).map(([key, sentence]) => [key, takeApart(sentence[lang])]));
  return { vi: compile('vi'), en: compile('en') };
}

/** Throws for a key that is not there or a blank without a value: the compiler has ruled both out for flows. */
export function sayWith(
  words: CompiledWords,
  key: string,
  fillings?: Readonly<Record<string, string | number>>,
): string {
  const template = words.get(key);
  if (template === undefined) throw new Error(`no sentence "${key}"`);
  if (typeof template === 'string') return template;
  let text = template[0]!;
  for (let index = 1; index < template.length; index += 2) {
    const value = fillings?.[template[index]!];
    if (value === undefined) throw new Error(`sentence "${key}" needs a value for {${template[index]}}`);
    text += value + template[index + 1]!;
  }
  return text;
}

function takeApart(text: string): Template {
  const parts = text.split(/\{(\w+)\}/);
  return parts.length === 1 ? text : parts;
}
