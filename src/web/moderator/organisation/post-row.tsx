import { IconArrowRight, IconBan, IconPlugConnectedX, IconUserOff, IconUserPause } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PostItem } from '../../../organisation/organisation-schema.ts';
import { dayWords } from '../shell/day-words.ts';
import styles from './organisation.module.css';
import type { OrganisationSearch } from './organisation-search.ts';
import { usePeriodWords } from './period-words.ts';

interface PostRowProps {
  post: PostItem;
  unitId: string;
  search: OrganisationSearch;
}

/** One post of a unit: who holds it, what is wrong with that, what it owes. */
export function PostRow({ post, unitId, search }: PostRowProps) {
  const { t } = useTranslation();
  const { heldFor } = usePeriodWords();
  return (
    <li>
      <Link to="/organisation" search={{ ...search, unit: unitId, post: post.id }} className={styles.post}>
        <span className={styles.postTitle}>
          <strong>{postName(post)}</strong>
          {post.head && <span className={styles.mark}>{t('unit.head')}</span>}
          <Duties post={post} />
        </span>
        {post.holders.map(({ id, name, acting, linkedAt, codeUntil, ...period }) => (
          <span key={id} className={styles.holderLine}>
            <span>
              {name}
              {acting && ` (${t('unit.acting')})`} <span className={styles.quiet}>{heldFor(period)}</span>
            </span>
            {linkedAt === null && (
              <span className={styles.lack}>
                <IconPlugConnectedX size={16} aria-hidden /> {t(codeUntil ? 'unit.codeOut' : 'unit.notLinked')}
              </span>
            )}
          </span>
        ))}
        {post.validTo === null && post.holders.every(({ acting }) => acting) && (
          <span className={styles.lack}>
            <IconUserOff size={16} aria-hidden /> {t(post.holders.length > 0 ? 'unit.onlyActing' : 'unit.vacant')}
          </span>
        )}
        <PostState post={post.receiver?.via === 'moderator' ? { ...post, receiver: null } : post} />
        {post.superior && (
          <span className={styles.small}>
            {t('unit.superior')}: {post.superior.title}
            {post.superior.unitId !== unitId && `, ${post.superior.unitName}`}
          </span>
        )}
      </Link>
    </li>
  );
}

/** A title with the area that it is for, where the title does not say it. */
export function postName({ title, areaName }: Pick<PostItem, 'title' | 'areaName'>): string {
  return areaName === null || title.includes(areaName) ? title : `${title} ${areaName}`;
}

/** Who is away, and where the messages go meanwhile; of a post that is gone, what it became. */
export function PostState({ post }: { post: PostItem }) {
  const { t } = useTranslation();
  const { days } = usePeriodWords();
  const { absence, receiver, successor, validTo } = post;
  return (
    <>
      {absence && (
        <span className={styles.small}>
          <IconUserPause size={16} aria-hidden />{' '}
          {t(absence.substituteTitle ? 'unit.awayWith' : 'unit.away', {
            name: absence.holder,
            period: days(absence),
            title: absence.substituteTitle ?? '',
          })}
        </span>
      )}
      {receiver && validTo === null && (
        <span className={styles.small}>
          <IconArrowRight size={16} aria-hidden />{' '}
          {receiver.via === 'moderator' || receiver.name === null
            ? t('unit.sentToModerator')
            : t('unit.sentTo', { name: receiver.name, title: receiver.title ?? '' })}
        </span>
      )}
      {validTo !== null && (
        <span className={styles.small}>
          <IconBan size={16} aria-hidden />{' '}
          {t(successor ? 'unit.postEnded' : 'unit.nobodyTook', { day: dayWords(validTo) })}
        </span>
      )}
      {successor && (
        <span className={styles.small}>
          <IconArrowRight size={16} aria-hidden />{' '}
          {t('unit.wentTo', { title: successor.title, unit: successor.unitName })}
        </span>
      )}
    </>
  );
}

function Duties({ post: { openDuties, lateDuties } }: { post: PostItem }) {
  const { t } = useTranslation();
  if (openDuties === 0) return null;
  return (
    <span className={styles.duties}>
      {t('unit.duties', { count: openDuties })}
      {lateDuties > 0 && <strong>{t('unit.late', { count: lateDuties })}</strong>}
    </span>
  );
}
