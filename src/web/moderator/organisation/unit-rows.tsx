import { IconSearchOff, IconSitemap } from '@tabler/icons-react';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { UnitOverview, UnitOverviewList } from '../../../organisation/organisation-schema.ts';
import { dayWords } from '../shell/day-words.ts';
import { Empty } from '../shell/empty.tsx';
import { PagedList } from '../shell/paged-list.tsx';
import split from '../shell/split.module.css';
import { useShown } from '../shell/use-shown.ts';
import styles from './organisation.module.css';
import type { OrganisationSearch } from './organisation-search.ts';

interface UnitRowsProps {
  list: UseInfiniteQueryResult<InfiniteData<UnitOverviewList>>;
  search: OrganisationSearch;
}

/** Units under the area in which they act; where something is looked for, the posts that were found under their units. */
export function UnitRows({ list, search }: UnitRowsProps) {
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const areas = [...new Set(items.map(({ areaName }) => areaName))];
  return (
    <div className={split.rows}>
      <PagedList list={list} count={items.length} empty={<NoUnits search={search} />}>
        {areas.map((area) => (
          <section key={area} aria-label={area}>
            <h2 className={styles.area}>{area}</h2>
            <ul className={split.items}>
              {items
                .filter(({ areaName }) => areaName === area)
                .map((unit) => (
                  <UnitRow key={unit.id} unit={unit} search={search} />
                ))}
            </ul>
          </section>
        ))}
      </PagedList>
    </div>
  );
}

function NoUnits({ search }: { search: OrganisationSearch }) {
  const { t } = useTranslation();
  return search.q ? (
    <Empty icon={<IconSearchOff size={40} stroke={1.5} />} title={t('organisation.emptyFiltered')}>
      {t('organisation.emptyFilteredText')}
    </Empty>
  ) : (
    <Empty icon={<IconSitemap size={40} stroke={1.5} />} title={t('organisation.emptyTitle')}>
      {t('organisation.emptyText')}
    </Empty>
  );
}

function UnitRow({ unit, search }: { unit: UnitOverview; search: OrganisationSearch }) {
  const { t } = useTranslation();
  const { post: _, import: __, ...listed } = search;
  const isOpen = unit.id === search.unit;
  const row = useShown<HTMLAnchorElement>(isOpen);
  return (
    <li>
      <Link
        ref={row}
        to="/organisation"
        search={{ ...listed, unit: unit.id }}
        className={styles.row}
        data-open={isOpen || undefined}
        data-ended={unit.validTo !== null || undefined}
      >
        <span className={split.name}>{unit.name}</span>
        <span className={split.foot}>
          <span>{t('organisation.posts', { count: unit.posts })}</span>
          {unit.validTo === null && unit.vacant > 0 && (
            <span className={styles.lack}>{t('organisation.vacant', { count: unit.vacant })}</span>
          )}
          {unit.validTo === null && unit.unlinked > 0 && (
            <span>{t('organisation.unlinked', { count: unit.unlinked })}</span>
          )}
          {unit.validTo !== null && <span>{t('organisation.endedOn', { day: dayWords(unit.validTo) })}</span>}
        </span>
      </Link>
      {search.q && unit.hits.length > 0 && (
        <ul className={styles.hits}>
          {unit.hits.map(({ postId, title, holder }) => (
            <li key={postId}>
              <Link
                to="/organisation"
                search={{ ...listed, unit: unit.id, post: postId }}
                data-open={postId === search.post || undefined}
              >
                {title}
                <span>{holder ?? t('unit.vacant')}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
