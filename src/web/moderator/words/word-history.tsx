import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { wordHistoryQuery } from '../api/talk-content.ts';
import { useApi } from '../api/use-api.ts';
import { Ago } from '../shell/ago.tsx';
import styles from './word-pane.module.css';

interface WordHistoryProps {
  word: string;
  lang: 'vi' | 'en';
  /** The present one. */
  version: number;
  /** Null: this viewer may only read. The text is null for the file's own words. */
  onTake: ((text: string | null) => void) | null;
}

/** Who said it how, and since when; an earlier wording can be taken into the field again. */
export function WordHistory({ word, lang, version, onTake }: WordHistoryProps) {
  const { t } = useTranslation();
  const entries = (useQuery(wordHistoryQuery(useApi(), word)).data ?? []).filter((entry) => entry.lang === lang);
  return (
    <section aria-label={t('saying.history')}>
      <h3>{t('saying.history')}</h3>
      {entries.length === 0 ? (
        <p className={styles.quiet}>{t('saying.never')}</p>
      ) : (
        <ul className={styles.versions}>
          {entries.map((entry) => (
            <li key={entry.version}>
              <span>{entry.text ?? t('saying.toStandard')}</span>
              <span className={styles.quiet}>
                {entry.staff ?? t('saying.nobody')}, <Ago at={entry.at} />
              </span>
              {onTake && entry.version !== version && (
                <Button size="compact-xs" variant="subtle" onClick={() => onTake(entry.text)}>
                  {t('saying.take')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
