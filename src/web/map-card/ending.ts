import { filled } from './filled.ts';
import type { Words } from './words.ts';

interface Ending {
  sign?: 'sent' | 'over';
  title: string;
  whatNow?: string;
  hint?: string;
  /** Where the chat can be opened. */
  chatUrl?: string;
  /** What may help where the line broke. */
  again?: () => void;
  words: Words;
}

/** A page of a few words and one thing to do. */
export function showEnding(page: HTMLElement, { sign, title, whatNow, hint, chatUrl, again, words }: Ending): void {
  const part = filled('ending', words);
  const at = <Kind extends HTMLElement>(selector: string) => part.querySelector<Kind>(selector)!;
  for (const name of ['sent', 'over'] as const) if (name !== sign) at(`.${name}-sign`).remove();
  at('h1').textContent = title;
  at('.what-now').textContent = whatNow ?? '';
  at('.hint').textContent = hint ?? '';
  const link = at<HTMLAnchorElement>('.to-chat');
  if (chatUrl === undefined) link.remove();
  else link.href = chatUrl;
  const button = at('.again');
  if (again) button.addEventListener('click', again);
  else button.remove();
  page.replaceChildren(part);
  // Read aloud, and where a keyboard goes on from.
  page.querySelector('h1')!.focus();
}
