import { Checkbox, Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import shape from '../shell/form.module.css';
import type { CategoryDraft } from './category-draft.ts';

export interface FieldsProps {
  draft: CategoryDraft;
  onChange: (draft: CategoryDraft) => void;
}

/** Whom it is better to call, said once before anything else is asked. */
export function StopperFields({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const { stopper, hasStopper } = draft;
  const set = (change: Partial<CategoryDraft['stopper']>) => onChange({ ...draft, stopper: { ...stopper, ...change } });
  return (
    <section className={shape.group} aria-label={t('category.stopper')}>
      <h3>{t('category.stopper')}</h3>
      <Switch
        label={t('category.hasStopper')}
        checked={hasStopper}
        onChange={(event) => onChange({ ...draft, hasStopper: event.currentTarget.checked })}
      />
      {hasStopper && (
        <>
          <Textarea
            label={t('category.vi')}
            autosize
            value={stopper.vi}
            onChange={(event) => set({ vi: event.currentTarget.value })}
          />
          <Textarea
            label={t('category.en')}
            autosize
            value={stopper.en}
            onChange={(event) => set({ en: event.currentTarget.value })}
          />
          <div className={shape.row}>
            <TextInput
              label={t('category.number')}
              value={stopper.number}
              onChange={(event) => set({ number: event.currentTarget.value })}
            />
            <TextInput
              label={t('category.labelVi')}
              maxLength={20}
              value={stopper.labelVi}
              onChange={(event) => set({ labelVi: event.currentTarget.value })}
            />
            <TextInput
              label={t('category.labelEn')}
              maxLength={20}
              value={stopper.labelEn}
              onChange={(event) => set({ labelEn: event.currentTarget.value })}
            />
          </div>
          <Checkbox
            label={t('category.sendable')}
            checked={stopper.sendable}
            onChange={(event) => set({ sendable: event.currentTarget.checked })}
          />
        </>
      )}
    </section>
  );
}
