import { Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostView, UnitView } from '../../../organisation/organisation-schema.ts';
import { organisationChoicesQuery, unitQuery } from '../api/organisation.ts';
import { useQuarterChoices, useUnitChoices } from '../api/reference.ts';
import { useApi } from '../api/use-api.ts';
import { FindSelect } from '../shell/find-select.tsx';
import { FormDialog } from './form-dialog.tsx';
import { postName } from './post-row.tsx';
import { PostSelect } from './post-select.tsx';
import { useChange } from './use-change.ts';

interface PostDialogProps {
  unitId: string;
  /** Null: a new one. */
  view: PostView | null;
  onClose: () => void;
}

/** What a post is: its title, who is above it, who stands in, who names its holder. */
export function PostDialog({ unitId, view, onClose }: PostDialogProps) {
  const { t } = useTranslation();
  const unit = useQuery(unitQuery(useApi(), unitId)).data;
  if (!unit) return null;
  return <Fields {...{ unit, view, onClose }} title={view ? postName(view.post) : t('unit.addPost')} />;
}

function Fields({ unit, view, title, onClose }: Omit<PostDialogProps, 'unitId'> & { unit: UnitView; title: string }) {
  const { t, i18n } = useTranslation();
  const { run, busy, problem } = useChange();
  const others = unit.posts.filter(({ id, validTo }) => validTo === null && id !== view?.post.id);
  const leader = others.find(({ head }) => head);
  const [draft, setDraft] = useState(() => ({
    title: view?.post.title ?? '',
    kind: view?.kind ?? null,
    areaId: view?.areaId ?? null,
    head: view ? view.post.head : others.length === 0,
    superiorId: view ? (view.post.superior?.id ?? null) : (leader?.id ?? null),
    substituteId: view?.substitute?.id ?? null,
    appointingUnitId: view?.appointingUnit?.id ?? null,
  }));
  /** What is typed here began on it. */
  const [version] = useState(view?.version ?? 0);
  const [tried, setTried] = useState(false);
  const kinds = useQuery(organisationChoicesQuery(useApi())).data?.postKinds ?? [];
  const quarters = useQuarterChoices(unit.areaId);
  const units = useUnitChoices().map(({ group, items }) => ({
    group,
    items: items.filter(({ value }) => value !== unit.id),
  }));
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const said = draft.title.trim();
  const list = { comboboxProps: { width: 'target' } } as const;

  async function save() {
    setTried(true);
    if (said.length < 2) return;
    const content = { ...draft, title: said };
    const done = view
      ? await run((changes) => changes.editPost(view.post.id, { ...content, version }), {
          told: t('postForm.saved'),
        })
      : await run((changes) => changes.makePost(unit.id, content), { told: t('postForm.made', { title: said }) });
    if (done) onClose();
  }

  return (
    <FormDialog
      title={view ? t('postForm.editTitle', { title }) : t('postForm.addTitle', { name: unit.name })}
      submit={t(view ? 'postForm.save' : 'unit.addPost')}
      size={560}
      {...{ busy, problem, onClose }}
      onSubmit={() => void save()}
    >
      <TextInput
        data-autofocus
        required
        label={t('postForm.title')}
        maxLength={150}
        value={draft.title}
        error={tried && said.length < 2 ? t('postForm.titleMissing') : undefined}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <FindSelect
        clearable={view === null}
        {...list}
        label={t('postForm.kind')}
        description={t('postForm.kindHint')}
        placeholder={t('postForm.kindByTitle')}
        allowDeselect={false}
        disabled={kinds.length === 0}
        data={kinds.map(({ kind, vi, en, sees }) => ({
          value: kind,
          label: `${i18n.language === 'en' ? en : vi} · ${t(`postForm.sees.${sees}`)}`,
        }))}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
      />
      {(quarters.length > 0 || draft.areaId !== null) && (
        <FindSelect
          clearable
          {...list}
          label={t('postForm.area')}
          placeholder={t('postForm.areaNone')}
          data={quarters}
          value={draft.areaId}
          onChange={(areaId) => set({ areaId })}
        />
      )}
      <PostSelect
        label={t('unit.superior')}
        description={t('postForm.superiorHint')}
        placeholder={t('postForm.none')}
        but={view?.post.id ?? null}
        unitId={unit.id}
        value={draft.superiorId}
        onChange={(superiorId) => set({ superiorId })}
      />
      <PostSelect
        label={t('post.standingSubstitute')}
        description={t('postForm.substituteHint')}
        placeholder={t('postForm.none')}
        but={view?.post.id ?? null}
        unitId={unit.id}
        value={draft.substituteId}
        onChange={(substituteId) => set({ substituteId })}
      />
      <FindSelect
        clearable
        {...list}
        label={t('post.appointing')}
        description={t('postForm.appointingHint')}
        placeholder={t('postForm.appointingOwn')}
        disabled={units.length === 0}
        data={units}
        value={draft.appointingUnitId}
        onChange={(appointingUnitId) => set({ appointingUnitId })}
      />
      <Checkbox
        label={t('postForm.head')}
        description={
          leader && draft.head ? t('postForm.headFormer', { title: postName(leader) }) : t('postForm.headHint')
        }
        checked={draft.head}
        onChange={(event) => set({ head: event.currentTarget.checked })}
      />
    </FormDialog>
  );
}
