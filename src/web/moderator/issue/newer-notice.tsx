import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { IssueHistoryEntry } from '../../../issues/issue-schema.ts';
import { clockTime } from '../shell/when.ts';
import { historyWords } from './history-words.ts';
import styles from './newer-notice.module.css';

interface NewerNoticeProps {
  /** What others did since the shown version. */
  changes: readonly IssueHistoryEntry[];
  /** A change of ours was refused because of it. */
  refused: boolean;
  onShow: () => void;
}

/** Who changed what meanwhile, and the way to the present version; what is being written stays. */
export function NewerNotice({ changes, refused, onShow }: NewerNoticeProps) {
  const { t, i18n } = useTranslation();
  return (
    <div className={styles.notice} role="alert">
      <p className={styles.title}>{refused ? t('newer.stale') : t('newer.title')}</p>
      <ul>
        {changes.map((entry) => (
          <li key={entry.id}>
            {t('newer.at', { what: historyWords(entry, t), when: clockTime(new Date(entry.at), i18n.language) })}
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <Button size="compact-sm" leftSection={<IconRefresh size={14} aria-hidden />} onClick={onShow}>
          {t('newer.show')}
        </Button>
        {refused && <span>{t('newer.kept')}</span>}
      </div>
    </div>
  );
}
