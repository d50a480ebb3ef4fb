import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AssignmentItem } from '../../../duties/duty-schema.ts';
import { useNow } from '../shell/use-now.ts';
import { dayDate, dueWords, fullDate } from '../shell/when.ts';
import styles from './assignment-row.module.css';
import { postName } from './post-name.ts';
import { stateOf } from './state-of.ts';
import { StateSign } from './state-sign.tsx';

/** What, by whom, where, until when, and how it stands. */
export function AssignmentRow({ assignment }: { assignment: AssignmentItem }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const { number, titleVi, titleEn, status } = assignment;
  const deadline = new Date(assignment.deadline);
  const state = stateOf(assignment, now);
  const { key, count, time } = dueWords(deadline, now, i18n.language);
  const isOwed = !['filed', 'done', 'declined', 'cancelled'].includes(state);
  return (
    <li className={styles.row} data-assignment={number} data-state={state}>
      <span className={styles.number}>NV{number}</span>
      <span className={styles.what}>
        <strong>
          <Link to="/duties/nv/$number" params={{ number: String(number) }}>
            {i18n.language === 'en' ? titleEn : titleVi}
          </Link>
        </strong>
        <span>{postName(assignment)}</span>
      </span>
      <span className={styles.state}>
        <StateSign state={state} />
        {state === 'late' && status !== 'returned' && status !== 'doing' && assignment.acknowledgedAt === null && (
          <span className={styles.quiet}>{t('duties.notAcknowledged')}</span>
        )}
      </span>
      <span className={styles.due} title={t('due.on', { date: fullDate(deadline, i18n.language) })}>
        {dayDate(deadline, i18n.language)}
        {isOwed && <span className={styles.left}>{t(key, { count, time })}</span>}
      </span>
    </li>
  );
}
