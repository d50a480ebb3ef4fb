import type { Database } from '../platform/database.ts';
import { type AnswerIndex, answerIndexOf } from './answer-index.ts';
import { searchedAnswers } from './answer-list-view.ts';

export interface KeptAnswers {
  get(): Promise<AnswerIndex>;
  /** They were changed: whoever asks next reads them anew. */
  forget(): void;
}

/** The index of the curated answers, made once and shared until something changes. */
export function keepAnswers(database: Pick<Database, '$queryRaw'>): KeptAnswers {
  let kept: Promise<AnswerIndex> | undefined;
  return {
    get: () => {
      if (kept) return kept;
      const loading = searchedAnswers(database).then(answerIndexOf);
      kept = loading;
      // A failed read is tried again by whoever asks next.
      loading.catch(() => {
        if (kept === loading) kept = undefined;
      });
      return loading;
    },
    forget: () => {
      kept = undefined;
    },
  };
}
