import { Button } from '@mantine/core';
import { IconListSearch, IconPlus } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../shell/use-keys.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { AnswerFilters } from './answer-filters.tsx';
import { AnswerPane } from './answer-pane.tsx';
import { AnswerRows } from './answer-rows.tsx';
import { AnswerTools } from './answer-tools.tsx';
import styles from './answers-screen.module.css';
import { useRowKeys } from './use-row-keys.ts';

const route = getRouteApi('/answers');

/** What the assistant answers, and beside it the opened answer, or a question to try and those that nobody has answered. */
export function AnswersScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { answer, from, tools, ...list } = route.useSearch();
  const rows = useRef<HTMLUListElement>(null);
  usePageTitle(t('answers.title'));

  const close = () => void navigate({ to: '/answers', search: list });
  useRowKeys(rows);
  useKeys({
    n: () => void navigate({ to: '/answers', search: { ...list, answer: 'new' } }),
    Escape: () => (answer || tools) && close(),
  });

  return (
    <div className={styles.split} data-open={answer !== undefined || tools === 'true' || undefined}>
      <section className={styles.list} aria-label={t('answers.label')}>
        <header className={styles.head}>
          <h1>{t('answers.title')}</h1>
          <Button
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => void navigate({ to: '/answers', search: { ...list, answer: 'new' } })}
          >
            {t('answers.write')}
          </Button>
        </header>
        <AnswerFilters search={list} />
        <Button
          className={styles.tools}
          variant="default"
          leftSection={<IconListSearch size={16} aria-hidden />}
          onClick={() => void navigate({ to: '/answers', search: { ...list, tools: 'true' } })}
        >
          {t('answers.tools')}
        </Button>
        <div className={styles.rows}>
          <AnswerRows search={list} open={answer ?? null} rowsRef={rows} />
        </div>
      </section>
      <section className={styles.pane}>
        {answer === undefined ? (
          <AnswerTools list={list} onClose={close} />
        ) : (
          <AnswerPane key={`${answer} ${from ?? ''}`} answer={answer} from={from ?? null} onClose={close} />
        )}
      </section>
    </div>
  );
}
