import { IconMessageCog } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRowKeys } from '../answers/use-row-keys.ts';
import { Empty } from '../shell/empty.tsx';
import { useKeys } from '../shell/use-keys.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { WordFilters } from './word-filters.tsx';
import { WordPane } from './word-pane.tsx';
import { WordRows } from './word-rows.tsx';
import styles from './words-screen.module.css';

const route = getRouteApi('/words');

/** Everything that the assistant says, and beside it the opened sentence with its present words, a preview and its history. */
export function WordsScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { word, ...list } = route.useSearch();
  const rows = useRef<HTMLUListElement>(null);
  usePageTitle(t('sayings.title'));

  const close = () => void navigate({ to: '/words', search: list });
  useRowKeys(rows);
  useKeys({
    Escape: () => word && close(),
  });

  return (
    <div className={styles.split} data-open={word !== undefined || undefined}>
      <section className={styles.list} aria-label={t('sayings.label')}>
        <header className={styles.head}>
          <h1>{t('sayings.title')}</h1>
        </header>
        <WordFilters search={list} />
        <div className={styles.rows}>
          <WordRows search={list} open={word ?? null} rowsRef={rows} />
        </div>
      </section>
      <section className={styles.pane}>
        {word === undefined ? (
          <Empty icon={<IconMessageCog size={40} stroke={1.5} />} title={t('sayings.pick')}>
            {t('sayings.pickText')}
          </Empty>
        ) : (
          <WordPane key={word} word={word} onClose={close} />
        )}
      </section>
    </div>
  );
}
