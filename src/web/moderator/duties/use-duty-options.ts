import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { catalogueQuery } from '../api/duties.ts';
import type { Choice } from '../api/reference.ts';
import { useApi } from '../api/use-api.ts';
import { useNow } from '../shell/use-now.ts';
import { townDay } from '../shell/when.ts';

/** The duties that hold today, for a select: the first hundred by code. */
export function useDutyOptions(): Choice[] {
  const { i18n } = useTranslation();
  const list = useInfiniteQuery(catalogueQuery(useApi(), {}, townDay(useNow())));
  return (list.data?.pages ?? []).flatMap(({ items }) =>
    items.map(({ code, titleVi, titleEn }) => ({
      value: code,
      label: `${code} ${i18n.language === 'en' ? titleEn : titleVi}`,
    })),
  );
}
