import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { useIssue } from './issue-context.ts';
import styles from './newer-notice.module.css';
import { NewerNotice } from './newer-notice.tsx';

/** Why a change was not made, where it was asked for: a stale one names who was quicker and offers the present version. */
export function RefusedChange({ problem }: { problem: Problem | null }) {
  const { t } = useTranslation();
  const { newer, changes, showNewer } = useIssue();
  if (!problem) return null;
  if (problem.kind !== 'stale') return <ProblemNotice problem={problem} />;
  if (newer) return <NewerNotice changes={changes} refused onShow={showNewer} />;
  return (
    <p className={styles.notice} role="status">
      {t('newer.shown')}
    </p>
  );
}
