import { type ComboboxItem, type OptionsFilter, Select, type SelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { looksLike } from './without-marks.ts';

/** A choice that can be typed with or without marks. */
export function FindSelect(props: Omit<SelectProps, 'filter' | 'searchable' | 'nothingFoundMessage'>) {
  const { t } = useTranslation();
  return (
    <Select
      searchable
      openOnFocus={false}
      onFocus={(event) => event.currentTarget.select()}
      filter={withoutMarksFilter}
      nothingFoundMessage={t('change.nothingFound')}
      clearButtonProps={{ 'aria-label': t('page.clear') }}
      // One scrolling list, which is the combobox's own: a second box inside could not be reached by keyboard.
      withScrollArea={false}
      styles={{ options: { maxHeight: 320, overflowY: 'auto' } }}
      comboboxProps={{ shadow: 'md', width: 'max-content', position: 'bottom-start', ...props.comboboxProps }}
      {...props}
    />
  );
}

/** A group whose own name fits keeps all that is in it. */
export const withoutMarksFilter: OptionsFilter = ({ options, search }) => {
  if (search.trim() === '') return options;
  const fits = (item: ComboboxItem) => looksLike(item.label, search);
  return options
    .map((option) =>
      'items' in option
        ? { ...option, items: looksLike(String(option.group), search) ? option.items : option.items.filter(fits) }
        : option,
    )
    .filter((option) => ('items' in option ? option.items.length > 0 : fits(option)));
};
