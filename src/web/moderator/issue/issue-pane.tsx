import { Button, Skeleton } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { IssueContext, type OpenIssue } from './issue-context.ts';
import styles from './issue-pane.module.css';
import { IssueWork } from './issue-work.tsx';
import { useMakeChange } from './use-make-change.ts';
import { useShownIssue } from './use-shown-issue.ts';

const list = getRouteApi('/issues');
const route = getRouteApi('/issues/$code');

/** The issue that the address names. */
export function IssuePane() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { code } = route.useParams();
  const search = list.useSearch();
  const close = () => void navigate({ to: '/issues', search });
  return <Pane key={code} code={code} onClose={close} backLabel={t('page.back')} />;
}

function Pane({ code, onClose, backLabel }: { code: string; onClose: () => void; backLabel: string }) {
  const shown = useShownIssue(code);
  const make = useMakeChange(code, shown.check);
  const { data: issue, newer, changes, showNewer, check } = shown;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the functions act on the issue that is shown.
  const open = useMemo<OpenIssue | null>(
    () => (issue ? { issue, newer, changes, showNewer, make } : null),
    [issue, newer],
  );

  if (shown.isPending) return <WaitingPane code={code} />;
  if (!open)
    return (
      <div className={styles.message}>
        <ProblemNotice problem={problemOf(shown.error)} onRetry={() => void shown.refetch()} />
        <Button variant="default" onClick={onClose}>
          {backLabel}
        </Button>
      </div>
    );
  return (
    <IssueContext value={open}>
      <IssueWork check={check} onClose={onClose} />
    </IssueContext>
  );
}

function WaitingPane({ code }: { code: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.waiting} role="status" aria-label={t('issue.loading', { code })}>
      <Skeleton height={20} width="40%" />
      <Skeleton height={24} width="80%" />
      <Skeleton height={28} width="60%" />
      <Skeleton height={160} mt="lg" />
      <Skeleton height={64} width="70%" />
      <Skeleton height={64} width="70%" style={{ alignSelf: 'flex-end' }} />
    </div>
  );
}
