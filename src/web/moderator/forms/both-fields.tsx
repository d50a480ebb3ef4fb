import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import shape from '../shell/form.module.css';
import type { BothDraft } from './form-draft.ts';
import { useWrong } from './wrong.ts';

interface BothFieldsProps {
  label: string;
  value: BothDraft;
  onChange: (value: BothDraft) => void;
  /** Where it stands in the form, for what is wrong with it: `fields.0.label`. */
  at: string;
  description?: string;
  long?: boolean;
}

/** One text in both languages, side by side. */
export function BothFields({ label, value, onChange, at, description, long = false }: BothFieldsProps) {
  const { t } = useTranslation();
  const wrong = useWrong();
  const props = (lang: 'vi' | 'en') => ({
    value: value[lang],
    error: wrong(`${at}.${lang}`),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...value, [lang]: event.currentTarget.value }),
  });
  const Field = long ? Textarea : TextInput;
  const size = long ? { autosize: true, minRows: 1 } : {};
  return (
    <div className={shape.row}>
      <Field label={label} description={description} {...size} {...props('vi')} />
      <Field
        label={t('forms.inEnglish', { label })}
        description={description && t('forms.englishLead')}
        placeholder={value.vi}
        {...size}
        {...props('en')}
      />
    </div>
  );
}
