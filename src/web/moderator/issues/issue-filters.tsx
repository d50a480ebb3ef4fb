import { Button, CloseButton, Kbd, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueSearch } from '../api/issues.ts';
import { FilterSelects } from './filter-selects.tsx';
import styles from './issue-filters.module.css';
import { filterCount, withoutGaps } from './issue-search.ts';

interface IssueFiltersProps {
  search: IssueSearch;
  searchField: RefObject<HTMLInputElement | null>;
}

/** How long after the last letter the list follows, in milliseconds. */
const PAUSE_MS = 250;

export function IssueFilters({ search, searchField }: IssueFiltersProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const apply = (change: IssueSearch) =>
    void navigate({ to: '/issues', search: withoutGaps({ ...search, ...change }), replace: true });
  const words = useSearchWords(search.q ?? '', (q) => apply({ q }));
  const on = filterCount(search);

  return (
    <search className={styles.filters}>
      <TextInput
        ref={searchField}
        className={styles.search}
        type="search"
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        title={t('list.searchHint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          words.value ? (
            <CloseButton size="sm" aria-label={t('page.clear')} onClick={() => words.set('')} />
          ) : (
            <Kbd size="xs" className={styles.key} aria-hidden>
              /
            </Kbd>
          )
        }
        value={words.value}
        onChange={(event) => words.set(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
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

/** What stands in the field; the address bar follows after a pause, and leads when it changes by itself (back, a tab). */
function useSearchWords(applied: string, apply: (words: string) => void) {
  const [value, setValue] = useState(applied);
  const [seen, setSeen] = useState(applied);
  if (seen !== applied) {
    setSeen(applied);
    if (applied !== value.trim()) setValue(applied);
  }
  useEffect(() => {
    if (value.trim() === applied) return;
    const timer = window.setTimeout(() => apply(value.trim()), PAUSE_MS);
    return () => window.clearTimeout(timer);
  });
  return { value, set: setValue };
}
