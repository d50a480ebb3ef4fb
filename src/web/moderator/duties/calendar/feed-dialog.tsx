import { Button, CopyButton, Modal, TextInput } from '@mantine/core';
import { IconCheck, IconCopy, IconRefresh } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarFeedQuery, renewCalendarFeed } from '../../api/duties.ts';
import { type Problem, problemOf } from '../../api/problem.ts';
import { useApi } from '../../api/use-api.ts';
import { tell } from '../../issue/tell.tsx';
import { ProblemNotice } from '../../shell/problem-notice.tsx';
import styles from './calendar.module.css';

/** The secret address from which one’s own calendar program takes the duties; another one ends the former. */
export function FeedDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const client = useQueryClient();
  const feed = useQuery(calendarFeedQuery(api));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const path = feed.data?.path ?? null;

  async function renew() {
    setBusy(true);
    const result = await renewCalendarFeed(api);
    setBusy(false);
    if (!result.ok) return setProblem(result.problem);
    setProblem(null);
    client.setQueryData(calendarFeedQuery(api).queryKey, result.value);
    if (path !== null) tell({ message: t('feed.renewed') });
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('feed.title')}
      closeButtonProps={{ 'aria-label': t('page.close') }}
    >
      <div className={styles.feed}>
        <p>{t('feed.lead')}</p>
        {feed.isError && <ProblemNotice problem={problemOf(feed.error)} onRetry={() => void feed.refetch()} />}
        {problem && <ProblemNotice problem={problem} />}
        {path !== null && (
          <>
            <TextInput
              readOnly
              label={t('feed.address')}
              description={t('feed.secret')}
              value={location.origin + path}
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton value={location.origin + path}>
              {({ copied, copy }) => (
                <Button
                  leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                  onClick={copy}
                >
                  {t(copied ? 'feed.copied' : 'feed.copy')}
                </Button>
              )}
            </CopyButton>
          </>
        )}
        {feed.data && (
          <Button
            variant={path === null ? 'filled' : 'default'}
            loading={busy}
            leftSection={path === null ? undefined : <IconRefresh size={16} aria-hidden />}
            onClick={() => void renew()}
          >
            {t(path === null ? 'feed.make' : 'feed.renew')}
          </Button>
        )}
      </div>
    </Modal>
  );
}
