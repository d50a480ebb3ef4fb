import { Button } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem.ts';
import styles from './change-history.module.css';
import { ProblemNotice } from './problem-notice.tsx';
import { fullDate } from './when.ts';

interface ChangeHistoryProps<Change> {
  list: UseInfiniteQueryResult<InfiniteData<{ items: Change[] }>>;
  /** Who did it, and what. */
  by: (change: Change) => string;
  children: (change: Change) => ReactNode;
}

/** Who changed what, the last first. */
export function ChangeHistory<Change extends { id: string; at: string }>(props: ChangeHistoryProps<Change>) {
  const { list, by, children } = props;
  const { t, i18n } = useTranslation();
  const items = list.data?.pages.flatMap((page) => page.items);
  return (
    <section className={styles.history} aria-label={t('page.history')}>
      <h3>{t('page.history')}</h3>
      {list.isError && <ProblemNotice problem={problemOf(list.error)} onRetry={() => void list.refetch()} />}
      {items?.length === 0 && <p>{t('page.noHistory')}</p>}
      <ol className={styles.changes}>
        {items?.map((change) => (
          <li key={change.id}>
            <span className={styles.by}>
              {fullDate(new Date(change.at), i18n.language)} · {by(change)}
            </span>
            <span>{children(change)}</span>
          </li>
        ))}
      </ol>
      {list.hasNextPage && (
        <div>
          <Button
            size="compact-sm"
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('page.more')}
          </Button>
        </div>
      )}
    </section>
  );
}
