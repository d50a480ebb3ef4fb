import { IconAlertTriangle, IconCircleCheck, IconCircleOff } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { assistantQuery } from '../api/assistant.ts';
import { useLiveChange } from '../api/live.tsx';
import { useApi } from '../api/use-api.ts';
import styles from './answer-tools.module.css';

const signs = { on: IconCircleCheck, off: IconCircleOff, failing: IconAlertTriangle };

/** Whether questions without an answer go to the assistant outside, and what came of them this week. */
export function OutsideAssistant() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data } = useQuery(assistantQuery(useApi()));
  useLiveChange(
    ({ kind }) => kind === 'message',
    () => void client.invalidateQueries({ queryKey: ['assistant'] }),
  );
  if (!data) return null;
  const { state, ...counts } = data;
  const Sign = signs[state];

  return (
    <section className={styles.box} aria-label={t('outside.title')} data-assistant={state}>
      <h2>{t('outside.title')}</h2>
      <p className={styles.state}>
        <Sign size={16} aria-hidden />
        {t(`outside.${state}`)}
      </p>
      {state !== 'off' && <p className={styles.lead}>{t('outside.counts', counts)}</p>}
      <p className={styles.lead}>{t('outside.lead')}</p>
    </section>
  );
}
