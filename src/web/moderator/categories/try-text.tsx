import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditCategory, TriedText } from '../../../campaign/category-schema.ts';
import { tryText } from '../api/categories.ts';
import { orThrow, problemOf } from '../api/problem.ts';
import { categoriesQuery } from '../api/reference.ts';
import { useApi } from '../api/use-api.ts';
import shape from '../shell/form.module.css';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import styles from './categories.module.css';

/** A sentence as people type it, what it is taken for, and the phrases that counted; with those of a draft, where one is edited. */
export function TryText({ code, lexicon }: { code?: string; lexicon?: EditCategory['lexicon'] }) {
  const { t } = useTranslation();
  const api = useApi();
  const [text, setText] = useState('');
  const attempt = useMutation({
    mutationFn: async () => orThrow(await tryText(api, { text: text.trim(), ...(code && { code, lexicon }) })),
  });
  const run = () => {
    if (text.trim() !== '') attempt.mutate();
  };
  return (
    <section className={styles.try} aria-label={t('categories.try')}>
      <h3>{t('categories.try')}</h3>
      <p className={shape.lead}>{t(code ? 'tryText.leadDraft' : 'tryText.lead')}</p>
      <div className={styles.tryLine}>
        <TextInput
          label={t('tryText.text')}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // It stands in the form of a category, which is not to be saved by it.
            event.preventDefault();
            run();
          }}
        />
        <Button variant="default" loading={attempt.isPending} onClick={run}>
          {t('tryText.run')}
        </Button>
      </div>
      {attempt.isError && <ProblemNotice problem={problemOf(attempt.error)} onRetry={run} />}
      {attempt.data && <Tried tried={attempt.data} />}
    </section>
  );
}

function Tried({ tried }: { tried: TriedText }) {
  const { t, i18n } = useTranslation();
  const list = useQuery(categoriesQuery(useApi())).data;
  const nameOf = (code: string) => {
    const found = list?.items.find((category) => category.code === code);
    const label = found && (i18n.language === 'en' ? found.labelEn : found.labelVi);
    return label ? `${code} ${label}` : code;
  };
  const number = (value: number) => value.toLocaleString(i18n.language, { maximumFractionDigits: 1 });
  const outcome =
    tried.category === null
      ? t('tryText.none')
      : t(tried.sure ? 'tryText.sure' : 'tryText.unsure', { name: nameOf(tried.category) });
  const asides = [
    tried.area && t('tryText.area', { area: tried.area }),
    tried.place && t('tryText.place', { place: tried.place }),
    tried.heard && t('tryText.heard'),
  ].filter(Boolean);
  return (
    <div role="status">
      <p className={styles.outcome}>{outcome}</p>
      {asides.length > 0 && <p className={shape.lead}>{asides.join(' · ')}</p>}
      <ol className={styles.reasons}>
        {tried.reasons.map(({ code, score, counted }) => (
          <li key={code}>
            <span className={styles.reason}>
              {nameOf(code)} <strong>{t('tryText.score', { score: number(score) })}</strong>
            </span>
            <ul>
              {counted.map(({ words, weight, full }) => (
                <li key={`${words} ${full}`}>
                  <q>{words}</q>{' '}
                  {full === null
                    ? t('tryText.word', { weight: number(weight) })
                    : t('tryText.phrase', { weight: number(weight), full: number(full) })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
}
