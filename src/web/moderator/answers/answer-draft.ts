import type { AnswerContent, AnswerItem } from '../../../assistant/answer-schema.ts';
import { LONGEST_LABEL } from '../../../assistant/answer-schema.ts';

/** An answer as it stands in the form: all texts. */
export interface AnswerDraft {
  labelVi: string;
  labelEn: string;
  questionVi: string;
  questionEn: string;
  /** One a line. */
  otherWays: string;
  answerVi: string;
  answerEn: string;
  source: string;
  sourceLink: string;
  sourceDate: string | null;
  area: string | null;
  validUntil: string | null;
  /** The version that was seen when the writing began; 0: a new answer. */
  version: number;
}

export function emptyDraft(question = ''): AnswerDraft {
  return {
    ...{ labelVi: '', labelEn: '', questionVi: question, questionEn: '', otherWays: '', answerVi: '', answerEn: '' },
    ...{ source: '', sourceLink: '', sourceDate: null, area: null, validUntil: null, version: 0 },
  };
}

export function draftOf(content: AnswerContent, version: number): AnswerDraft {
  return { ...content, otherWays: content.otherWays.join('\n'), sourceLink: content.sourceLink ?? '', version };
}

export function contentOf(draft: AnswerDraft): AnswerContent {
  const { version: _, otherWays, sourceLink, ...rest } = draft;
  const trimmed = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  ) as typeof rest;
  return {
    ...trimmed,
    otherWays: otherWays
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .slice(0, 30),
    sourceLink: sourceLink.trim() === '' ? null : sourceLink.trim(),
  };
}

/** The content of an item without what the server adds. */
export function contentOfItem(item: AnswerItem): AnswerContent {
  const { labelVi, labelEn, questionVi, questionEn, otherWays, answerVi, answerEn } = item;
  const { source, sourceLink, sourceDate, area, validUntil } = item;
  return {
    ...{ labelVi, labelEn, questionVi, questionEn, otherWays, answerVi, answerEn },
    ...{ source, sourceLink, sourceDate, area, validUntil },
  };
}

/** What the server takes (`src/assistant/answer-schema.ts`). */
const LONGEST = {
  labelVi: LONGEST_LABEL,
  labelEn: LONGEST_LABEL,
  questionVi: 200,
  questionEn: 200,
  answerVi: 600,
  answerEn: 600,
  source: 200,
} as const;

export type Mistake = { kind: 'missing' } | { kind: 'tooLong'; count: number } | { kind: 'linkWrong' };

/** Pure. What is wrong with a draft, by field; empty: it can be saved. */
export function mistakesIn(draft: AnswerDraft): Partial<Record<keyof AnswerDraft, Mistake>> {
  const found: Partial<Record<keyof AnswerDraft, Mistake>> = {};
  for (const [field, longest] of Object.entries(LONGEST) as [keyof typeof LONGEST, number][]) {
    const length = draft[field].trim().length;
    if (length === 0) found[field] = { kind: 'missing' };
    else if (length > longest) found[field] = { kind: 'tooLong', count: length - longest };
  }
  const link = draft.sourceLink.trim();
  if (link !== '' && !/^https?:\/\/[^\s/]+\.[^\s]+$/.test(link)) found.sourceLink = { kind: 'linkWrong' };
  return found;
}
