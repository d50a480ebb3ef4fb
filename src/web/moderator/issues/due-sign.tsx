import { IconClock, IconClockExclamation, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { IssueItem, IssueStatus } from '../../../issues/issue-schema.ts';
import { useNow } from '../shell/use-now.ts';
import { dueWords, fullDate } from '../shell/when.ts';
import styles from './due-sign.module.css';

/** After these nothing is owed any more. */
const CLOSED: ReadonlySet<IssueStatus> = new Set(['answered', 'done', 'confirmed', 'refused', 'merged', 'withdrawn']);

/**
 * Until when an answer is owed; red, with a sign and the word, once that is over; that the clock stands still while the resident is asked.
 * Nothing where nothing is owed.
 */
export function DueSign({ issue }: { issue: Pick<IssueItem, 'dueAt' | 'status' | 'pausedAt'> }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (issue.dueAt === null || CLOSED.has(issue.status)) return null;
  const due = new Date(issue.dueAt);
  if (issue.pausedAt !== null && !isLate(issue, now)) {
    const since = fullDate(new Date(issue.pausedAt), i18n.language);
    return (
      <span className={styles.sign} title={t('due.pausedSince', { date: since })}>
        <IconPlayerPause size={14} stroke={2} aria-hidden />
        {t('due.paused')}
      </span>
    );
  }
  const { late, key, count, time } = dueWords(due, now, i18n.language);
  const Sign = late ? IconClockExclamation : IconClock;
  return (
    <span
      className={styles.sign}
      data-late={late || undefined}
      title={t('due.on', { date: fullDate(due, i18n.language) })}
    >
      <Sign size={14} stroke={2} aria-hidden />
      {t(key, { count, time })}
    </span>
  );
}

export function isLate(issue: Pick<IssueItem, 'dueAt' | 'status' | 'pausedAt'>, now: Date): boolean {
  if (issue.dueAt === null || CLOSED.has(issue.status)) return false;
  return new Date(issue.dueAt) < (issue.pausedAt ? new Date(issue.pausedAt) : now);
}
