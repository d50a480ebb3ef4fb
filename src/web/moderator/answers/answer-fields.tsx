import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAreaChoices } from '../api/reference.ts';
import { DayField } from '../shell/day-field.tsx';
import { FindSelect } from '../shell/find-select.tsx';
import type { AnswerDraft, Mistake } from './answer-draft.ts';
import styles from './answer-pane.module.css';

interface AnswerFieldsProps {
  draft: AnswerDraft;
  mistakes: Partial<Record<keyof AnswerDraft, Mistake>>;
  readOnly: boolean;
  onChange: (draft: AnswerDraft) => void;
}

type Texts =
  | 'labelVi'
  | 'labelEn'
  | 'questionVi'
  | 'questionEn'
  | 'otherWays'
  | 'answerVi'
  | 'answerEn'
  | 'source'
  | 'sourceLink';

export function AnswerFields({ draft, mistakes, readOnly, onChange }: AnswerFieldsProps) {
  const { t } = useTranslation();
  const areas = useAreaChoices();
  const text = (field: Texts) => {
    const mistake = mistakes[field];
    return {
      value: draft[field],
      readOnly,
      error: mistake && t(`answer.${mistake.kind}`, { count: mistake.kind === 'tooLong' ? mistake.count : 0 }),
      onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
        onChange({ ...draft, [field]: event.currentTarget.value }),
    };
  };
  const day = (field: 'sourceDate' | 'validUntil') => ({
    value: draft[field],
    readOnly,
    clearable: !readOnly,
    placeholder: t('answer.noDay'),
    onChange: (value: string | null) => onChange({ ...draft, [field]: value }),
  });

  return (
    <div className={styles.fields}>
      <TextInput required label={t('answer.question')} description={t('answer.questionHint')} {...text('questionVi')} />
      <Textarea
        autosize
        minRows={3}
        maxRows={10}
        label={t('answer.ways')}
        description={t('answer.waysHint')}
        {...text('otherWays')}
      />
      <Textarea
        required
        autosize
        minRows={3}
        maxRows={10}
        label={t('answer.answer')}
        description={t('answer.answerHint')}
        {...text('answerVi')}
      />
      <div className={styles.pair}>
        <TextInput required label={t('answer.source')} description={t('answer.sourceHint')} {...text('source')} />
        <TextInput required label={t('answer.labelVi')} description={t('answer.labelHint')} {...text('labelVi')} />
        <DayField label={t('answer.sourceDate')} {...day('sourceDate')} />
        <TextInput type="url" label={t('answer.sourceLink')} placeholder="https://" {...text('sourceLink')} />
        <FindSelect
          label={t('answer.area')}
          placeholder={t('answer.everywhere')}
          data={areas}
          clearable={!readOnly}
          clearButtonProps={{ 'aria-label': t('page.clear') }}
          readOnly={readOnly}
          value={draft.area}
          onChange={(area) => onChange({ ...draft, area })}
        />
        <DayField label={t('answer.validUntil')} {...day('validUntil')} />
      </div>
      <fieldset className={styles.group}>
        <legend>{t('answer.english')}</legend>
        <p className={styles.quiet}>{t('answer.englishHint')}</p>
        <div className={styles.pair}>
          <TextInput required lang="en" label={t('answer.question')} {...text('questionEn')} />
          <TextInput required lang="en" label={t('answer.labelVi')} {...text('labelEn')} />
        </div>
        <Textarea
          required
          autosize
          minRows={2}
          maxRows={8}
          lang="en"
          label={t('answer.answer')}
          {...text('answerEn')}
        />
      </fieldset>
    </div>
  );
}
