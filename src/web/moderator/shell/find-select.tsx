import { type ComboboxItem, type OptionsFilter, Select, type SelectProps } from '@mantine/core';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { looksLike } from './without-marks.ts';

/** A choice that can be typed with or without marks. */
export function FindSelect(
  props: Omit<SelectProps, 'filter' | 'searchable' | 'nothingFoundMessage' | 'onDropdownOpen' | 'onDropdownClose'>,
) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <Select
      searchable
      openOnFocus={false}
      onFocus={(event) => event.currentTarget.select()}
      // Some hundred places are drawn when somebody opens the list, and at once: the key that opens it also chooses from it.
      filter={opened ? withoutMarksFilter : nothing}
      onDropdownOpen={() => flushSync(() => setOpened(true))}
      onDropdownClose={() => setOpened(false)}
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

const nothing: OptionsFilter = () => [];

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
