import { ActionIcon, Button, Skeleton, Tooltip, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem.ts';
import { Conversation } from '../issue/conversation.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import styles from './thread.module.css';
import { useThread } from './use-messages.ts';

/** The whole talk that one message belongs to. */
export function Thread({ conversation, onClose }: { conversation: string; onClose: () => void }) {
  const { t } = useTranslation();
  const thread = useThread(conversation);
  const codes = [...new Set(thread.messages.flatMap(({ issue }) => (issue ? [issue] : [])))];
  const scroller = useRef<HTMLDivElement>(null);
  const loaded = thread.isSuccess;

  // A talk is read from its end.
  useLayoutEffect(() => {
    if (loaded) scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [loaded]);

  return (
    <div className={styles.thread}>
      <header className={styles.head}>
        <UnstyledButton className={styles.back} onClick={onClose}>
          <IconChevronLeft size={20} aria-hidden />
          {t('nav.inbox')}
        </UnstyledButton>
        <h2>{t('inbox.thread')}</h2>
        {codes.map((code) => (
          <Link key={code} to="/issues/$code" params={{ code }} aria-label={t('inbox.issueLink', { code })}>
            {code}
          </Link>
        ))}
        <Tooltip label={`${t('page.close')} (Esc)`}>
          <ActionIcon
            className={styles.close}
            variant="subtle"
            color="gray"
            aria-label={t('page.close')}
            onClick={onClose}
          >
            <IconX size={18} />
          </ActionIcon>
        </Tooltip>
      </header>
      <div className={styles.said} ref={scroller}>
        {thread.isPending && <Skeleton height={240} />}
        {thread.isError && <ProblemNotice problem={problemOf(thread.error)} onRetry={() => void thread.refetch()} />}
        {thread.hasNextPage && (
          <Button variant="default" loading={thread.isFetchingNextPage} onClick={() => void thread.fetchNextPage()}>
            {t('inbox.older')}
          </Button>
        )}
        <Conversation messages={thread.messages} />
      </div>
    </div>
  );
}
