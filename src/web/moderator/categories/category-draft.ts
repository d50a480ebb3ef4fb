import { type EditCategory, editCategorySchema, type WholeCategory } from '../../../campaign/category-schema.ts';

/** A category as it stands in the form: lists are lines and commas, as people edit them. */
export interface CategoryDraft {
  lexicon: { words: string; weight: number }[];
  hasStopper: boolean;
  stopper: { vi: string; en: string; number: string; labelVi: string; labelEn: string; sendable: boolean };
  questions: { key: string; vi: string; en: string; choices: string; answered: string }[];
  nearMetres: number;
  needsPhoto: boolean;
  namesCadres: boolean;
  version: number;
}

export function draftOf({ lexicon, stopper, questions, ...stored }: WholeCategory): CategoryDraft {
  const { nearMetres, needsPhoto, namesCadres, version } = stored;
  return {
    lexicon,
    hasStopper: stopper !== null,
    stopper: {
      vi: stopper?.vi ?? '',
      en: stopper?.en ?? '',
      number: stopper?.call?.number ?? '',
      labelVi: stopper?.call?.label.vi ?? '',
      labelEn: stopper?.call?.label.en ?? '',
      sendable: stopper?.sendable ?? true,
    },
    questions: questions.map(({ key, vi, en, choices = [], answered = [] }) => ({
      ...{ key, vi, en },
      choices: choices.map((choice) => `${choice.vi} | ${choice.en}`).join('\n'),
      answered: answered.join(', '),
    })),
    ...{ nearMetres, needsPhoto, namesCadres, version },
  };
}

/** Pure: what would be saved, or null where the server would not take it. */
export function editOf(draft: CategoryDraft): EditCategory | null {
  const { stopper, hasStopper, questions, nearMetres, needsPhoto, namesCadres, version } = draft;
  const call = { number: stopper.number, label: { vi: stopper.labelVi, en: stopper.labelEn } };
  const edit = editCategorySchema.safeParse({
    lexicon: draft.lexicon.filter(({ words }) => words.trim() !== ''),
    stopper: hasStopper
      ? {
          ...{ vi: stopper.vi, en: stopper.en, sendable: stopper.sendable },
          ...(stopper.number.trim() !== '' && { call }),
        }
      : null,
    questions: questions.map(({ key, vi, en, choices, answered }) => {
      const lines = choices.split('\n').filter((line) => line.trim() !== '');
      const phrases = answered.split(',').filter((phrase) => phrase.trim() !== '');
      return {
        ...{ key, vi, en },
        ...(lines.length > 0 && { choices: lines.map(choiceOf) }),
        ...(phrases.length > 0 && { answered: phrases }),
      };
    }),
    ...{ nearMetres, needsPhoto, namesCadres, version },
  });
  return edit.success ? edit.data : null;
}

function choiceOf(line: string): { vi: string; en: string } {
  const [vi = '', en = ''] = line.split('|');
  return { vi, en };
}
