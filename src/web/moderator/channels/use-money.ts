import { useTranslation } from 'react-i18next';

/** `12.500 đồng`, as people here write it, in both languages. */
export function useMoney(): (amount: number) => string {
  const { t } = useTranslation();
  return (amount) => t('channels.money', { amount: amount.toLocaleString('vi-VN') });
}
