import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AnswerSearch } from '../api/answers.ts';
import { SearchField } from '../shell/search-field.tsx';
import styles from './answer-filters.module.css';

/** Search, and which of the answers: those in use or those put away. */
export function AnswerFilters({ search }: { search: AnswerSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const goTo = (next: AnswerSearch) =>
    void navigate({ to: '/answers', search: (before) => ({ ...before, ...next }), replace: true });

  return (
    <div className={styles.filters}>
      <SearchField label={t('answers.search')} applied={search.q} onApply={(q) => goTo({ q })} />
      <SegmentedControl
        size="xs"
        fullWidth
        value={search.retired ?? 'false'}
        onChange={(value) => goTo({ retired: value === 'true' ? 'true' : undefined })}
        data={[
          { value: 'false', label: t('answers.shown') },
          { value: 'true', label: t('answers.retired') },
        ]}
      />
    </div>
  );
}
