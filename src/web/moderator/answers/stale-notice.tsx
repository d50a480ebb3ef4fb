import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AnswerView } from '../../../assistant/answer-schema.ts';
import { clockTime } from '../shell/when.ts';
import styles from './answer-pane.module.css';

interface StaleNoticeProps {
  stored: AnswerView;
  onShow: () => void;
  onKeep: () => void;
}

/** Somebody else saved the answer meanwhile: who and when, and the choice between the two. */
export function StaleNotice({ stored, onShow, onKeep }: StaleNoticeProps) {
  const { t, i18n } = useTranslation();
  const who = stored.updatedBy ?? t('answer.bySample');
  return (
    <div className={styles.notice} role="alert">
      <span>{t('answer.staleTitle', { who, when: clockTime(new Date(stored.updatedAt), i18n.language) })}</span>
      <Button size="compact-sm" onClick={onShow}>
        {t('answer.staleShow')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={onKeep}>
        {t('answer.staleKeep')}
      </Button>
    </div>
  );
}
