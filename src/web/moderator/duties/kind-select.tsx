import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DutyChoices } from '../../../duties/catalogue-schema.ts';

interface Props extends Omit<MultiSelectProps, 'data'> {
  kinds: DutyChoices['kinds'];
}

/** Kinds of posts, by their names. */
export function KindSelect({ kinds, ...props }: Props) {
  const { i18n } = useTranslation();
  return (
    <MultiSelect
      searchable
      openOnFocus={false}
      data={kinds.map(({ code, labelVi, labelEn }) => ({
        value: code,
        label: i18n.language === 'en' ? labelEn : labelVi,
      }))}
      // One scrolling list, which is the combobox's own: a second box inside could not be reached by keyboard.
      withScrollArea={false}
      styles={{ options: { maxHeight: 320, overflowY: 'auto' } }}
      {...props}
    />
  );
}
