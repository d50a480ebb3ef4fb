import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StatusSign } from '../issues/status-sign.tsx';
import { useIssue } from './issue-context.ts';
import styles from './parts.module.css';

const list = getRouteApi('/issues');

/** What several units have of one matter, each with how it stands; from a part, the way to the whole. */
export function Parts() {
  const { t } = useTranslation();
  const search = list.useSearch();
  const { parts, partOf } = useIssue().issue;
  const link = (code: string) => (
    <Link to="/issues/$code" params={{ code }} search={search}>
      {code}
    </Link>
  );
  if (partOf)
    return (
      <p className={styles.lead}>
        {t('parts.of')} {link(partOf)}
      </p>
    );
  return (
    <>
      <p className={styles.lead}>{t('parts.lead')}</p>
      <ul className={styles.parts}>
        {parts.map(({ code, status, unit }) => (
          <li key={code}>
            {link(code)} <StatusSign status={status} />
            <span className={styles.unit}>{unit ?? t('issue.notAssigned')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
