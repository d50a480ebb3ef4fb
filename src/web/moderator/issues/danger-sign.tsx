import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './danger-sign.module.css';

/** The word and sign of what may be dangerous (tier T1). */
export function DangerSign() {
  const { t } = useTranslation();
  return (
    <span className={styles.sign} title={t('list.dangerHint')}>
      <IconAlertTriangle size={14} stroke={2} aria-hidden />
      {t('list.danger')}
    </span>
  );
}
