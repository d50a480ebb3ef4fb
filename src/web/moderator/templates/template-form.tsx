import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TEMPLATE_STATUSES, type Template, type TemplateContent } from '../../../issues/template-schema.ts';
import type { Problem } from '../api/problem.ts';
import { useCategoryChoices } from '../api/reference.ts';
import { addTemplate, changeTemplate, templatesKey } from '../api/templates.ts';
import { useApi } from '../api/use-api.ts';
import { tell } from '../issue/tell.tsx';
import { FindSelect } from '../shell/find-select.tsx';
import shape from '../shell/form.module.css';
import { PaneHead } from '../shell/pane-head.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { SavedMeanwhile } from '../shell/saved-meanwhile.tsx';

interface TemplateFormProps {
  /** Null: a new one. */
  stored: Template | null;
  mayWrite: boolean;
  /** Opens another, or none. */
  onShow: (id?: string) => void;
}

const EMPTY: TemplateContent & Pick<Template, 'version'> = {
  ...{ status: 'answered', category: null, label: '', text: '', version: 0 },
};

export function TemplateForm({ stored, mayWrite, onShow }: TemplateFormProps) {
  const { t } = useTranslation();
  const api = useApi();
  const client = useQueryClient();
  const [draft, setDraft] = useState(stored ?? EMPTY);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const categories = useCategoryChoices({ groups: true });
  const isStale = stored !== null && stored.version > draft.version;
  const change = (part: Partial<TemplateContent>) => setDraft({ ...draft, ...part });

  async function save(retired: boolean) {
    setTried(true);
    const { status, category, version } = draft;
    const content = { status, category, label: draft.label.trim(), text: draft.text.trim() };
    if (content.label === '' || content.text === '' || busy) return;
    setBusy(true);
    const result = stored
      ? await changeTemplate(api, stored.id, { ...content, retired, version })
      : await addTemplate(api, content);
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    await client.invalidateQueries({ queryKey: templatesKey });
    if (!result.ok) return;
    setDraft(result.value.item);
    tell({ message: t('templates.saved') });
    if (!stored) onShow(result.value.item.id);
  }

  return (
    <form
      className={shape.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save(stored?.retired ?? false);
      }}
    >
      <PaneHead back={t('templates.title')} close={t('templates.close')} onClose={() => onShow()}>
        {stored?.label ?? t('templates.newTitle')}
      </PaneHead>
      <div className={shape.body}>
        {!mayWrite && <p className={shape.notice}>{t('templates.readOnly')}</p>}
        {isStale && (
          <SavedMeanwhile text={t('templates.stale')} show={t('templates.showNew')} onShow={() => setDraft(stored)} />
        )}
        {problem && problem.kind !== 'stale' && <ProblemNotice problem={problem} />}
        <fieldset disabled={!mayWrite} className={shape.fields}>
          <div className={shape.row}>
            <Select
              label={t('templates.status')}
              allowDeselect={false}
              withScrollArea={false}
              value={draft.status}
              data={TEMPLATE_STATUSES.map((status) => ({ value: status, label: t(`templates.when.${status}`) }))}
              onChange={(status) => status && change({ status: status as TemplateContent['status'] })}
            />
            <FindSelect
              label={t('templates.category')}
              placeholder={t('templates.any')}
              clearable
              value={draft.category}
              data={categories}
              onChange={(category) => change({ category })}
            />
          </div>
          <TextInput
            label={t('templates.name')}
            maxLength={20}
            value={draft.label}
            error={tried && draft.label.trim() === '' ? t('templates.nameMissing') : undefined}
            onChange={(event) => change({ label: event.currentTarget.value })}
          />
          <Textarea
            autosize
            minRows={4}
            maxRows={12}
            maxLength={1000}
            label={t('templates.text')}
            description={t('templates.blanks')}
            value={draft.text}
            error={tried && draft.text.trim() === '' ? t('templates.textMissing') : undefined}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
        </fieldset>
      </div>
      {mayWrite && (
        <footer className={shape.foot}>
          {stored && (
            <Button variant="default" disabled={isStale} onClick={() => void save(!stored.retired)}>
              {t(stored.retired ? 'templates.restore' : 'templates.retire')}
            </Button>
          )}
          <Button type="submit" loading={busy} disabled={isStale}>
            {t('templates.save')}
          </Button>
        </footer>
      )}
    </form>
  );
}
