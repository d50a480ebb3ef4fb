import { Skeleton } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dutyMatrixQuery } from '../../api/duties.ts';
import { useApi } from '../../api/use-api.ts';
import { DayField } from '../../shell/day-field.tsx';
import { Empty } from '../../shell/empty.tsx';
import { PagedList } from '../../shell/paged-list.tsx';
import { useNow } from '../../shell/use-now.ts';
import { usePageTitle } from '../../shell/use-page-title.ts';
import { townDay } from '../../shell/when.ts';
import { lastDayOf, plusDays } from '../days.ts';
import { type MatrixSearch, withoutGaps } from '../duty-search.ts';
import { ScopeSelects } from '../scope-selects.tsx';
import { STATES } from '../state-of.ts';
import { StateSign } from '../state-sign.tsx';
import styles from './matrix.module.css';
import { MatrixTable } from './matrix-table.tsx';

const route = getRouteApi('/duties/matrix');

/** As far as the server goes at once. */
const MOST_DAYS = 62;

/** Posts down, duties across: who stands how with what. */
export function MatrixScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch();
  const today = townDay(useNow());
  const { from = `${today.slice(0, 7)}-01`, to = lastDayOf(today.slice(0, 7)), ...scope } = search;
  const isShort = from <= to && to <= plusDays(from, MOST_DAYS);
  const matrix = useInfiniteQuery({ ...dutyMatrixQuery(useApi(), { ...scope, from, to }), enabled: isShort });
  usePageTitle(t('duties.page.matrix'));
  const go = (change: MatrixSearch) =>
    void navigate({ to: '/duties/matrix', search: withoutGaps({ ...search, ...change }) });
  const rows = matrix.data?.pages.flatMap((page) => page.rows) ?? [];

  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <DayField
          className={styles.day}
          aria-label={t('matrix.from')}
          value={from}
          onChange={(value) => value && go({ from: value })}
        />
        <DayField
          className={styles.day}
          aria-label={t('matrix.to')}
          value={to}
          error={!isShort && t('matrix.tooLong')}
          onChange={(value) => value && go({ to: value })}
        />
        <ScopeSelects scope={scope} onChange={go} />
      </div>
      <ul className={styles.legend} aria-label={t('matrix.legend')}>
        {STATES.filter((state) => state !== 'cancelled').map((state) => (
          <li key={state}>
            <StateSign state={state} />
          </li>
        ))}
      </ul>
      {isShort && (
        <PagedList
          list={matrix}
          count={rows.length}
          waiting={<Skeleton height={400} />}
          empty={
            <Empty icon={<IconTable size={40} stroke={1.5} />} title={t('matrix.empty')}>
              <p>{t('matrix.emptyText')}</p>
            </Empty>
          }
        >
          <MatrixTable duties={matrix.data?.pages[0]?.duties ?? []} rows={rows} />
        </PagedList>
      )}
    </div>
  );
}
