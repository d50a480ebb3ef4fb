import { SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerSearch } from '../api/answers.ts';
import styles from './answer-filters.module.css';

/** Nobody types slower than this between two letters of a word. */
const TYPING_MS = 300;

/** Search, and which of the answers: those in use or those put away. */
export function AnswerFilters({
  search,
  searchField,
}: {
  search: AnswerSearch;
  searchField: RefObject<HTMLInputElement | null>;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [q, setQ] = useState(search.q ?? '');
  const goTo = (next: AnswerSearch) =>
    void navigate({ to: '/answers', search: (before) => ({ ...before, ...next }), replace: true });

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
        aria-label={t('answers.search')}
        placeholder={t('answers.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
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
