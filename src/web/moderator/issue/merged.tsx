import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem.ts';
import styles from './duplicates.module.css';
import { useIssue } from './issue-context.ts';
import { RefusedChange } from './refused-change.tsx';

const list = getRouteApi('/issues');

/** What this report was merged into, with the way back; and what was merged into it. */
export function Merged({ onPart }: { onPart: () => Promise<Problem | null> }) {
  const { t } = useTranslation();
  const { mergedInto, mergedFrom, status } = useIssue().issue;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  async function part() {
    setBusy(true);
    setProblem(await onPart());
    setBusy(false);
  }

  return (
    <>
      <RefusedChange problem={problem} />
      {mergedInto && (
        <p className={styles.merged}>
          {t('issue.mergedInto')} <IssueLink code={mergedInto} />
          {status === 'merged' && (
            <Button size="compact-sm" variant="default" loading={busy} onClick={() => void part()}>
              {t('change.part')}
            </Button>
          )}
        </p>
      )}
      {mergedFrom.length > 0 && (
        <p className={styles.merged}>
          {t('issue.mergedFrom')}{' '}
          {mergedFrom.map((code) => (
            <IssueLink key={code} code={code} />
          ))}
        </p>
      )}
    </>
  );
}

function IssueLink({ code }: { code: string }) {
  const search = list.useSearch();
  return (
    <Link to="/issues/$code" params={{ code }} search={search}>
      {code}
    </Link>
  );
}
