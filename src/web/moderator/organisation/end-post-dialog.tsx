import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostEnd } from '../../../organisation/organisation-change-schema.ts';
import type { PostView } from '../../../organisation/organisation-schema.ts';
import { usePostChoices } from '../api/reference.ts';
import { EndingDialog } from './ending-dialog.tsx';
import styles from './organisation.module.css';
import { postName } from './post-row.tsx';
import { PostSelect } from './post-select.tsx';
import { useEnding } from './use-ending.ts';

const MOST_NAMED = 5;

/** A post ends, and another one takes over or none. */
export function EndPostDialog({ view, onClose }: { view: PostView; onClose: () => void }) {
  const { t } = useTranslation();
  const { post, version } = view;
  const [to, setTo] = useState<string | null>(null);
  const ending = useEnding<PostEnd>({
    end: (changes, request) => changes.endPost(post.id, { ...request, to, version }),
    told: t('endingPost.done'),
    onClose,
  });
  const items = usePostChoices({ but: post.id, unitId: view.unit.id }).flatMap((group) => group.items);
  const successor = items.find(({ value }) => value === to)?.label ?? '';

  return (
    <EndingDialog
      ending={ending}
      title={t('endingPost.title', { title: postName(post) })}
      apply={t('endingPost.apply')}
      day={{ label: t('post.lastDay'), missing: t('post.lastDayMissing') }}
      successors={
        <PostSelect
          label={t('endingPost.to')}
          description={t('endingPost.toHint')}
          placeholder={t('postForm.none')}
          but={post.id}
          unitId={view.unit.id}
          value={to}
          onChange={ending.changing(setTo)}
        />
      }
      planned={({ duties, issues, holders, leads, below }) => (
        <>
          <p>
            {successor
              ? t('endingPost.goesTo', { title: successor, duties, issues })
              : t('endingPost.goesNowhere', { duties, issues })}{' '}
            {t('endingPost.forGood')}
          </p>
          <ul className={styles.plain}>
            {holders.map((name) => (
              <li key={name}>{t('endingPost.holder', { name })}</li>
            ))}
            {leads && <li>{t('endingPost.leads', { title: successor })}</li>}
            {below.length > 0 && (
              <li>
                {t('endingPost.below', { title: successor, posts: below.slice(0, MOST_NAMED).join(', ') })}
                {below.length > MOST_NAMED && t('endingPost.others', { count: below.length - MOST_NAMED })}
              </li>
            )}
          </ul>
        </>
      )}
    />
  );
}
