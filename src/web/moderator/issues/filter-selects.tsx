import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ISSUE_STATUSES } from '../../../issues/issue-schema.ts';
import { type IssueSearch, issueCountsQuery } from '../api/issues.ts';
import { useAreaChoices, useCategoryChoices, useUnitChoices } from '../api/reference.ts';
import { useApi } from '../api/use-api.ts';
import { FindSelect } from '../shell/find-select.tsx';
import { statusesOf } from './issue-search.ts';

interface FilterSelectsProps {
  search: IssueSearch;
  onChange: (change: IssueSearch) => void;
}

export function FilterSelects({ search, onChange }: FilterSelectsProps) {
  const { t } = useTranslation();
  const counts = useQuery(issueCountsQuery(useApi(), search)).data?.counts;
  const statuses = statusesOf(search.status);
  return (
    <>
      <FindSelect
        aria-label={t('list.status')}
        placeholder={t('list.anyStatus')}
        clearable
        value={statuses.length === 1 ? statuses[0]! : null}
        data={ISSUE_STATUSES.map((status) => ({
          value: status,
          label: counts ? `${t(`status.${status}`)} (${counts[status] ?? 0})` : t(`status.${status}`),
        }))}
        onChange={(status) => onChange({ status: status ?? undefined, late: undefined })}
      />
      <FindSelect
        aria-label={t('list.area')}
        placeholder={t('list.anyArea')}
        clearable
        value={search.area ?? null}
        data={useAreaChoices()}
        onChange={(area) => onChange({ area: area ?? undefined })}
      />
      <FindSelect
        aria-label={t('list.category')}
        placeholder={t('list.anyCategory')}
        clearable
        value={search.category ?? null}
        data={useCategoryChoices({ groups: true })}
        onChange={(category) => onChange({ category: category ?? undefined })}
      />
      <FindSelect
        aria-label={t('list.unit')}
        placeholder={t('list.anyUnit')}
        clearable
        value={search.unit ?? null}
        data={useUnitChoices()}
        onChange={(unit) => onChange({ unit: unit ?? undefined })}
      />
    </>
  );
}
