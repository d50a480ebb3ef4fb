import { Select, Switch } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type WordSearch, wordListQuery } from '../api/talk-content.ts';
import { useApi } from '../api/use-api.ts';
import { SearchField } from '../shell/search-field.tsx';
import { useFlowName } from './use-flow-name.ts';
import styles from './word-filters.module.css';

/** Search, which talk, and whether only what was changed. */
export function WordFilters({ search }: { search: WordSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const flowName = useFlowName();
  const flows = useInfiniteQuery(wordListQuery(useApi(), search)).data?.pages[0]?.flows ?? [];
  const goTo = (next: WordSearch) =>
    void navigate({ to: '/words', search: (before) => ({ ...before, ...next }), replace: true });

  return (
    <div className={styles.filters}>
      <SearchField label={t('sayings.search')} applied={search.q} onApply={(q) => goTo({ q })} />
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
