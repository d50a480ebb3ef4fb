import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { categoryHistoryQuery } from '../api/categories.ts';
import { useApi } from '../api/use-api.ts';
import { ChangeHistory } from '../shell/change-history.tsx';

/** Who edited a category, and from what to what. */
export function CategoryHistory({ code }: { code: string }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(categoryHistoryQuery(useApi(), code));
  return (
    <ChangeHistory list={list} by={({ by }) => by ?? t('category.byNobody')}>
      {({ text }) => text}
    </ChangeHistory>
  );
}
