import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem.ts';
import styles from './problem-notice.module.css';

/** What happened and what to do; the server's own words where it knows the case better. */
export function ProblemNotice({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.notice} role="alert">
      <IconAlertCircle size={20} className={styles.icon} aria-hidden />
      <div className={styles.words}>
        <p>{problem.message ?? t(`problem.${problem.kind}`)}</p>
        {problem.requestId && (problem.kind === 'server' || problem.kind === 'unexpected') && (
          <p className={styles.reference}>{t('problem.reference', { id: problem.requestId })}</p>
        )}
        {onRetry && (
          <Button variant="default" size="compact-sm" onClick={onRetry}>
            {t('page.retry')}
          </Button>
        )}
      </div>
    </div>
  );
}
