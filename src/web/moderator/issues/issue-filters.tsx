import { Button } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueSearch } from '../api/issues.ts';
import { SearchField } from '../shell/search-field.tsx';
import { FilterSelects } from './filter-selects.tsx';
import styles from './issue-filters.module.css';
import { filterCount, withoutGaps } from './issue-search.ts';

export function IssueFilters({ search }: { search: IssueSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const apply = (change: IssueSearch) =>
    void navigate({ to: '/issues', search: withoutGaps({ ...search, ...change }), replace: true });
  const on = filterCount(search);

  return (
    <search className={styles.filters}>
      <SearchField
        className={styles.search}
        label={t('list.search')}
        hint={t('list.searchHint')}
        applied={search.q}
        onApply={(q) => apply({ q })}
      />
      <Button
        className={styles.toggle}
        variant={on > 0 ? 'light' : 'default'}
        size="sm"
        leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
        aria-expanded={open}
        aria-controls="issue-filters"
        onClick={() => setOpen(!open)}
      >
        {on > 0 ? t('list.filtersOn', { count: on }) : t('list.filters')}
      </Button>
      <div id="issue-filters" className={styles.selects} data-open={open || undefined}>
        <FilterSelects search={search} onChange={apply} />
        {on > 0 && (
          <Button
            variant="subtle"
            size="sm"
            onClick={() => apply({ area: undefined, category: undefined, unit: undefined })}
          >
            {t('list.clear')}
          </Button>
        )}
      </div>
    </search>
  );
}
