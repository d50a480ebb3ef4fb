import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AnswerHistoryEntry } from '../../../assistant/answer-schema.ts';
import { Ago } from '../shell/ago.tsx';
import styles from './answer-pane.module.css';

interface AnswerHistoryProps {
  history: readonly AnswerHistoryEntry[];
  present: number;
  /** Null: this viewer may only read. */
  onTake: ((entry: AnswerHistoryEntry) => void) | null;
}

/** Who wrote which version when; an earlier one can be taken into the form again. */
export function AnswerHistory({ history, present, onTake }: AnswerHistoryProps) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('answer.history')}>
      <h3>{t('answer.history')}</h3>
      <ul className={styles.versions}>
        {history.map((entry) => (
          <li key={entry.version}>
            <span>
              {t('answer.version', { version: entry.version })}: {t(`answer.kind.${entry.kind}`)},{' '}
              {entry.staff ?? t('answer.bySample')}
            </span>
            <span className={styles.quiet}>
              <Ago at={entry.at} />
            </span>
            {onTake && entry.version !== present ? (
              <Button size="compact-xs" variant="subtle" onClick={() => onTake(entry)}>
                {t('answer.takeVersion')}
              </Button>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
