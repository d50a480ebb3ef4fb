import { Button, Skeleton } from '@mantine/core';
import { IconListDetails, IconRefresh, IconSearchOff } from '@tabler/icons-react';
import { getRouteApi, Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDangerousCategories } from '../api/reference.ts';
import { Empty } from '../shell/empty.tsx';
import { PagedList } from '../shell/paged-list.tsx';
import split from '../shell/split.module.css';
import { useKeys } from '../shell/use-keys.ts';
import { useNow } from '../shell/use-now.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { isLate } from './due-sign.tsx';
import { IssueFilters } from './issue-filters.tsx';
import { IssueRow } from './issue-row.tsx';
import { withoutGaps } from './issue-search.ts';
import styles from './issues-screen.module.css';
import { useIssueList } from './use-issue-list.ts';
import { useListKeys } from './use-list-keys.ts';
import { ViewTabs } from './view-tabs.tsx';

const route = getRouteApi('/issues');

/** The list and, beside it or (on a phone) instead of it, the opened issue. */
export function IssuesScreen() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const code = useParams({ strict: false }).code ?? null;
  const list = useIssueList(search);
  const rows = useRef<HTMLUListElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  usePageTitle(code ?? t('list.title'));

  function showChanges() {
    list.showChanges();
    scroller.current?.scrollTo({ top: 0 });
  }
  useListKeys({
    code,
    search,
    rows,
    codes: list.shown.map((item) => item.code),
    more: list.hasNextPage ? list.fetchNextPage : null,
  });
  useKeys({
    r: () => list.changes > 0 && showChanges(),
  });

  return (
    <div className={styles.split} data-open={code !== null || undefined}>
      <section className={styles.list} aria-label={t('list.label')}>
        <header className={split.head}>
          <h1>{t('list.title')}</h1>
          {list.changes > 0 && (
            <Button
              size="compact-sm"
              radius="xl"
              leftSection={<IconRefresh size={14} aria-hidden />}
              title={t('list.showChanges')}
              onClick={showChanges}
            >
              {t('list.changes', { count: list.changes })}
            </Button>
          )}
        </header>
        <IssueFilters search={search} />
        <ViewTabs search={search} />
        <div className={split.rows} ref={scroller}>
          <Rows list={list} code={code} rowsRef={rows} />
        </div>
      </section>
      {code !== null && (
        <section className={styles.pane} aria-label={t('issue.label', { code })}>
          <Outlet />
        </section>
      )}
    </div>
  );
}

interface RowsProps {
  list: ReturnType<typeof useIssueList>;
  code: string | null;
  rowsRef: React.RefObject<HTMLUListElement | null>;
}

function Rows({ list, code, rowsRef }: RowsProps) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate();
  const now = useNow();
  const dangerous = useDangerousCategories();

  const isFiltered = Object.keys(withoutGaps(search)).length > 0;
  return (
    <PagedList
      list={list}
      count={list.shown.length}
      waiting={<WaitingRows />}
      empty={
        isFiltered ? (
          <Empty icon={<IconSearchOff size={40} stroke={1.5} />} title={t('list.emptyFiltered')}>
            <p>{t('list.emptyFilteredText')}</p>
            <Button variant="default" onClick={() => void navigate({ to: '/issues' })}>
              {t('list.clear')}
            </Button>
          </Empty>
        ) : (
          <Empty icon={<IconListDetails size={40} stroke={1.5} />} title={t('list.emptyTitle')}>
            {t('list.emptyText')}
          </Empty>
        )
      }
    >
      <ul className={split.items} ref={rowsRef}>
        {list.shown.map((issue) => (
          <IssueRow
            key={issue.code}
            issue={issue}
            search={search}
            open={issue.code === code}
            dangerous={dangerous.has(issue.category)}
            late={isLate(issue, now)}
          />
        ))}
      </ul>
    </PagedList>
  );
}

function WaitingRows() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('page.loading')}>
      {Array.from({ length: 10 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: ten equal bars that never change.
        <div key={index} className={styles.waiting}>
          <Skeleton height={12} width="40%" />
          <Skeleton height={14} width="90%" />
          <Skeleton height={12} width="70%" />
        </div>
      ))}
    </div>
  );
}
