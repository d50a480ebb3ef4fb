import { SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem.ts';
import { wordQuery } from '../api/talk-content.ts';
import { useApi } from '../api/use-api.ts';
import { PaneHead } from '../shell/pane-head.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { useFlowName } from './use-flow-name.ts';
import { WordEditor } from './word-editor.tsx';
import styles from './word-pane.module.css';

interface WordPaneProps {
  /** Its key. */
  word: string;
  onClose: () => void;
}

/** The opened sentence, in one language at a time. */
export function WordPane({ word, onClose }: WordPaneProps) {
  const { t, i18n } = useTranslation();
  const flowName = useFlowName();
  const [lang, setLang] = useState<'vi' | 'en'>(i18n.language === 'en' ? 'en' : 'vi');
  const stored = useQuery(wordQuery(useApi(), word));

  return (
    <div className={styles.pane}>
      <PaneHead
        back={t('sayings.title')}
        close={t('page.close')}
        onClose={onClose}
        beside={
          <SegmentedControl
            size="xs"
            aria-label={t('saying.lang')}
            value={lang}
            onChange={(value) => setLang(value as 'vi' | 'en')}
            data={[
              { value: 'vi', label: 'Tiếng Việt' },
              { value: 'en', label: 'English' },
            ]}
          />
        }
      >
        {flowName(word.slice(0, word.indexOf('.')))}
      </PaneHead>
      {stored.isPending && (
        <div className={styles.body} role="status" aria-label={t('page.loading')}>
          <Skeleton height={96} />
          <Skeleton height={64} />
        </div>
      )}
      {stored.isError && (
        <div className={styles.body}>
          <ProblemNotice problem={problemOf(stored.error)} onRetry={() => void stored.refetch()} />
        </div>
      )}
      {stored.data === null && <p className={styles.body}>{t('saying.gone')}</p>}
      {stored.data && <WordEditor key={lang} item={stored.data.item} lang={lang} mayWrite={stored.data.mayWrite} />}
    </div>
  );
}
