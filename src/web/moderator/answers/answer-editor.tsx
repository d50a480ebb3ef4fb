import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerItem, AnswerView } from '../../../assistant/answer-schema.ts';
import { answerKey, saveAnswer, writeAnswer } from '../api/answers.ts';
import type { Problem, Result } from '../api/problem.ts';
import { useApi } from '../api/use-api.ts';
import { tell } from '../issue/tell.tsx';
import { PaneHead } from '../shell/pane-head.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { type AnswerDraft, contentOf, contentOfItem, draftOf, mistakesIn } from './answer-draft.ts';
import { AnswerFields } from './answer-fields.tsx';
import { AnswerHistory } from './answer-history.tsx';
import styles from './answer-pane.module.css';
import { AnswerPreview } from './answer-preview.tsx';
import { keepRefused, settleDraft, useKeptDraft } from './kept-drafts.ts';
import { StaleNotice } from './stale-notice.tsx';

interface AnswerEditorProps {
  /** Null: a new answer. */
  stored: AnswerView | null;
  /** What a new answer begins with. */
  first: AnswerDraft | null;
  from: string | null;
  keptAs: string;
  onClose: () => void;
}

/** The form, and beside it the message that people will see and the versions before. */
export function AnswerEditor({ stored, first, from, keptAs, onClose }: AnswerEditorProps) {
  const { t } = useTranslation();
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [kept, keep] = useKeptDraft(keptAs);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const draft = kept ?? (stored ? draftOf(contentOfItem(stored), stored.version) : first!);
  const mistakes = mistakesIn(draft);
  const wrong = Object.keys(mistakes).length > 0;
  const mayWrite = stored?.mayWrite ?? true;
  // Somebody else saved it since this draft was begun.
  const stale = stored !== null && kept !== null && kept.version !== stored.version;

  async function run(save: () => Promise<Result<AnswerItem>>): Promise<AnswerItem | null> {
    if (busy) return null;
    setBusy(true);
    const result = await save();
    setBusy(false);
    setProblem(result.ok || result.problem.kind === 'stale' ? null : result.problem);
    await client.invalidateQueries({ queryKey: ['answers', 'list'] });
    if (stored) await client.refetchQueries({ queryKey: answerKey(stored.id) });
    return result.ok ? result.value : null;
  }

  async function save() {
    setTried(true);
    if (wrong || stale) return;
    const content = contentOf(draft);
    const item = await run(() =>
      stored
        ? saveAnswer(api, stored.id, { ...content, retired: stored.retired, version: draft.version })
        : writeAnswer(api, content),
    );
    // Refused as stale: the draft is what remains, and the notice says why.
    if (!item) return keepRefused(keptAs, draft);
    settleDraft(keptAs, kept, item);
    setTried(false);
    tell({ message: t('answer.saved') });
    if (!stored)
      void navigate({ to: '/answers', search: (before) => ({ ...before, answer: item.id, from: undefined }) });
  }

  async function retire(retired: boolean, of: { id: string; version: number } & AnswerItem) {
    const item = await run(() => saveAnswer(api, of.id, { ...contentOfItem(of), retired, version: of.version }));
    if (!item) return;
    tell({
      message: t(retired ? 'answer.retiredNow' : 'answer.restored'),
      ...(retired && { action: { label: t('page.undo'), run: () => void retire(false, item) } }),
    });
  }

  return (
    <form
      className={styles.pane}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
      }}
    >
      <PaneHead
        back={t('answers.title')}
        close={t('answer.close')}
        onClose={onClose}
        beside={
          from && (
            <Link to="/issues/$code" params={{ code: from }}>
              {t('answer.fromQuestion', { code: from })}
            </Link>
          )
        }
      >
        {t(stored ? 'answer.editTitle' : 'answer.newTitle')}
      </PaneHead>
      <div className={styles.notices}>
        {stale && (
          <StaleNotice
            stored={stored}
            onShow={() => keep(null)}
            onKeep={() => keep({ ...draft, version: stored.version })}
          />
        )}
        {stored?.retired && <p className={styles.notice}>{t('answer.isRetired')}</p>}
        {!mayWrite && <p className={styles.notice}>{t('answer.readOnly')}</p>}
        {problem && <ProblemNotice problem={problem} />}
      </div>
      <div className={styles.body}>
        <AnswerFields draft={draft} mistakes={tried ? mistakes : {}} readOnly={!mayWrite} onChange={keep} />
        <aside className={styles.side}>
          <AnswerPreview draft={draft} />
          {stored && (
            <AnswerHistory
              history={stored.history}
              present={stored.version}
              onTake={
                mayWrite
                  ? (entry) => {
                      keep(draftOf(entry.content, stored.version));
                      tell({ message: t('answer.takenVersion', { version: entry.version }) });
                    }
                  : null
              }
            />
          )}
        </aside>
      </div>
      {mayWrite && (
        <footer className={styles.foot}>
          {tried && wrong && (
            <p className={styles.wrong} role="alert">
              {t('answer.fix')}
            </p>
          )}
          {stored && (
            <Button variant="default" loading={busy} onClick={() => void retire(!stored.retired, stored)}>
              {t(stored.retired ? 'answer.restore' : 'answer.retire')}
            </Button>
          )}
          <Button type="submit" loading={busy} disabled={stale}>
            {t('answer.save')}
          </Button>
        </footer>
      )}
    </form>
  );
}
