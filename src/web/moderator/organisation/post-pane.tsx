import { Button, Skeleton } from '@mantine/core';
import { IconChevronLeft, IconPencil, IconPhone, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostView } from '../../../organisation/organisation-schema.ts';
import { postQuery } from '../api/organisation.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/use-api.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { Absences } from './absences.tsx';
import { EndPostDialog } from './end-post-dialog.tsx';
import { GiveDialog } from './give-dialog.tsx';
import { HistoryList } from './history-list.tsx';
import { HolderCard } from './holder-card.tsx';
import styles from './organisation.module.css';
import { usePeriodWords } from './period-words.ts';
import { PostDialog } from './post-dialog.tsx';
import { PostState, postName } from './post-row.tsx';

export function PostPane({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const post = useQuery(postQuery(useApi(), id));
  return (
    <>
      <Button
        className={styles.up}
        variant="subtle"
        leftSection={<IconChevronLeft size={18} aria-hidden />}
        onClick={onClose}
      >
        <span className={styles.upName}>{post.data?.unit.name ?? t('organisation.title')}</span>
      </Button>
      <div className={styles.body}>
        {post.isPending && <Skeleton height={120} />}
        {post.isError && <ProblemNotice problem={problemOf(post.error)} onRetry={() => void post.refetch()} />}
        {post.data && <Post view={post.data} />}
      </div>
    </>
  );
}

function Post({ view }: { view: PostView }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'edit' | 'end' | 'give' | null>(null);
  const { post, may } = view;
  const phones = new Map(view.holders.map(({ id, phone }) => [id, phone]));
  const present = new Set(post.holders.map(({ id }) => id));
  const others = view.holders.filter(({ id }) => !present.has(id));
  return (
    <>
      <header className={styles.title}>
        <div className={styles.titleHead}>
          <h2>{postName(post)}</h2>
          {may.change && (
            <Button
              variant="default"
              leftSection={<IconPencil size={18} aria-hidden />}
              onClick={() => setDialog('edit')}
            >
              {t('post.edit')}
            </Button>
          )}
        </div>
        {post.superior && (
          <p className={styles.quiet}>
            {t('unit.superior')}: {post.superior.title}, {post.superior.unitName}
          </p>
        )}
        {view.substitute && (
          <p className={styles.quiet}>
            {t('post.standingSubstitute')}: {view.substitute.title}, {view.substitute.unitName}
          </p>
        )}
        {view.appointingUnit && (
          <p className={styles.quiet}>
            {t('post.appointing')}: {view.appointingUnit.name}
          </p>
        )}
        <p className={styles.states}>
          <PostState post={post} />
        </p>
      </header>
      <section className={styles.group} aria-label={t('post.holders')}>
        <div className={styles.groupHead}>
          <h3>{t('post.holders')}</h3>
          {may.change && (
            <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setDialog('give')}>
              {t('post.give')}
            </Button>
          )}
        </div>
        {post.holders.length === 0 && <p className={styles.quiet}>{t('post.nobody')}</p>}
        {post.holders.map((holder) => (
          <HolderCard
            key={holder.id}
            holder={holder}
            phone={phones.get(holder.id) ?? null}
            postId={post.id}
            may={may}
          />
        ))}
      </section>
      <Absences view={view} />
      <section className={styles.group} aria-label={t('post.owed')}>
        <h3>{t('post.owed')}</h3>
        <p className={styles.quiet}>
          {post.openDuties === 0 ? (
            t('post.noneOwed')
          ) : (
            <>
              {t('unit.duties', { count: post.openDuties })}
              {post.lateDuties > 0 && (
                <strong className={styles.late}>, {t('unit.late', { count: post.lateDuties })}</strong>
              )}
            </>
          )}
        </p>
      </section>
      {others.length > 0 && <Others holders={others} />}
      <HistoryList of={{ post: post.id }} />
      {may.change && post.validTo === null && (
        <div>
          <Button variant="default" color="red.8" onClick={() => setDialog('end')}>
            {t('endingPost.open')}
          </Button>
        </div>
      )}
      {dialog === 'give' && <GiveDialog post={post} onClose={() => setDialog(null)} />}
      {dialog === 'end' && <EndPostDialog view={view} onClose={() => setDialog(null)} />}
      {dialog === 'edit' && <PostDialog unitId={view.unit.id} view={view} onClose={() => setDialog(null)} />}
    </>
  );
}

/** Who held it before, or is going to. */
function Others({ holders }: { holders: PostView['holders'] }) {
  const { t } = useTranslation();
  const { heldFor } = usePeriodWords();
  return (
    <section className={styles.group} aria-label={t('post.past')}>
      <h3>{t('post.past')}</h3>
      <ul className={styles.plain}>
        {holders.map(({ id, name, acting, phone, ...period }) => (
          <li key={id}>
            {name}
            {acting && ` (${t('unit.acting')})`} <span className={styles.quiet}>{heldFor(period)}</span>
            {phone && (
              <a className={styles.phone} href={`tel:${phone}`}>
                <IconPhone size={16} aria-hidden /> {phone}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
