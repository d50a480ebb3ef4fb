import { Select, Switch, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type WordSearch, wordListQuery } from '../api/talk-content.ts';
import { useApi } from '../api/use-api.ts';
import { useFlowName } from './use-flow-name.ts';
import styles from './word-filters.module.css';

/** Nobody types slower than this between two letters of a word. */
const TYPING_MS = 300;

/** Search, which talk, and whether only what was changed. */
export function WordFilters({
  search,
  searchField,
}: {
  search: WordSearch;
  searchField: RefObject<HTMLInputElement | null>;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const flowName = useFlowName();
  const flows = useInfiniteQuery(wordListQuery(useApi(), search)).data?.pages[0]?.flows ?? [];
  const [q, setQ] = useState(search.q ?? '');
  const goTo = (next: WordSearch) =>
    void navigate({ to: '/words', search: (before) => ({ ...before, ...next }), replace: true });

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed sets it off.
  useEffect(() => {
    const timer = setTimeout(() => q.trim() !== (search.q ?? '') && goTo({ q: q.trim() || undefined }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [q]);

  return (
    <div className={styles.filters}>
      <TextInput
        ref={searchField}
        type="search"
        aria-label={t('sayings.search')}
        placeholder={t('sayings.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <div className={styles.pair}>
        <Select
          size="xs"
          clearable
          aria-label={t('sayings.flow')}
          placeholder={t('sayings.anyFlow')}
          value={search.flow ?? null}
          onChange={(flow) => goTo({ flow: flow ?? undefined })}
          data={flows.map((flow) => ({ value: flow, label: flowName(flow) }))}
        />
        <Switch
          size="xs"
          label={t('sayings.changedOnly')}
          checked={search.changed === 'true'}
          onChange={(event) => goTo({ changed: event.currentTarget.checked ? 'true' : undefined })}
        />
      </div>
    </div>
  );
}
