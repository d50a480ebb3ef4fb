import { Select, Skeleton } from '@mantine/core';
import { IconBellOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Simulation } from '../../../../reminders/simulation-schema.ts';
import { simulationQuery } from '../../api/duties.ts';
import { problemOf } from '../../api/problem.ts';
import { useApi } from '../../api/use-api.ts';
import { DayField } from '../../shell/day-field.tsx';
import { Empty } from '../../shell/empty.tsx';
import { FindSelect } from '../../shell/find-select.tsx';
import { ProblemNotice } from '../../shell/problem-notice.tsx';
import { useNow } from '../../shell/use-now.ts';
import { usePageTitle } from '../../shell/use-page-title.ts';
import { clockTime, dayDate, townDay } from '../../shell/when.ts';
import { shortDay } from '../days.ts';
import { type SimulateSearch, withoutGaps } from '../duty-search.ts';
import { ScopeSelects } from '../scope-selects.tsx';
import { useDutyOptions } from '../use-duty-options.ts';
import styles from './simulate.module.css';

const route = getRouteApi('/duties/simulate');

type Message = Simulation['messages'][number];

const DAYS = [1, 7, 14, 31];
const USUAL_DAYS = 7;

/** “Nếu hôm nay là 10/12…”: who would hear what on which day. Nothing is sent. */
export function SimulateScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch();
  const now = townDay(useNow());
  const { today = now, days = String(USUAL_DAYS), duty, ...scope } = search;
  const result = useQuery(simulationQuery(useApi(), { ...scope, today, days: Number(days), duty }));
  usePageTitle(t('duties.page.simulate'));
  const go = (change: SimulateSearch) =>
    void navigate({ to: '/duties/simulate', search: withoutGaps({ ...search, ...change }) });
  return (
    <div className={styles.page}>
      <p className={styles.lead}>{t('simulate.lead')}</p>
      <div className={styles.fields}>
        <DayField label={t('simulate.today')} value={today} onChange={(value) => value && go({ today: value })} />
        <Select
          label={t('simulate.days')}
          allowDeselect={false}
          value={days}
          data={DAYS.map((count) => ({ value: String(count), label: t('simulate.daysOption', { count }) }))}
          onChange={(value) => go({ days: value ?? undefined })}
        />
        <FindSelect
          className={styles.duty}
          label={t('simulate.duty')}
          placeholder={t('simulate.anyDuty')}
          clearable
          value={duty ?? null}
          data={useDutyOptions()}
          onChange={(value) => go({ duty: value ?? undefined })}
        />
      </div>
      <ScopeSelects scope={scope} onChange={go} />
      {result.isError && <ProblemNotice problem={problemOf(result.error)} onRetry={() => void result.refetch()} />}
      {result.isPending && <Skeleton height={240} />}
      {result.data && <Messages simulation={result.data} />}
    </div>
  );
}

function Messages({ simulation: { total, messages } }: { simulation: Simulation }) {
  const { t, i18n } = useTranslation();
  if (total === 0)
    return (
      <Empty icon={<IconBellOff size={40} stroke={1.5} />} title={t('simulate.empty')}>
        <p>{t('simulate.emptyText')}</p>
      </Empty>
    );
  const days = [...new Set(messages.map(({ at }) => townDay(new Date(at))))];
  return (
    <>
      <p className={styles.total} role="status">
        <strong>{t('simulate.count', { count: total })}</strong>
        {total > messages.length && ` ${t('simulate.more', { shown: messages.length })}`}
      </p>
      {days.map((day) => {
        const ofDay = messages.filter(({ at }) => townDay(new Date(at)) === day);
        return (
          <section key={day} className={styles.day} data-day={day}>
            <h2>
              {dayDate(new Date(`${day}T12:00:00+07:00`), i18n.language)}
              <span>{t('simulate.count', { count: ofDay.length })}</span>
            </h2>
            <ul>
              {ofDay.map((message) => (
                <MessageRow key={`${message.at} ${message.postTitle} ${message.lines[0]!.ofPost}`} message={message} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function MessageRow({ message: { at, name, postTitle, canWrite, lines } }: { message: Message }) {
  const { t, i18n } = useTranslation();
  return (
    <li>
      <time dateTime={at}>{clockTime(new Date(at), i18n.language)}</time>
      <div>
        <p>
          <strong>{postTitle ? [name, postTitle].filter(Boolean).join(', ') : t('simulate.toOffice')}</strong>
          {postTitle && !canWrite && <span className={styles.lack}> {t('simulate.noChannel')}</span>}
        </p>
        <ul className={styles.lines}>
          {lines.map((line) => (
            <li key={`${line.duty} ${line.ofPost} ${line.rung} ${line.audience} ${line.deadline}`}>
              <LineWords line={line} />
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}

function LineWords({ line }: { line: Message['lines'][number] }) {
  const { t, i18n } = useTranslation();
  const { audience, kind, number, titleVi, titleEn, ofPost, deadline } = line;
  const isOwn = audience === 'holder' || audience === 'other_channel';
  const title = i18n.language === 'en' ? titleEn : titleVi;
  return t(isOwn ? 'simulate.line' : 'simulate.about', {
    kind: t(`assignment.kind.${kind as 'deadline'}`, { defaultValue: kind }),
    name: number === null ? `${title} (${t('simulate.planned')})` : `NV${number} – ${title}`,
    day: shortDay(townDay(new Date(deadline))),
    post: ofPost,
  });
}
