import { useTranslation } from 'react-i18next';
import type { Task } from '../../../staff/task-schema.ts';

/** What a task is called and what is to be done; a kind that the page does not know is said in plain words. */
export function useTaskWords() {
  const { t } = useTranslation();
  const kindName = (kind: string) => t(`tasks.kind.${kind as 'human'}`, { defaultValue: t('tasks.otherKind') });
  return {
    kindName,
    whatOf: ({ kind, note }: Pick<Task, 'kind' | 'note'>) =>
      note ?? t(`tasks.what.${kind as 'human'}`, { defaultValue: kindName(kind) }),
    /** Outcomes that fit with one press. */
    quickOf: (kind: string) =>
      (['first', 'second'] as const)
        .map((nth) => t(`tasks.quick.${kind as 'human'}.${nth}`, { defaultValue: '' }))
        .filter((words: string) => words !== ''),
  };
}
