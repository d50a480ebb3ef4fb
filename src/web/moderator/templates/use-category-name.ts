import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { categoriesQuery } from '../api/reference.ts';
import { useApi } from '../api/use-api.ts';

/** What a category, or the letters of a group, is called; null: any of them. */
export function useCategoryName(): (code: string | null) => string {
  const { t, i18n } = useTranslation();
  const list = useQuery(categoriesQuery(useApi())).data;
  return (code) => {
    if (code === null) return t('templates.any');
    const found = list?.items.find((item) => item.code === code) ?? list?.groups.find((group) => group.code === code);
    return found ? (i18n.language === 'en' ? found.labelEn : found.labelVi) : code;
  };
}
