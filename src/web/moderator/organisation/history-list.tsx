import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { organisationHistoryQuery } from '../api/organisation.ts';
import { useApi } from '../api/use-api.ts';
import { ChangeHistory } from '../shell/change-history.tsx';
import styles from './organisation.module.css';
import { organisationVi } from './words.vi.ts';

/** Who changed what of a unit or a post. */
export function HistoryList({ of }: { of: { unit: string } | { post: string } }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(organisationHistoryQuery(useApi(), of));
  return (
    <ChangeHistory
      list={list}
      by={({ by, actor }) => by ?? t(isIn(organisationVi.post.by, actor) ? `post.by.${actor}` : 'post.by.system')}
    >
      {({ kind, text, postTitle }) => (
        <>
          {t(isIn(organisationVi.post.event, kind) ? `post.event.${kind}` : 'post.eventElse')}
          {text && `: ${text}`}
          {'unit' in of && postTitle && <span className={styles.quiet}> · {postTitle}</span>}
        </>
      )}
    </ChangeHistory>
  );
}

/** Kinds are an open set: a newer server may know more than this page. */
function isIn<Known extends object>(known: Known, key: string): key is keyof Known & string {
  return Object.hasOwn(known, key);
}
