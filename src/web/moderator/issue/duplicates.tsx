import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { IssueView } from '../../../issues/issue-schema.ts';
import { firstLine } from '../issues/issue-row.tsx';
import { StatusSign } from '../issues/status-sign.tsx';
import { Ago } from '../shell/ago.tsx';
import styles from './duplicates.module.css';

const list = getRouteApi('/issues');

interface DuplicatesProps {
  duplicates: IssueView['duplicates'];
  /** Null where this report cannot be merged now. `into` is empty where the code is to be typed. */
  onMerge: ((into: string) => void) | null;
}

/** Open issues of the same category nearby: the moderator judges whether they are one. */
export function Duplicates({ duplicates, onMerge }: DuplicatesProps) {
  const { t } = useTranslation();
  const search = list.useSearch();
  return (
    <>
      {duplicates.length === 0 && <p className={styles.none}>{t('issue.duplicatesNone')}</p>}
      <ul className={styles.duplicates}>
        {duplicates.map((issue) => (
          <li key={issue.code}>
            <Link to="/issues/$code" params={{ code: issue.code }} search={search}>
              <span className={styles.head}>
                <strong>{issue.code}</strong>
                <StatusSign status={issue.status} />
                <span className={styles.far}>{issue.metres === null ? issue.names.area : far(issue.metres)}</span>
              </span>
              <span className={styles.text}>{firstLine(issue.text)}</span>
              <span className={styles.when}>
                <Ago at={issue.createdAt} />
              </span>
            </Link>
            {onMerge && (
              <Button size="compact-sm" variant="default" className={styles.merge} onClick={() => onMerge(issue.code)}>
                {t('change.merge', { into: issue.code })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {onMerge && (
        <button type="button" className={styles.other} onClick={() => onMerge('')}>
          {t('change.mergeOther')}
        </button>
      )}
    </>
  );

  function far(metres: number): string {
    if (metres < 1000) return t('issue.metres', { metres: Math.round(metres / 10) * 10 });
    return t('issue.kilometres', { km: (metres / 1000).toFixed(1).replace('.', ',') });
  }
}
