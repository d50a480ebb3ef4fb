import { useTranslation } from 'react-i18next';
import type { IssueTask } from '../../../issues/issue-schema.ts';
import { dayDate } from '../shell/when.ts';
import styles from './issue-tasks.module.css';

/** What of this issue only a person can do; what is done stands quietly below. */
export function IssueTasks({ tasks }: { tasks: IssueTask[] }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className={styles.tasks}>
      {tasks.map((task) => (
        <li key={task.id} data-done={task.doneAt ? true : undefined}>
          <strong>{t(`tasks.kind.${task.kind as 'reopened'}`, { defaultValue: t('tasks.otherKind') })}</strong>
          <span className={styles.when}>
            {task.doneAt
              ? t('issue.taskDone')
              : t('issue.taskDue', { day: dayDate(new Date(task.dueAt), i18n.language) })}
          </span>
          {task.note && <span className={styles.note}>{task.note}</span>}
        </li>
      ))}
    </ul>
  );
}
