import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WholeCategory } from '../../../campaign/category-schema.ts';
import { categoryKey, categoryQuery, saveCategory } from '../api/categories.ts';
import { type Problem, problemOf } from '../api/problem.ts';
import { useSession } from '../api/session.ts';
import { useApi } from '../api/use-api.ts';
import { tell } from '../issue/tell.tsx';
import shape from '../shell/form.module.css';
import { PaneHead } from '../shell/pane-head.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { SavedMeanwhile } from '../shell/saved-meanwhile.tsx';
import split from '../shell/split.module.css';
import { draftOf, editOf } from './category-draft.ts';
import { CategoryHistory } from './category-history.tsx';
import { HandlingFields } from './handling-fields.tsx';
import { PhraseFields } from './phrase-fields.tsx';
import { QuestionFields } from './question-fields.tsx';
import { StopperFields } from './stopper-fields.tsx';
import { TryText } from './try-text.tsx';

export function CategoryPane({ code, onClose }: { code: string; onClose: () => void }) {
  const stored = useQuery(categoryQuery(useApi(), code));
  if (stored.isError) return <ProblemNotice problem={problemOf(stored.error)} onRetry={() => void stored.refetch()} />;
  return stored.data ? <CategoryForm stored={stored.data} onClose={onClose} /> : null;
}

function CategoryForm({ stored, onClose }: { stored: WholeCategory; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const api = useApi();
  const client = useQueryClient();
  const mayWrite = useSession().data?.user?.role === 'administrator';
  const [draft, setDraft] = useState(() => draftOf(stored));
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const stale = stored.version > draft.version;

  async function save(event: FormEvent) {
    event.preventDefault();
    const edit = editOf(draft);
    setWrong(edit === null);
    if (edit === null || busy) return;
    setBusy(true);
    const result = await saveCategory(api, stored.code, edit);
    setBusy(false);
    if (result.ok) {
      setProblem(null);
      setDraft(draftOf(result.value));
      client.setQueryData(categoryKey(stored.code), result.value);
      tell({ message: t('category.saved') });
    } else setProblem(result.problem);
    await client.invalidateQueries({ queryKey: ['categories'] });
  }

  return (
    <form className={shape.form} noValidate onSubmit={(event) => void save(event)}>
      <PaneHead back={t('categories.title')} close={t('categories.close')} onClose={onClose}>
        <span className={split.code}>{stored.code}</span> {i18n.language === 'en' ? stored.labelEn : stored.labelVi}
      </PaneHead>
      <div className={shape.body}>
        {!mayWrite && <p className={shape.notice}>{t('category.readOnly')}</p>}
        {stale && (
          <SavedMeanwhile
            text={t('category.stale')}
            show={t('category.showNew')}
            onShow={() => setDraft(draftOf(stored))}
          />
        )}
        {problem && problem.kind !== 'stale' && <ProblemNotice problem={problem} />}
        <TryText code={stored.code} lexicon={draft.lexicon.filter(({ words }) => words.trim() !== '')} />
        <fieldset disabled={!mayWrite} className={shape.fields}>
          <StopperFields draft={draft} onChange={setDraft} />
          <QuestionFields draft={draft} onChange={setDraft} />
          <HandlingFields draft={draft} onChange={setDraft} />
          <PhraseFields draft={draft} onChange={setDraft} />
        </fieldset>
        <CategoryHistory code={stored.code} />
      </div>
      {mayWrite && (
        <footer className={shape.foot}>
          {wrong && <p role="alert">{t('category.wrong')}</p>}
          <Button type="submit" loading={busy} disabled={stale}>
            {t('category.save')}
          </Button>
        </footer>
      )}
    </form>
  );
}
