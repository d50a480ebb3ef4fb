import { Button } from '@mantine/core';
import { IconArrowUp, IconInbox, IconMessages } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../shell/empty.tsx';
import { PagedList } from '../shell/paged-list.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { HeldTalks } from './held-talks.tsx';
import styles from './inbox-screen.module.css';
import { MessageRow } from './message-row.tsx';
import { Thread } from './thread.tsx';
import { useInboxKeys } from './use-inbox-keys.ts';
import { useMessages } from './use-messages.ts';

const route = getRouteApi('/inbox');

/** Every released message, the newest on top, and beside it the conversation of the chosen one. */
export function InboxScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { conversation = null } = route.useSearch();
  const list = useMessages();
  const rows = useRef<HTMLUListElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  usePageTitle(t('inbox.title'));

  const close = () => void navigate({ to: '/inbox' });
  function showWaiting() {
    list.showWaiting();
    scroller.current?.scrollTo({ top: 0 });
  }
  useInboxKeys({
    rows,
    showWaiting: list.waiting > 0 ? showWaiting : null,
    close: conversation === null ? null : close,
  });

  return (
    <div className={styles.split} data-open={conversation !== null || undefined}>
      <section className={styles.list} aria-label={t('inbox.label')}>
        <header className={styles.head}>
          <h1>{t('inbox.title')}</h1>
          {list.waiting > 0 && (
            <Button
              size="compact-sm"
              radius="xl"
              leftSection={<IconArrowUp size={14} aria-hidden />}
              title={t('inbox.showNew')}
              onClick={showWaiting}
            >
              {t('inbox.new', { count: list.waiting })}
            </Button>
          )}
        </header>
        <HeldTalks conversation={conversation} />
        <div className={styles.rows} ref={scroller}>
          <Rows list={list} conversation={conversation} rowsRef={rows} />
        </div>
      </section>
      <section className={styles.pane} aria-label={t('inbox.thread')}>
        {conversation === null ? (
          <Empty icon={<IconMessages size={40} stroke={1.5} />} title={t('inbox.threadPick')}>
            {t('inbox.threadKeys')}
          </Empty>
        ) : (
          <Thread key={conversation} conversation={conversation} onClose={close} />
        )}
      </section>
    </div>
  );
}

interface RowsProps {
  list: ReturnType<typeof useMessages>;
  conversation: string | null;
  rowsRef: React.RefObject<HTMLUListElement | null>;
}

function Rows({ list, conversation, rowsRef }: RowsProps) {
  const { t } = useTranslation();
  return (
    <PagedList
      list={list}
      count={list.shown.length}
      rowHeight={48}
      empty={
        <Empty icon={<IconInbox size={40} stroke={1.5} />} title={t('inbox.emptyTitle')}>
          {t('inbox.emptyText')}
        </Empty>
      }
    >
      <ul className={styles.items} ref={rowsRef}>
        {list.shown.map((message) => (
          <MessageRow key={message.id} message={message} open={message.conversation === conversation} />
        ))}
      </ul>
    </PagedList>
  );
}
