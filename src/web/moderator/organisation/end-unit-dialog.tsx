import { MultiSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitEnd } from '../../../organisation/organisation-change-schema.ts';
import type { UnitView } from '../../../organisation/organisation-schema.ts';
import { useUnitChoices } from '../api/reference.ts';
import { DayField } from '../shell/day-field.tsx';
import { FindSelect } from '../shell/find-select.tsx';
import { townDay } from '../shell/when.ts';
import { FormDialog } from './form-dialog.tsx';
import styles from './organisation.module.css';
import { useChange } from './use-change.ts';

/** A unit ends and others take over: first it is shown what goes where, then it is done. */
export function EndUnitDialog({ unit, onClose }: { unit: UnitView; onClose: () => void }) {
  const { t } = useTranslation();
  const { run, busy, problem, forget } = useChange();
  const [lastDay, setLastDay] = useState<string | null>(() => townDay(new Date()));
  const [to, setTo] = useState<string | null>(null);
  const [also, setAlso] = useState<string[]>([]);
  const [act, setAct] = useState('');
  const [tried, setTried] = useState(false);
  const [plan, setPlan] = useState<UnitEnd | null>(null);
  const choices = useUnitChoices().map(({ group, items }) => ({
    group,
    items: items.filter(({ value }) => value !== unit.id),
  }));
  const nameOf = (id: string | null) => choices.flatMap(({ items }) => items).find(({ value }) => value === id)?.label;
  /** Whatever is changed makes the plan another one. */
  const changing =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setPlan(null);
      forget();
    };

  async function submit() {
    setTried(true);
    if (lastDay === null || to === null) return;
    const preview = plan === null;
    const end = {
      ...{ lastDay, act: act.trim() || null, version: unit.version, preview },
      to: [to, ...also.filter((id) => id !== to)],
    };
    const made = await run((changes) => changes.endUnit(unit.id, end), preview ? {} : { told: t('ending.done') });
    if (!made) return;
    if (preview) setPlan(made);
    else onClose();
  }

  return (
    <FormDialog
      title={t('ending.title', { name: unit.name })}
      submit={t(plan ? 'ending.apply' : 'ending.preview')}
      danger={plan !== null}
      size={560}
      {...{ busy, problem, onClose }}
      onSubmit={() => void submit()}
    >
      <DayField
        required
        label={t('ending.lastDay')}
        value={lastDay}
        maxDate={townDay(new Date())}
        error={tried && lastDay === null ? t('ending.missing') : undefined}
        onChange={changing(setLastDay)}
      />
      <FindSelect
        required
        label={t('ending.to')}
        description={t('ending.toHint')}
        comboboxProps={{ width: 'target' }}
        data={choices}
        value={to}
        error={tried && to === null ? t('ending.missing') : undefined}
        onChange={changing(setTo)}
      />
      <MultiSelect
        searchable
        size="sm"
        label={t('ending.also')}
        description={t('ending.alsoHint')}
        data={choices}
        value={also}
        onChange={changing(setAlso)}
      />
      <TextInput
        label={t('ending.act')}
        description={t('ending.actHint')}
        maxLength={200}
        value={act}
        onChange={(event) => changing(setAct)(event.currentTarget.value)}
      />
      {plan && (
        <div className={styles.plan} role="status">
          <p>{t('ending.plan', { name: nameOf(to) ?? '', duties: plan.duties, issues: plan.issues })}</p>
          <ul className={styles.plain}>
            {plan.posts.map(({ title, holder, toTitle, isNew }) => (
              <li key={`${title} ${holder} ${toTitle}`}>
                <span>
                  {title}
                  {holder && ` (${holder})`}
                  <span className={styles.quiet}>
                    {' '}
                    · {isNew ? t('ending.goes') : t('ending.same', { title: toTitle })}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </FormDialog>
  );
}
