import { NumberInput, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import shape from '../shell/form.module.css';
import type { FieldsProps } from './stopper-fields.tsx';

/** How reports of this kind are worked on. */
export function HandlingFields({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <section className={shape.group} aria-label={t('category.handling')}>
      <h3>{t('category.handling')}</h3>
      <Switch
        label={t('category.needsPhoto')}
        description={t('category.needsPhotoHint')}
        checked={draft.needsPhoto}
        onChange={(event) => onChange({ ...draft, needsPhoto: event.currentTarget.checked })}
      />
      <Switch
        label={t('category.namesCadres')}
        description={t('category.namesCadresHint')}
        checked={draft.namesCadres}
        onChange={(event) => onChange({ ...draft, namesCadres: event.currentTarget.checked })}
      />
      <NumberInput
        label={t('category.near')}
        description={t('category.nearHint')}
        min={0}
        max={5_000}
        allowDecimal={false}
        value={draft.nearMetres}
        onChange={(value) => onChange({ ...draft, nearMetres: Number(value) })}
      />
    </section>
  );
}
