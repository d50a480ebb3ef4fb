import { useTranslation } from 'react-i18next';
import type { NameSubjects } from '../../../issues/issue-change-schema.ts';
import type { IssueItem, IssueStatus } from '../../../issues/issue-schema.ts';
import type { Problem } from '../api/problem.ts';
import { placeOf } from '../issues/issue-row.tsx';
import { type IssueChange, useIssue } from './issue-context.ts';
import { tell } from './tell.tsx';

/** The changes that are made at once; each offers its way back where the statuses allow one. */
export function useIssueActs() {
  const { t, i18n } = useTranslation();
  const { issue, make } = useIssue();
  const { code } = issue;
  const categoryName = (item: IssueItem) => (i18n.language === 'en' ? item.names.category.en : item.names.category.vi);

  async function act(
    change: IssueChange,
    done: (item: IssueItem) => string,
    undo?: { label: string; change: IssueChange },
  ) {
    const result = await make(change);
    if (!result.ok) return result.problem;
    tell({
      message: done(result.value),
      action: undo && { label: undo.label, run: () => void act(undo.change, () => t('change.undone', { code })) },
    });
    return null;
  }

  return {
    setStatus: (to: IssueStatus): Promise<Problem | null> =>
      act(
        { path: 'status', body: { to } },
        (item) => t('change.statusDone', { code, status: t(`status.${item.status}`) }),
        backFrom(to),
      ),
    assign: (unit: string, post: string | null): Promise<Problem | null> =>
      act(
        { path: 'assign', body: { unit, post } },
        (item) => t('change.assignDone', { code, unit: item.names.unit ?? '' }),
        issue.unit
          ? { label: t('page.undo'), change: { path: 'assign', body: { unit: issue.unit, post: issue.post } } }
          : undefined,
      ),
    setCategory: (category: string): Promise<Problem | null> =>
      act(
        { path: 'category', body: { category } },
        (item) => t('change.categoryDone', { code, category: categoryName(item) }),
        {
          label: t('page.undo'),
          change: { path: 'category', body: { category: issue.category } },
        },
      ),
    merge: (into: string): Promise<Problem | null> =>
      act({ path: 'merge', body: { into } }, () => t('change.mergeDone', { code, into }), {
        label: t('page.undo'),
        change: { path: 'part', body: {} },
      }),
    setAbout: (said: Omit<NameSubjects, 'version'>): Promise<Problem | null> =>
      act({ path: 'about', body: said }, () => t('about.done', { code }), backToSubjects()),
    part: (): Promise<Problem | null> => act({ path: 'part', body: {} }, () => t('change.partDone', { code })),
    setArea: (area: string): Promise<Problem | null> =>
      act(
        { path: 'area', body: { area } },
        (item) => t('change.areaDone', { code, area: placeOf(item) ?? '' }),
        issue.area ? { label: t('page.undo'), change: { path: 'area', body: { area: issue.area } } } : undefined,
      ),
  };

  /** Back to what was said before; who had it does not get it back by that. */
  function backToSubjects(): { label: string; change: IssueChange } | undefined {
    const { about, subjects, unit } = issue;
    if (about === null || unit !== null) return undefined;
    const idsOf = (wanted: 'post' | 'unit') => subjects.filter(({ kind }) => kind === wanted).map(({ id }) => id);
    return {
      label: t('page.undo'),
      change: { path: 'about', body: { about, posts: idsOf('post'), units: idsOf('unit') } },
    };
  }

  /** Back to work that was under way before; nobody can make an issue new again. */
  function backFrom(to: IssueStatus): { label: string; change: IssueChange } | undefined {
    const from = issue.status;
    if (to === 'reopened' || !(['triaged', 'in_progress'] as IssueStatus[]).includes(from)) return undefined;
    return { label: t('page.undo'), change: { path: 'status', body: { to: from } } };
  }
}
