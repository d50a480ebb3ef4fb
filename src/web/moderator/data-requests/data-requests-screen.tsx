import { IconDatabase } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DataRequestItem } from '../../../people/data-request-schema.ts';
import { type DataRequestSearch, dataRequestsQuery } from '../api/data-requests.ts';
import { useLiveChange } from '../api/live.tsx';
import { useApi } from '../api/use-api.ts';
import tabs from '../issues/view-tabs.module.css';
import { Ago } from '../shell/ago.tsx';
import { Empty } from '../shell/empty.tsx';
import { PagedList } from '../shell/paged-list.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { fullDate } from '../shell/when.ts';
import { DataRequestPane } from './data-request-pane.tsx';
import styles from './data-requests-screen.module.css';
import { RetentionList } from './retention-list.tsx';

const route = getRouteApi('/data-requests');

/** What residents ask about their data, and by when the law wants it answered. */
export function DataRequestsScreen() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const api = useApi();
  const client = useQueryClient();
  const list = useInfiniteQuery(dataRequestsQuery(api, search));
  usePageTitle(t('data.title'));
  useLiveChange(
    ({ kind }) => kind === 'task',
    () => void client.invalidateQueries({ queryKey: ['data-requests', 'list'] }),
  );
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const first = list.data?.pages[0];

  return (
    <section className={styles.screen} aria-label={t('data.label')}>
      <div className={styles.list} data-hidden={search.request !== undefined || undefined}>
        <header className={styles.head}>
          <h1>{t('data.title')}</h1>
          {first !== undefined && first.late > 0 && (
            <span className={styles.late}>{t('data.late', { count: first.late })}</span>
          )}
        </header>
        <Tabs search={search} open={first?.open} />
        <PagedList
          list={list}
          count={items.length}
          rowHeight={56}
          empty={
            <Empty icon={<IconDatabase size={40} stroke={1.5} />} title={t('data.empty')}>
              <p>{t('data.emptyText')}</p>
            </Empty>
          }
        >
          <ul className={styles.items}>
            {items.map((item) => (
              <Row key={item.id} item={item} search={search} />
            ))}
          </ul>
        </PagedList>
        <RetentionList />
      </div>
      <div className={styles.pane}>
        {search.request ? (
          <DataRequestPane key={search.request} id={search.request} search={search} />
        ) : (
          <p className={styles.pick}>{t('data.pick')}</p>
        )}
      </div>
    </section>
  );
}

function Tabs({ search, open }: { search: DataRequestSearch; open: number | undefined }) {
  const { t } = useTranslation();
  return (
    <nav className={tabs.tabs} aria-label={t('data.states')}>
      {(['open', 'all'] as const).map((name) => {
        const here = (search.state === 'all') === (name === 'all');
        return (
          <Link
            key={name}
            to="/data-requests"
            search={name === 'all' ? { state: 'all' } : {}}
            className={tabs.tab}
            data-here={here || undefined}
            aria-current={here || undefined}
            activeOptions={{ exact: true }}
          >
            {t(`data.${name}`)}
            {name === 'open' && open !== undefined && <span className={tabs.count}>{open}</span>}
          </Link>
        );
      })}
    </nav>
  );
}

function Row({ item, search }: { item: DataRequestItem; search: DataRequestSearch }) {
  const { t, i18n } = useTranslation();
  const { id, kind, state, askedAt, dueAt, late } = item;
  return (
    <li>
      <Link
        to="/data-requests"
        search={{ ...search, request: id }}
        className={styles.row}
        data-here={search.request === id || undefined}
        data-request={id}
      >
        <strong>{t(`data.kind.${kind}`)}</strong>
        <span>
          <Ago at={askedAt} />
        </span>
        <span>{t(`data.state.${state}`)}</span>
        {late ? (
          <span className={styles.late}>{t(state === 'open' ? 'data.isLate' : 'data.wasLate')}</span>
        ) : (
          state === 'open' && <span>{t('data.due', { date: fullDate(new Date(dueAt), i18n.language) })}</span>
        )}
      </Link>
    </li>
  );
}
