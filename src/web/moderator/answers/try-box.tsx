import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerSearch, tryQuestion } from '../api/answers.ts';
import { orThrow, problemOf } from '../api/problem.ts';
import { useAreaChoices } from '../api/reference.ts';
import { useApi } from '../api/use-api.ts';
import { FindSelect } from '../shell/find-select.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import styles from './answer-tools.module.css';

/** A question as people type it, and what they would be told. */
export function TryBox({ list }: { list: AnswerSearch }) {
  const { t } = useTranslation();
  const api = useApi();
  const areas = useAreaChoices();
  const [text, setText] = useState('');
  const [area, setArea] = useState<string | null>(null);
  const attempt = useMutation({ mutationFn: async () => orThrow(await tryQuestion(api, text.trim(), area)) });
  const { data } = attempt;

  return (
    <section className={styles.box} aria-label={t('tryOut.title')}>
      <h2>{t('tryOut.title')}</h2>
      <p className={styles.lead}>{t('tryOut.lead')}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') attempt.mutate();
        }}
      >
        <TextInput
          label={t('tryOut.text')}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <FindSelect
          label={t('tryOut.area')}
          placeholder={t('tryOut.anyArea')}
          data={areas}
          clearable
          clearButtonProps={{ 'aria-label': t('page.clear') }}
          value={area}
          onChange={setArea}
        />
        <Button type="submit" size="sm" loading={attempt.isPending}>
          {t('tryOut.run')}
        </Button>
      </form>
      {attempt.isError && <ProblemNotice problem={problemOf(attempt.error)} onRetry={() => attempt.mutate()} />}
      {data && (
        <div role="status">
          <p className={styles.outcome}>{t(`tryOut.${data.outcome}`)}</p>
          <ul className={styles.found}>
            {data.found.map(({ id, question, score }) => (
              <li key={id}>
                <span className={styles.score}>{t('tryOut.score', { percent: Math.round(score * 100) })}</span>
                <Link className={styles.open} to="/answers" search={{ ...list, answer: id }}>
                  {question}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
