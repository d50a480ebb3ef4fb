import { useTranslation } from 'react-i18next';
import type { IssueHistoryEntry } from '../../../issues/issue-schema.ts';
import { Ago } from '../shell/ago.tsx';
import { historyWords } from './history-words.ts';
import styles from './timeline.module.css';

/** Their words stand in the conversation, among the notes, or in what is said of them. */
const TOLD_ELSEWHERE = new Set(['filed', 'answer', 'question', 'addition', 'note', 'about']);

/** Who did what and when, the newest on top. */
export function Timeline({ history }: { history: IssueHistoryEntry[] }) {
  const { t } = useTranslation();
  return (
    <ol className={styles.timeline}>
      {[...history].reverse().map((entry) => (
        <li key={entry.id} data-actor={entry.actor}>
          <span>{historyWords(entry, t)}</span>
          {entry.kind === 'edited' || entry.kind === 'taken_back' ? (
            <Versions before={entry.from} after={entry.text} />
          ) : (
            entry.text && !TOLD_ELSEWHERE.has(entry.kind) && <q>{entry.text}</q>
          )}
          <span className={styles.when}>
            <Ago at={entry.at} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** A message as it was and as it is now: nothing that somebody once said gets lost. */
function Versions({ before, after }: { before: string | null; after: string | null }) {
  return (
    <>
      {before && (
        <del>
          <q>{before}</q>
        </del>
      )}
      {after && (
        <ins>
          <q>{after}</q>
        </ins>
      )}
    </>
  );
}
