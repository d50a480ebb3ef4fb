import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { retentionQuery } from '../api/data-requests.ts';
import { useApi } from '../api/use-api.ts';
import styles from './data-requests-screen.module.css';
import { dataVi } from './words.vi.ts';

type Rule = keyof typeof dataVi.data.rule;

/** What was removed because its time was over, the latest day first. */
export function RetentionList() {
  const { t } = useTranslation();
  const { data } = useQuery(retentionQuery(useApi()));
  if (!data) return null;
  return (
    <details className={styles.retention}>
      <summary>{t('data.retention')}</summary>
      {data.items.length === 0 && <p>{t('data.retentionEmpty')}</p>}
      <ul>
        {data.items.map(({ day, rule, removed }) => (
          <li key={`${day} ${rule}`}>
            {day.split('-').reverse().join('/')}: {rule in dataVi.data.rule ? t(`data.rule.${rule as Rule}`) : rule} –{' '}
            {removed}
          </li>
        ))}
      </ul>
    </details>
  );
}
