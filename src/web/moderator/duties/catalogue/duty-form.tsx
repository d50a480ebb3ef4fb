import { Button, Checkbox, MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type DutyChoices,
  type DutyContent,
  type DutyView,
  dutyCodeSchema,
  previewDutySchema,
} from '../../../../duties/catalogue-schema.ts';
import { dutiesKey, dutyPreviewQuery, sendDuty } from '../../api/duties.ts';
import type { Problem } from '../../api/problem.ts';
import { useAreaChoices } from '../../api/reference.ts';
import { useApi } from '../../api/use-api.ts';
import { tell } from '../../issue/tell.tsx';
import { DayField } from '../../shell/day-field.tsx';
import { FindSelect } from '../../shell/find-select.tsx';
import { ProblemNotice } from '../../shell/problem-notice.tsx';
import { useNow } from '../../shell/use-now.ts';
import { townDay } from '../../shell/when.ts';
import { LADDERS } from '../duty-search.ts';
import { KindSelect } from '../kind-select.tsx';
import { useLadderName } from '../use-ladder-name.ts';
import styles from './catalogue.module.css';
import { type DutyDraft, draftOf, emptyDraft, faultsIn, planOf, recurrenceOf } from './duty-draft.ts';
import { DutyPreviewBox } from './duty-preview-box.tsx';
import { EvidenceFields } from './evidence-fields.tsx';
import { RecurrenceFields } from './recurrence-fields.tsx';

interface Props {
  /** Left out: a new one. */
  stored?: DutyView;
  choices: DutyChoices;
  onClose: () => void;
  onSaved: (duty: DutyView) => void;
}

/** How long after the last letter the preview follows, in milliseconds. */
const PAUSE_MS = 300;
const ROLLS = ['prev', 'next', 'none'] as const;

/** Writes a duty, with what would come of it beside. */
export function DutyForm({ stored, choices, onClose, onSaved }: Props) {
  const { t } = useTranslation();
  const api = useApi();
  const client = useQueryClient();
  const ladderName = useLadderName();
  const today = townDay(useNow());
  const [draft, setDraft] = useState(() => (stored ? draftOf(stored, today) : emptyDraft(today)));
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const set = (change: Partial<DutyDraft>) => setDraft({ ...draft, ...change });
  const { code, recurrence, ...rest } = draft;
  const content: DutyContent = { ...rest, recurrence: recurrenceOf(recurrence) };
  const faults = faultsIn(draft);
  const wrong = (field: string) =>
    tried && faults.includes(field) && t(field === 'code' ? 'duties.form.codeWrong' : 'duties.form.missing');
  const [plan] = useDebouncedValue(previewDutySchema.safeParse({ ...planOf(content), code }).data ?? null, PAUSE_MS);
  const preview = useQuery(dutyPreviewQuery(api, plan));
  const text = (name: 'titleVi' | 'titleEn' | 'source' | 'hour') => ({
    ...{ label: t(`duties.form.${name}`), value: draft[name], error: wrong(name) },
    onChange: (event: { currentTarget: HTMLInputElement }) => set({ [name]: event.currentTarget.value }),
  });
  const day = (name: 'validFrom' | 'validTo') => ({
    ...{ label: t(`duties.form.${name}`), clearable: true, value: draft[name] },
    onChange: (value: string | null) => set({ [name]: value }),
  });
  const check = (name: 'asksReceipt' | 'isReviewed') => ({
    ...{ label: t(`duties.form.${name}`), checked: draft[name] },
    onChange: (event: { currentTarget: HTMLInputElement }) => set({ [name]: event.currentTarget.checked }),
  });

  async function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (faults.length > 0 || saving) return;
    setSaving(true);
    const result = await sendDuty(api, { code, content, version: stored?.version ?? null });
    setSaving(false);
    if (!result.ok) return setProblem(result.problem);
    await client.invalidateQueries({ queryKey: dutiesKey });
    tell({ message: t('duties.saved') });
    onSaved(result.value);
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => void save(event)}
      aria-label={t(stored ? 'duties.edit' : 'duties.add')}
    >
      <h2>{stored ? `${stored.code} – ${t('duties.edit')}` : t('duties.add')}</h2>
      <Part title={t('duties.form.what')}>
        <div className={styles.fields}>
          {!stored && (
            <TextInput
              label={t('duties.form.code')}
              description={t('duties.form.codeHint')}
              value={code}
              error={tried && !dutyCodeSchema.safeParse(code).success && t('duties.form.codeWrong')}
              onChange={(event) => set({ code: event.currentTarget.value.toUpperCase() })}
            />
          )}
          <TextInput {...text('titleVi')} />
          <TextInput {...text('titleEn')} />
        </div>
      </Part>
      <Part title={t('duties.who')}>
        <div className={styles.fields}>
          <KindSelect
            label={t('duties.form.actorKinds')}
            kinds={choices.kinds}
            value={draft.actorKinds}
            error={wrong('actorKinds')}
            onChange={(actorKinds) => set({ actorKinds })}
          />
          <KindSelect
            label={t('duties.form.supportKinds')}
            kinds={choices.kinds}
            value={draft.supportKinds}
            onChange={(supportKinds) => set({ supportKinds })}
          />
          <FindSelect
            label={t('duties.form.actorArea')}
            placeholder={t('list.anyArea')}
            clearable
            value={draft.actorArea}
            data={useAreaChoices()}
            onChange={(actorArea) => set({ actorArea })}
          />
        </div>
      </Part>
      <Part title={t('duties.when')}>
        <RecurrenceFields draft={recurrence} onChange={(next) => set({ recurrence: next })} />
        <div className={styles.fields}>
          <Select
            label={t('duties.form.roll')}
            allowDeselect={false}
            value={draft.roll}
            data={ROLLS.map((value) => ({ value, label: t(`duties.rollName.${value}`) }))}
            onChange={(value) => set({ roll: ROLLS.find((one) => one === value) ?? draft.roll })}
          />
          <TextInput {...text('hour')} placeholder="17:00" />
          <DayField {...day('validFrom')} />
          <DayField {...day('validTo')} />
        </div>
      </Part>
      <DutyPreviewBox preview={preview.data ?? null} />
      <Part title={t('duties.evidence')}>
        <EvidenceFields evidence={draft.evidence} forms={choices.forms} onChange={(evidence) => set({ evidence })} />
        {wrong('evidence') && <p className={styles.alarm}>{t('duties.form.evidenceWrong')}</p>}
        <Checkbox {...check('isReviewed')} />
      </Part>
      <Part title={t('duties.ladder')}>
        <div className={styles.fields}>
          <Select
            label={t('duties.ladder')}
            allowDeselect={false}
            value={draft.ladder ?? 'none'}
            data={LADDERS.map((value) => ({ value, label: ladderName.full(value) }))}
            onChange={(value) => set({ ladder: value === 'none' ? null : (value as DutyDraft['ladder']) })}
          />
          <NumberInput
            label={t('duties.form.opensDays')}
            description={t('duties.form.opensDaysHint')}
            min={0}
            max={120}
            allowDecimal={false}
            value={draft.opensDays ?? ''}
            onChange={(value) => set({ opensDays: value === '' ? null : Number(value) })}
          />
        </div>
        <Checkbox {...check('asksReceipt')} />
      </Part>
      <Part title={t('duties.source')}>
        <div className={styles.fields}>
          <MultiSelect
            label={t('duties.programme')}
            value={draft.programmes}
            data={choices.programmes.map(({ code: value, labelVi }) => ({ value, label: `${value} ${labelVi}` }))}
            onChange={(programmes) => set({ programmes })}
          />
          <TagsInput label={t('duties.form.clauses')} value={draft.clauses} onChange={(clauses) => set({ clauses })} />
          <TextInput {...text('source')} />
        </div>
      </Part>
      {problem && <ProblemNotice problem={problem} />}
      {tried && faults.length > 0 && (
        <p className={styles.alarm} role="alert">
          {t('duties.form.wrong')}
        </p>
      )}
      <div className={styles.foot}>
        <Button variant="default" onClick={onClose}>
          {t('page.cancel')}
        </Button>
        <Button type="submit" loading={saving}>
          {t('duties.save')}
        </Button>
      </div>
    </form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.part}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}
