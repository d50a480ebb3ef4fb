import type { Words } from './words.ts';

/** A copy of a template of the page, with its words in it. */
export function filled(template: string, words: Words): DocumentFragment {
  const part = (document.getElementById(template) as HTMLTemplateElement).content.cloneNode(true) as DocumentFragment;
  for (const element of part.querySelectorAll<HTMLElement>('[data-word]')) {
    const word = words[element.dataset.word as keyof Words];
    if (typeof word === 'string') element.textContent = word;
  }
  return part;
}
