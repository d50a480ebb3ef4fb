import { useTranslation } from 'react-i18next';
import type { IssueHistoryEntry } from '../../../issues/issue-schema.ts';
import { Ago } from '../shell/ago.tsx';
import { historyWords } from './history-words.ts';
import styles from './timeline.module.css';

/** Their words stand in the conversation or among the notes. */
const TOLD_ELSEWHERE = new Set(['filed', 'answer', 'question', 'addition', 'note']);

/** Who did what and when, the newest on top. */
export function Timeline({ history }: { history: IssueHistoryEntry[] }) {
  const { t } = useTranslation();
  return (
    <ol className={styles.timeline}>
      {[...history].reverse().map((entry) => (
        <li key={entry.id} data-actor={entry.actor}>
          <span>{historyWords(entry, t)}</span>
          {entry.text && !TOLD_ELSEWHERE.has(entry.kind) && <q>{entry.text}</q>}
          <span className={styles.when}>
            <Ago at={entry.at} />
          </span>
        </li>
      ))}
    </ol>
  );
}
