import {
  IconArrowBackUp,
  IconBan,
  IconChecks,
  IconCircle,
  IconCircleArrowRight,
  IconCircleCheck,
  IconCircleDot,
  IconGitMerge,
  IconMessageCheck,
  IconMessageQuestion,
  IconProgress,
  IconRotate,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { IssueStatus } from '../../../issues/issue-schema.ts';
import styles from './status-sign.module.css';

const SIGNS: Record<IssueStatus, typeof IconCircle> = {
  new: IconCircleDot,
  triaged: IconCircle,
  assigned: IconCircleArrowRight,
  in_progress: IconProgress,
  waiting_resident: IconMessageQuestion,
  answered: IconMessageCheck,
  done: IconCircleCheck,
  confirmed: IconChecks,
  reopened: IconRotate,
  refused: IconBan,
  merged: IconGitMerge,
  withdrawn: IconArrowBackUp,
};

/** The word and the sign of a status. What waits for a first look carries the accent. */
export function StatusSign({ status }: { status: IssueStatus }) {
  const { t } = useTranslation();
  const Sign = SIGNS[status];
  return (
    <span className={styles.sign} data-fresh={status === 'new' || status === 'reopened' || undefined}>
      <Sign size={16} stroke={2} aria-hidden />
      {t(`status.${status}`)}
    </span>
  );
}
