import { DateInput, type DateInputProps } from '@mantine/dates';
import 'dayjs/locale/vi.js';
import { useTranslation } from 'react-i18next';
import { dayTyped } from './day-words.ts';

/** A day, `YYYY-MM-DD`, written and read as people here write it: the day before the month. */
export function DayField(props: Omit<DateInputProps, 'valueFormat' | 'dateParser' | 'locale'>) {
  const { t, i18n } = useTranslation();
  return (
    <DateInput
      valueFormat="DD/MM/YYYY"
      dateParser={dayTyped}
      firstDayOfWeek={1}
      locale={i18n.language}
      clearButtonProps={{ 'aria-label': t('page.clear') }}
      hideOutsideDates
      // Red is for what is late.
      weekendDays={[]}
      previousLabel={t('when.monthBefore')}
      nextLabel={t('when.monthAfter')}
      {...props}
    />
  );
}
