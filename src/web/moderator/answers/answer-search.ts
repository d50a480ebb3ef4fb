import type { AnswerSearch } from '../api/answers.ts';

/** Where the page stands, as the address bar says it. */
export interface AnswersSearch extends AnswerSearch {
  /** Id of the opened answer, or `new`. */
  answer?: string;
  /** The issue whose question a new answer is for. */
  from?: string;
  /** On a phone: the tools are open instead of the list. */
  tools?: 'true';
}

/** Pure. What the address may say; anything else is left out. */
export function answersSearch(search: Record<string, unknown>): AnswersSearch {
  const text = (name: string) => (typeof search[name] === 'string' && search[name] !== '' ? search[name] : undefined);
  const found: AnswersSearch = {
    q: text('q'),
    retired: text('retired') === 'true' ? 'true' : undefined,
    answer: text('answer'),
    from: text('from'),
    tools: text('tools') === 'true' ? 'true' : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
