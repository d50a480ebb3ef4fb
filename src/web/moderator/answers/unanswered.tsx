import { Button, Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type AnswerSearch, unansweredQuery } from '../api/answers.ts';
import { useLiveChange } from '../api/live.tsx';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/use-api.ts';
import { placeOf } from '../issues/issue-row.tsx';
import { StatusSign } from '../issues/status-sign.tsx';
import { Ago } from '../shell/ago.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import styles from './answer-tools.module.css';

/** Questions that became issues: each is answered there, and here for everybody who asks it next. */
export function Unanswered({ list }: { list: AnswerSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const questions = useQuery(unansweredQuery(useApi()));
  useLiveChange(
    ({ kind }) => kind === 'issue',
    () => void client.invalidateQueries({ queryKey: ['answers', 'unanswered'] }),
  );

  return (
    <section className={styles.box} aria-label={t('unanswered.title')}>
      <h2>{t('unanswered.title')}</h2>
      <p className={styles.lead}>{t('unanswered.lead')}</p>
      {questions.isPending && <Skeleton height={96} />}
      {questions.isError && (
        <ProblemNotice problem={problemOf(questions.error)} onRetry={() => void questions.refetch()} />
      )}
      {questions.data?.length === 0 && <p className={styles.lead}>{t('unanswered.empty')}</p>}
      <ul className={styles.found}>
        {questions.data?.map((issue) => (
          <li key={issue.code} data-question={issue.code}>
            <div className={styles.question}>
              <p>{issue.text}</p>
              <span className={styles.foot}>
                <Link
                  to="/issues/$code"
                  params={{ code: issue.code }}
                  aria-label={t('unanswered.issue', { code: issue.code })}
                >
                  {issue.code}
                </Link>
                <StatusSign status={issue.status} />
                <span>{placeOf(issue) ?? t('list.noArea')}</span>
                <Ago at={issue.createdAt} />
              </span>
            </div>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => void navigate({ to: '/answers', search: { ...list, answer: 'new', from: issue.code } })}
            >
              {t('unanswered.write')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
