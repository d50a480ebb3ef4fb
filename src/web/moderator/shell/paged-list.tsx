import { Button, Skeleton } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem.ts';
import styles from './paged-list.module.css';
import { ProblemNotice } from './problem-notice.tsx';

interface PagedListProps {
  list: Pages;
  /** How many there are to show so far. */
  count: number;
  /** Where there is nothing. */
  empty: ReactNode;
  /** Of a row, in pixels, while the first page is on its way. */
  rowHeight?: number;
  /** What is shown meanwhile instead of bars of that height. */
  waiting?: ReactNode;
  children: ReactNode;
}

type Pages = Pick<
  UseInfiniteQueryResult,
  | 'isPending'
  | 'isError'
  | 'error'
  | 'refetch'
  | 'hasNextPage'
  | 'isFetchingNextPage'
  | 'isFetchNextPageError'
  | 'fetchNextPage'
>;

/**
 * A list that comes in pages, in whichever state it is: on its way, failed, empty, or shown, with the next page below, and why that
 * did not come. What is shown stays when something fails.
 */
export function PagedList({ list, count, empty, rowHeight = 44, waiting, children }: PagedListProps) {
  const { t } = useTranslation();
  if (list.isPending) return waiting ?? <WaitingRows height={rowHeight} />;
  if (count === 0 && list.isError)
    return (
      <div className={styles.message}>
        <ProblemNotice problem={problemOf(list.error)} onRetry={() => void list.refetch()} />
      </div>
    );
  if (count === 0) return empty;
  return (
    <>
      {children}
      <div className={styles.foot}>
        {list.isFetchNextPageError && (
          <ProblemNotice problem={problemOf(list.error)} onRetry={() => void list.fetchNextPage()} />
        )}
        {list.hasNextPage ? (
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('page.more')}
          </Button>
        ) : (
          t('page.allLoaded')
        )}
      </div>
    </>
  );
}

function WaitingRows({ height }: { height: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles.waiting} role="status" aria-label={t('page.loading')}>
      <Skeleton height={height} />
      <Skeleton height={height} />
      <Skeleton height={height} />
      <Skeleton height={height} />
    </div>
  );
}
