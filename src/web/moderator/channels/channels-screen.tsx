import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { channelUseQuery } from '../api/channels.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/use-api.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { ChannelCard } from './channel-card.tsx';
import styles from './channels-screen.module.css';

/** How each channel is used this month, what it costs, and what would be lost without it. */
export function ChannelsScreen() {
  const { t } = useTranslation();
  const list = useQuery(channelUseQuery(useApi()));
  usePageTitle(t('channels.title'));
  const [year, month] = (list.data?.month ?? '').split('-');
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('channels.title')}</h1>
        <p>{list.data ? t('channels.lead', { month: `${month}/${year}` }) : t('page.loading')}</p>
      </header>
      {list.isError && <ProblemNotice problem={problemOf(list.error)} onRetry={() => void list.refetch()} />}
      {list.isPending ? (
        <div className={styles.cards} role="status" aria-label={t('page.loading')}>
          <Skeleton height={220} radius={12} />
          <Skeleton height={220} radius={12} />
        </div>
      ) : (
        <div className={styles.cards}>
          {list.data?.items.map((one) => (
            <ChannelCard key={one.channel} use={one} mayEdit={list.data.mayEdit} />
          ))}
        </div>
      )}
    </div>
  );
}
