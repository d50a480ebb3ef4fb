import { Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DataRequestView, KeptData } from '../../../people/data-request-schema.ts';
import { type DataRequestSearch, dataRequestQuery } from '../api/data-requests.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/use-api.ts';
import { tell } from '../issue/tell.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { fullDate } from '../shell/when.ts';
import { ActForms } from './act-forms.tsx';
import styles from './data-requests-screen.module.css';

/** One request: what is kept of the person, what was done, and what can be done. */
export function DataRequestPane({ id, search }: { id: string; search: DataRequestSearch }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const query = useQuery(dataRequestQuery(useApi(), id));
  const { request: _, ...list } = search;

  function done(view: DataRequestView) {
    client.setQueryData(['data-requests', 'one', id], view);
    void client.invalidateQueries({ queryKey: ['data-requests', 'list'] });
    tell({ message: t('data.done') });
  }

  if (query.error) return <ProblemNotice problem={problemOf(query.error)} />;
  const view = query.data;
  if (!view) return <Skeleton height={240} />;
  const date = (iso: string) => fullDate(new Date(iso), i18n.language);
  return (
    <article className={styles.one} aria-label={t(`data.kind.${view.kind}`)}>
      <Link to="/data-requests" search={list} className={styles.back}>
        <IconArrowLeft size={16} aria-hidden /> {t('page.back')}
      </Link>
      <h2>{t(`data.kind.${view.kind}`)}</h2>
      <p className={styles.facts}>
        <span>{t(`data.state.${view.state}`)}</span>
        <span className={view.late ? styles.late : undefined}>
          {view.late ? `${t(view.state === 'open' ? 'data.isLate' : 'data.wasLate')} – ` : ''}
          {t('data.due', { date: date(view.dueAt) })}
        </span>
        {view.conversation && (
          <Link to="/inbox" search={{ conversation: view.conversation }}>
            {t('data.talk')}
          </Link>
        )}
      </p>
      <h3>{t('data.kept')}</h3>
      {view.kept ? <Kept kept={view.kept} date={date} /> : <p>{t('data.gone')}</p>}
      <h3>{t('data.history')}</h3>
      <ol className={styles.history}>
        {view.acts.map((act) => (
          <li key={`${act.at} ${act.act}`}>
            {date(act.at)}, {act.staff ?? t(act.actor === 'resident' ? 'data.resident' : 'data.system')}:{' '}
            {t(`data.act.${act.act}`)}
            {act.text && <q>{act.text}</q>}
          </li>
        ))}
      </ol>
      {view.state === 'open' && view.kept && <ActForms id={id} onDone={done} />}
    </article>
  );
}

function Kept({ kept, date }: { kept: KeptData; date: (iso: string) => string }) {
  const { t } = useTranslation();
  return (
    <dl className={styles.kept}>
      <dt>{t('data.name')}</dt>
      <dd>{kept.name ?? t('data.unknown')}</dd>
      <dt>{t('data.home')}</dt>
      <dd>{kept.homeArea ?? t('data.unknown')}</dd>
      <dt>{t('data.issues')}</dt>
      <dd>{t('data.issuesCount', { open: kept.openIssues, closed: kept.closedIssues })}</dd>
      <dt>{t('data.messages')}</dt>
      <dd>{kept.messages}</dd>
      <dt>{t('data.media')}</dt>
      <dd>{kept.media}</dd>
      <dt>{t('data.consents')}</dt>
      {kept.consents.map(({ purpose, decision, at }) => (
        <dd key={purpose}>
          {t(`data.purpose.${purpose}`)}: {t(decision === 'given' ? 'data.given' : 'data.notGiven')}, {date(at)}
        </dd>
      ))}
    </dl>
  );
}
