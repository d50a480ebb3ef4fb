import { Accordion, Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormItem, FormList } from '../../../forms/form-schema.ts';
import { addForm, changeForm } from '../api/forms.ts';
import type { Problem } from '../api/problem.ts';
import { useSession } from '../api/session.ts';
import { useApi } from '../api/use-api.ts';
import { tell } from '../issue/tell.tsx';
import shape from '../shell/form.module.css';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { SavedMeanwhile } from '../shell/saved-meanwhile.tsx';
import { BothFields } from './both-fields.tsx';
import { CheckCard } from './check-card.tsx';
import { FieldCard } from './field-card.tsx';
import { draftOf, emptyCheck, emptyField, emptyForm, type FormDraft, formOfDraft } from './form-draft.ts';
import { FormPreview } from './form-preview.tsx';
import styles from './forms.module.css';
import { useWrong, WrongContext } from './wrong.ts';

interface FormBuilderProps {
  /** Null: a new one. */
  stored: FormItem | null;
  postKinds: FormList['postKinds'];
  onSaved: (form: FormItem) => void;
}

const PERIODS = ['year', 'month', 'once'] as const;
const NOTHING_WRONG = new Map<string, 'missing' | 'tooLong'>();

/** A form as it is built, beside the talk that it makes. */
export function FormBuilder({ stored, postKinds, onSaved }: FormBuilderProps) {
  const { t } = useTranslation();
  const api = useApi();
  const client = useQueryClient();
  const mayWrite = useSession().data?.user?.role === 'administrator';
  const [draft, setDraft] = useState(() => (stored ? draftOf(stored) : emptyForm()));
  /** Which version the draft was begun on. */
  const [version, setVersion] = useState(stored?.version ?? 0);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const drafted = useMemo(() => formOfDraft(draft), [draft]);
  const wrong = tried && !drafted.ok ? drafted.wrong : NOTHING_WRONG;
  const stale = stored !== null && stored.version > version;

  async function save(retired: boolean): Promise<void> {
    setTried(true);
    if (!drafted.ok || busy) return;
    setBusy(true);
    const { code, ...content } = drafted.form;
    const result = stored
      ? await changeForm(api, code, { ...content, version, retired })
      : await addForm(api, drafted.form);
    setBusy(false);
    if (!result.ok) {
      setProblem(result.problem);
      await client.invalidateQueries({ queryKey: ['forms'] });
      return;
    }
    const { item } = result.value;
    setProblem(null);
    setTried(false);
    setDraft(draftOf(item));
    setVersion(item.version);
    tell({ message: t(retired ? 'forms.retired' : 'forms.saved') });
    await client.invalidateQueries({ queryKey: ['forms'] });
    onSaved(item);
  }

  function showNew(): void {
    if (!stored) return;
    setDraft(draftOf(stored));
    setVersion(stored.version);
    setProblem(null);
  }

  return (
    <WrongContext value={wrong}>
      <div className={styles.build}>
        <form
          className={shape.form}
          noValidate
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            void save(stored?.retired ?? false);
          }}
        >
          <div className={shape.body}>
            {!mayWrite && <p className={shape.notice}>{t('forms.readOnly')}</p>}
            {stale && <SavedMeanwhile text={t('forms.stale')} show={t('forms.showNew')} onShow={showNew} />}
            {problem && problem.kind !== 'stale' && <ProblemNotice problem={problem} />}
            <fieldset disabled={!mayWrite} className={shape.fields}>
              <Settings draft={draft} postKinds={postKinds} isNew={stored === null} onChange={setDraft} />
              <Fields draft={draft} onChange={setDraft} />
              <Checks draft={draft} onChange={setDraft} />
            </fieldset>
          </div>
          {mayWrite && (
            <footer className={shape.foot}>
              {wrong.size > 0 && <p role="alert">{t('forms.wrong', { count: wrong.size })}</p>}
              {stored && (
                <Button variant="default" disabled={busy || stale} onClick={() => void save(!stored.retired)}>
                  {t(stored.retired ? 'forms.takeUp' : 'forms.retire')}
                </Button>
              )}
              <Button type="submit" loading={busy} disabled={stale}>
                {t('forms.save')}
              </Button>
            </footer>
          )}
        </form>
        <FormPreview form={drafted.ok ? drafted.form : null} />
      </div>
    </WrongContext>
  );
}

interface PartProps {
  draft: FormDraft;
  onChange: (draft: FormDraft) => void;
}

function Settings({
  draft,
  postKinds,
  isNew,
  onChange,
}: PartProps & Pick<FormBuilderProps, 'postKinds'> & { isNew: boolean }) {
  const { t, i18n } = useTranslation();
  const wrong = useWrong();
  const set = (change: Partial<FormDraft>) => onChange({ ...draft, ...change });
  return (
    <section className={shape.group} aria-label={t('forms.settings')}>
      {isNew && (
        <TextInput
          label={t('forms.code')}
          description={t('forms.codeLead')}
          value={draft.code}
          error={wrong('code')}
          onChange={(event) => set({ code: event.currentTarget.value.toUpperCase() })}
        />
      )}
      <BothFields label={t('forms.name')} value={draft.title} at="title" onChange={(title) => set({ title })} />
      <div className={`${shape.row} ${styles.settings}`}>
        <Select
          label={t('forms.period')}
          allowDeselect={false}
          data={PERIODS.map((value) => ({ value, label: t(`forms.periods.${value}`) }))}
          value={draft.period}
          onChange={(period) => set({ period: period as FormDraft['period'] })}
        />
        <MultiSelect
          label={t('forms.postKinds')}
          searchable
          data={postKinds.map(({ kind, vi, en }) => ({ value: kind, label: i18n.language === 'en' ? en : vi }))}
          value={draft.postKinds}
          error={wrong('postKinds')}
          onChange={(chosen) => set({ postKinds: chosen })}
        />
      </div>
      <BothFields
        label={t('forms.example')}
        description={t('forms.exampleLead')}
        value={draft.example}
        at="example"
        onChange={(example) => set({ example })}
      />
    </section>
  );
}

function Fields({ draft, onChange }: PartProps) {
  const { t } = useTranslation();
  const wrong = useWrong();
  const [open, setOpen] = useState<string | null>(draft.fields.length === 1 ? draft.fields[0]!.id : null);
  const { fields } = draft;
  const set = (changed: FormDraft['fields']) => onChange({ ...draft, fields: changed });
  const isBad = (nth: number) =>
    ['label.vi', 'question.vi', 'label.en', 'question.en'].some((part) => wrong(`fields.${nth}.${part}`));
  return (
    <section className={shape.group} aria-label={t('forms.fields')}>
      <h3>{t('forms.fields')}</h3>
      <Accordion variant="separated" value={open} onChange={setOpen} transitionDuration={0}>
        {fields.map((field, nth) => (
          <FieldCard
            key={field.id}
            {...{ field, nth, isLast: nth === fields.length - 1, isBad: isBad(nth) }}
            onChange={(changed) => set(fields.with(nth, changed))}
            onMove={(by) => set(fields.toSpliced(nth, 1).toSpliced(nth + by, 0, field))}
            onRemove={() => set(fields.toSpliced(nth, 1))}
          />
        ))}
      </Accordion>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => {
          const added = emptyField();
          set([...fields, added]);
          setOpen(added.id);
        }}
      >
        {t('forms.addField')}
      </Button>
    </section>
  );
}

function Checks({ draft, onChange }: PartProps) {
  const { t } = useTranslation();
  const { checks, fields } = draft;
  const set = (changed: FormDraft['checks']) => onChange({ ...draft, checks: changed });
  return (
    <section className={shape.group} aria-label={t('forms.checks')}>
      <h3>{t('forms.checks')}</h3>
      <p className={shape.lead}>{t('forms.checksLead')}</p>
      {checks.map((check, nth) => (
        <CheckCard
          key={check.id}
          {...{ check, nth, fields }}
          onChange={(changed) => set(checks.with(nth, changed))}
          onRemove={() => set(checks.toSpliced(nth, 1))}
        />
      ))}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => set([...checks, emptyCheck()])}
      >
        {t('forms.addCheck')}
      </Button>
    </section>
  );
}
