import { Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useCanGoBack, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { assignmentQuery, ladderQuery } from '../../api/duties.ts';
import { problemOf } from '../../api/problem.ts';
import { useApi } from '../../api/use-api.ts';
import { ProblemNotice } from '../../shell/problem-notice.tsx';
import { usePageTitle } from '../../shell/use-page-title.ts';
import { Acts } from './acts.tsx';
import styles from './assignment.module.css';
import { AssignmentFacts } from './assignment-facts.tsx';
import { Evidence } from './evidence.tsx';
import { History } from './history.tsx';
import { Ladder } from './ladder.tsx';

const route = getRouteApi('/duties/nv/$number');

/** One assignment: how it stands, what can be decided, what was shown, every message about it, and everything that happened. */
export function AssignmentScreen() {
  const { t } = useTranslation();
  const api = useApi();
  const number = Number(route.useParams().number);
  const assignment = useQuery(assignmentQuery(api, number));
  const ladder = useQuery(ladderQuery(api, number));
  usePageTitle(t('assignment.title', { number }));
  return (
    <div className={styles.page}>
      <Back />
      {assignment.isError ? (
        <ProblemNotice problem={problemOf(assignment.error)} onRetry={() => void assignment.refetch()} />
      ) : !assignment.data ? (
        <Skeleton height={320} />
      ) : (
        <article className={styles.columns} aria-label={t('assignment.title', { number })} data-number={number}>
          <div className={styles.main}>
            <AssignmentFacts assignment={assignment.data} contact={ladder.data?.contact} />
            <Acts key={assignment.data.version} assignment={assignment.data} />
            <Evidence assignment={assignment.data} />
            <History history={assignment.data.history} />
          </div>
          <Ladder reminders={assignment.data.reminders} upcoming={ladder.data?.upcoming} />
        </article>
      )}
    </div>
  );
}

/** Where one came from; without that, the calendar. */
function Back() {
  const { t } = useTranslation();
  const router = useRouter();
  const canGoBack = useCanGoBack();
  return (
    <Link
      to="/duties/calendar"
      className={styles.back}
      onClick={(event) => {
        if (!canGoBack) return;
        event.preventDefault();
        router.history.back();
      }}
    >
      <IconArrowLeft size={16} aria-hidden />
      {canGoBack ? t('page.back') : t('assignment.back')}
    </Link>
  );
}
