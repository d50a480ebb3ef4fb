import { Button, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import shape from '../shell/form.module.css';
import type { CategoryDraft } from './category-draft.ts';
import type { FieldsProps } from './stopper-fields.tsx';

const MOST = 2;

/** What is asked where the text does not tell. */
export function QuestionFields({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const { questions } = draft;
  const set = (index: number, change: Partial<CategoryDraft['questions'][number]>) =>
    onChange({ ...draft, questions: questions.with(index, { ...questions[index]!, ...change }) });
  return (
    <section className={shape.group} aria-label={t('category.questions')}>
      <h3>{t('category.questions')}</h3>
      <p className={shape.lead}>{t('category.questionsLead')}</p>
      {questions.map(({ key, vi, en, choices, answered }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a question is known by its place
        <fieldset key={index} className={shape.card}>
          <legend>{t('category.question', { number: index + 1 })}</legend>
          <TextInput
            label={t('category.vi')}
            value={vi}
            onChange={(event) => set(index, { vi: event.currentTarget.value })}
          />
          <TextInput
            label={t('category.en')}
            value={en}
            onChange={(event) => set(index, { en: event.currentTarget.value })}
          />
          <Textarea
            label={t('category.choices')}
            autosize
            value={choices}
            onChange={(event) => set(index, { choices: event.currentTarget.value })}
          />
          <Textarea
            label={t('category.answered')}
            autosize
            value={answered}
            onChange={(event) => set(index, { answered: event.currentTarget.value })}
          />
          <TextInput
            label={t('category.key')}
            value={key}
            onChange={(event) => set(index, { key: event.currentTarget.value })}
          />
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => onChange({ ...draft, questions: questions.toSpliced(index, 1) })}
          >
            {t('category.removeQuestion', { number: index + 1 })}
          </Button>
        </fieldset>
      ))}
      {questions.length < MOST && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() =>
            onChange({ ...draft, questions: [...questions, { key: '', vi: '', en: '', choices: '', answered: '' }] })
          }
        >
          {t('category.addQuestion')}
        </Button>
      )}
    </section>
  );
}
