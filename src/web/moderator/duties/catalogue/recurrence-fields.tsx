import { Checkbox, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../shell/day-field.tsx';
import styles from './catalogue.module.css';
import { type RecurrenceDraft, WAYS, WEEKDAYS } from './duty-draft.ts';

interface Props {
  draft: RecurrenceDraft;
  onChange: (draft: RecurrenceDraft) => void;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1));

/** When a duty comes again, as people say it. */
export function RecurrenceFields({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const set = (change: Partial<RecurrenceDraft>) => onChange({ ...draft, ...change });
  const { way } = draft;
  const isRule = way === 'weekly' || way === 'monthly' || way === 'yearly' || way === 'rule';
  const count = (name: 'monthDay' | 'everyYears' | 'lunarMonth' | 'lunarDay' | 'plus', min: number, max: number) => ({
    ...{ label: t(`duties.form.${name}`), min, max, allowDecimal: false, value: draft[name] },
    onChange: (value: number | string) => set({ [name]: Number(value) }),
  });
  return (
    <div className={styles.fields}>
      <Select
        label={t('duties.form.way')}
        allowDeselect={false}
        value={way}
        data={WAYS.map((value) => ({ value, label: t(`duties.way.${value}`) }))}
        onChange={(value) => set({ way: WAYS.find((one) => one === value) ?? way })}
      />
      {way === 'weekly' && (
        <MultiSelect
          label={t('duties.form.weekdays')}
          value={draft.weekdays}
          data={WEEKDAYS.map((value) => ({ value, label: t(`duties.weekdayName.${value}`) }))}
          onChange={(weekdays) => set({ weekdays })}
        />
      )}
      {(way === 'monthly' || way === 'yearly') && <NumberInput {...count('monthDay', 1, 31)} />}
      {way === 'yearly' && (
        <>
          <MultiSelect
            label={t('duties.form.months')}
            value={draft.months}
            data={MONTHS}
            onChange={(months) => set({ months })}
          />
          <NumberInput {...count('everyYears', 1, 10)} />
        </>
      )}
      {way === 'lunar' && (
        <>
          <NumberInput {...count('lunarDay', 1, 30)} />
          <NumberInput {...count('lunarMonth', 1, 12)} />
          <NumberInput {...count('plus', -60, 60)} />
        </>
      )}
      {way === 'event' && (
        <>
          <Select
            label={t('duties.form.event')}
            allowDeselect={false}
            value={draft.event}
            data={(['festival', 'area_festival'] as const).map((value) => ({
              value,
              label: t(`duties.event.${value}`),
            }))}
            onChange={(value) => set({ event: value === 'area_festival' ? value : 'festival' })}
          />
          <NumberInput {...count('plus', -120, 120)} description={t('duties.form.plusHint')} />
          <Checkbox
            label={t('duties.form.working')}
            checked={draft.working}
            onChange={(event) => set({ working: event.currentTarget.checked })}
          />
        </>
      )}
      {way === 'rule' && (
        <TextInput
          label={t('duties.form.rule')}
          placeholder="FREQ=MONTHLY;BYDAY=1MO"
          value={draft.rule}
          onChange={(event) => set({ rule: event.currentTarget.value })}
        />
      )}
      {(isRule || way === 'once') && (
        <DayField
          label={t(isRule ? 'duties.form.start' : 'duties.form.day')}
          value={draft.start}
          onChange={(start) => start && set({ start })}
        />
      )}
    </div>
  );
}
