import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HistoryList as History } from '../../../organisation/organisation-schema.ts';
import { organisationHistoryQuery } from '../api/organisation.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/use-api.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { fullDate } from '../shell/when.ts';
import styles from './organisation.module.css';
import { organisationVi } from './words.vi.ts';

/** Who changed what, the last first. */
export function HistoryList({ of }: { of: { unit: string } | { post: string } }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(organisationHistoryQuery(useApi(), of));
  const items = list.data?.pages.flatMap((page) => page.items);
  return (
    <section className={styles.group} aria-label={t('post.history')}>
      <h3>{t('post.history')}</h3>
      {list.isError && <ProblemNotice problem={problemOf(list.error)} onRetry={() => void list.refetch()} />}
      {items?.length === 0 && <p className={styles.quiet}>{t('post.noHistory')}</p>}
      <ol className={styles.history}>
        {items?.map((one) => (
          <Event key={one.id} event={one} withPost={'unit' in of} />
        ))}
      </ol>
      {list.hasNextPage && (
        <div>
          <Button
            size="compact-sm"
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('page.more')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Event({ event, withPost }: { event: History['items'][number]; withPost: boolean }) {
  const { t, i18n } = useTranslation();
  const { at, by, actor, kind, text, postTitle } = event;
  return (
    <li>
      <span className={styles.small}>
        {fullDate(new Date(at), i18n.language)} ·{' '}
        {by ?? t(isIn(organisationVi.post.by, actor) ? `post.by.${actor}` : 'post.by.system')}
      </span>
      <span>
        {t(isIn(organisationVi.post.event, kind) ? `post.event.${kind}` : 'post.eventElse')}
        {text && `: ${text}`}
        {withPost && postTitle && <span className={styles.quiet}> · {postTitle}</span>}
      </span>
    </li>
  );
}

/** Kinds are an open set: a newer server may know more than this page. */
function isIn<Known extends object>(known: Known, key: string): key is keyof Known & string {
  return Object.hasOwn(known, key);
}
