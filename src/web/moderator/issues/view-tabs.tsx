import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { IssueCounts } from '../../../issues/issue-schema.ts';
import { type IssueSearch, issueCountsQuery } from '../api/issues.ts';
import { useApi } from '../api/use-api.ts';
import { statusesOf, VIEWS, type View, viewOf, withView } from './issue-search.ts';
import styles from './view-tabs.module.css';

/** Groups of statuses, each with how many issues the other filters leave in it. */
export function ViewTabs({ search }: { search: IssueSearch }) {
  const { t } = useTranslation();
  const counts = useQuery(issueCountsQuery(useApi(), search)).data;
  const here = viewOf(search);
  return (
    <nav className={styles.tabs} aria-label={t('list.views')}>
      {VIEWS.map((view) => {
        const count = counts && countOf(view, counts);
        return (
          <Link
            key={view.id}
            to="/issues"
            search={withView(search, view)}
            className={styles.tab}
            data-here={view.id === here || undefined}
            data-alarm={(view.id === 'late' && (count ?? 0) > 0) || undefined}
            aria-current={view.id === here || undefined}
            activeOptions={{ exact: true }}
          >
            {t(`list.${view.id}`)}
            <span className={styles.count}>{count ?? ' '}</span>
          </Link>
        );
      })}
    </nav>
  );
}

function countOf(view: View, { counts, total, late }: IssueCounts): number {
  if (view.id === 'all') return total;
  if (view.id === 'late') return late;
  return statusesOf(view.search.status).reduce((sum, status) => sum + (counts[status] ?? 0), 0);
}
