import { Button, Checkbox, MultiSelect, NumberInput, Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import shape from '../shell/form.module.css';
import { BothFields } from './both-fields.tsx';
import type { CheckDraft, CheckKind, FieldDraft } from './form-draft.ts';
import { useWrong } from './wrong.ts';

const CHECK_KINDS = ['at_most', 'sum_of', 'share'] as const satisfies CheckKind[];

interface CheckCardProps {
  check: CheckDraft;
  nth: number;
  /** Of the form; only figures can be compared. */
  fields: readonly FieldDraft[];
  onChange: (check: CheckDraft) => void;
  onRemove: () => void;
}

/** What must hold between the figures of a form, or between one and what is known of the quarter. */
export function CheckCard({ check, nth, fields, onChange, onRemove }: CheckCardProps) {
  const { t } = useTranslation();
  const wrong = useWrong();
  const set = (change: Partial<CheckDraft>) => onChange({ ...check, ...change });
  const figures = fields
    .filter(({ kind }) => kind === 'count' || kind === 'money')
    .map(({ id, label }) => ({ value: id, label: label.vi || t('forms.newField') }));
  const known = [
    { value: '@households', label: t('forms.households') },
    { value: '@people', label: t('forms.people') },
  ];
  return (
    <fieldset className={shape.card}>
      <legend>{t('forms.check', { nth: nth + 1 })}</legend>
      <div className={shape.row}>
        <Select
          label={t('forms.checked')}
          data={figures}
          value={check.field}
          error={wrong(`checks.${nth}.key`)}
          onChange={(field) => set({ field })}
        />
        <Select
          label={t('forms.checkKind')}
          allowDeselect={false}
          data={CHECK_KINDS.map((value) => ({ value, label: t(`forms.checkKinds.${value}`) }))}
          value={check.kind}
          onChange={(kind) => set({ kind: kind as CheckKind })}
        />
      </div>
      {check.kind === 'sum_of' ? (
        <MultiSelect
          label={t('forms.parts')}
          data={figures}
          value={check.parts}
          error={wrong(`checks.${nth}.of`)}
          onChange={(parts) => set({ parts })}
        />
      ) : (
        <div className={shape.row}>
          <Select
            label={t('forms.other')}
            data={[...figures, ...known]}
            value={check.of}
            error={wrong(`checks.${nth}.of`)}
            onChange={(of) => set({ of })}
          />
          {check.kind === 'at_most' ? (
            <NumberInput
              label={t('forms.times')}
              min={0.1}
              max={1_000}
              decimalSeparator=","
              value={check.times}
              onChange={(times) => set({ times: Number(times) })}
            />
          ) : (
            <div className={shape.row}>
              <NumberInput
                label={t('forms.from')}
                min={0}
                thousandSeparator="."
                decimalSeparator=","
                value={check.from}
                onChange={(from) => set({ from: Number(from) })}
              />
              <NumberInput
                label={t('forms.to')}
                min={0}
                thousandSeparator="."
                decimalSeparator=","
                value={check.to}
                onChange={(to) => set({ to: Number(to) })}
              />
            </div>
          )}
        </div>
      )}
      <BothFields
        label={t('forms.says')}
        description={t('forms.saysLead', { value: '{value}', other: '{other}' })}
        value={check.says}
        at={`checks.${nth}.says`}
        long
        onChange={(says) => set({ says })}
      />
      <Checkbox
        label={t('forms.confirmable')}
        checked={check.confirmable}
        onChange={(event) => set({ confirmable: event.currentTarget.checked })}
      />
      <Button variant="default" size="compact-sm" leftSection={<IconTrash size={14} aria-hidden />} onClick={onRemove}>
        {t('forms.removeCheck')}
      </Button>
    </fieldset>
  );
}
