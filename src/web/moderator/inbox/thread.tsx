import { Button, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem.ts';
import { useSession } from '../api/session.ts';
import { useTalk, useTalkActs } from '../api/talks.ts';
import { Conversation } from '../issue/conversation.tsx';
import { PaneHead } from '../shell/pane-head.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { TalkBar } from './talk-bar.tsx';
import { TalkComposer } from './talk-composer.tsx';
import styles from './thread.module.css';
import { useThread } from './use-messages.ts';

/** Nearer to the end than this, in pixels, somebody reads the end. */
const AT_END_PX = 120;

/** The whole talk that one message belongs to; whoever takes it over writes below it. */
export function Thread({ conversation, onClose }: { conversation: string; onClose: () => void }) {
  const { t } = useTranslation();
  const thread = useThread(conversation);
  const codes = [...new Set(thread.messages.flatMap(({ issue }) => (issue ? [issue] : [])))];
  const scroller = useRef<HTMLDivElement>(null);
  const loaded = thread.isSuccess;

  const talk = useTalk(conversation).data;
  const acts = useTalkActs(conversation);
  const me = useSession().data?.user?.id;
  const mine = talk !== undefined && talk.holder !== null && talk.holder.id === me;
  const last = thread.messages.at(-1)?.id;
  const atEnd = useRef(true);

  // A talk is read from its end, and followed there; who reads further up is left in peace.
  const toEnd = useCallback(() => {
    if (atEnd.current) scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each new message.
  useLayoutEffect(toEnd, [loaded, last]);
  // Also when the composer, its photos or a picture that has just come take room away.
  useEffect(() => {
    const watcher = new ResizeObserver(toEnd);
    for (const part of [scroller.current, scroller.current?.lastElementChild]) if (part) watcher.observe(part);
    return () => watcher.disconnect();
  }, [toEnd]);

  return (
    <div className={styles.thread}>
      <PaneHead
        back={t('nav.inbox')}
        close={t('page.close')}
        onClose={onClose}
        beside={
          codes.length > 0 &&
          codes.map((code) => (
            <Link key={code} to="/issues/$code" params={{ code }} aria-label={t('inbox.issueLink', { code })}>
              {code}
            </Link>
          ))
        }
      >
        {t('inbox.thread')}
      </PaneHead>
      {talk && me && <TalkBar talk={talk} me={me} acts={acts} />}
      <div
        className={styles.said}
        ref={scroller}
        role="log"
        aria-label={t('inbox.thread')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached with the keyboard.
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          atEnd.current = scrollHeight - scrollTop - clientHeight < AT_END_PX;
        }}
      >
        {thread.isPending && <Skeleton height={240} />}
        {thread.isError && <ProblemNotice problem={problemOf(thread.error)} onRetry={() => void thread.refetch()} />}
        {thread.hasNextPage && (
          <Button variant="default" loading={thread.isFetchingNextPage} onClick={() => void thread.fetchNextPage()}>
            {t('inbox.older')}
          </Button>
        )}
        <Conversation messages={thread.messages} />
      </div>
      {mine && <TalkComposer conversation={conversation} write={acts.write} />}
    </div>
  );
}
