import { Button, Textarea } from '@mantine/core';
import { IconArrowBackUp, IconSend } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueView } from '../../../issues/issue-schema.ts';
import type { Problem } from '../api/problem.ts';
import { Ago } from '../shell/ago.tsx';
import { MOST_LETTERS } from './answer-form.tsx';
import { blankIn } from './blanks.ts';
import styles from './draft-bar.module.css';
import { useDraft } from './drafts.ts';
import { useHeldAnswers } from './held-answers.tsx';
import { useIssue } from './issue-context.ts';
import { PhotoStrip } from './photo-strip.tsx';
import { RefusedChange } from './refused-change.tsx';
import { SentAs } from './sent-as.tsx';
import { tell } from './tell.tsx';

/** What a cadre wrote for the resident and waits here; nothing while it is on its way. */
export function DraftBar({ check }: { check: () => Promise<void> }) {
  const { draft, code } = useIssue().issue;
  const { held } = useHeldAnswers();
  if (!draft || held.some((one) => one.code === code && one.change === 'draft')) return null;
  return <Waiting key={draft.id} draft={draft} check={check} />;
}

function Waiting({ draft, check }: { draft: NonNullable<IssueView['draft']>; check: () => Promise<void> }) {
  const { t } = useTranslation();
  const { issue, make } = useIssue();
  const { code } = issue;
  const { hold, problemOf } = useHeldAnswers();
  const changed = useDraft(code, `draft:${draft.id}`);
  const text = changed.text || draft.text;
  /** Why it goes back; null: that is not being written. */
  const [why, setWhy] = useState<string | null>(null);
  const [mistake, setMistake] = useState<string | null>(null);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const problem = refused ?? problemOf(code);
  const photos = issue.media.filter(({ id }) => draft.media.includes(id));

  // biome-ignore lint/correctness/useExhaustiveDependencies: once a problem.
  useEffect(() => {
    if (problem?.kind === 'stale') void check();
  }, [problem]);

  function approve() {
    const words = text.trim();
    const over = words.length - MOST_LETTERS;
    const blank = blankIn(words);
    if (blank !== null) return setMistake(t('draft.blank', { blank }));
    if (over > 0) return setMistake(t('draft.tooLong', { count: over }));
    const body = { approve: true, draft: draft.id, text: words, version: issue.version };
    hold({ code, draft: `draft:${draft.id}`, text: words, change: 'draft', body });
    changed.set('');
  }

  async function sendBack() {
    const reason = why?.trim() ?? '';
    if (reason === '') return setMistake(t('draft.whyMissing'));
    if (busy) return;
    setBusy(true);
    const result = await make({ path: 'draft', body: { approve: false, draft: draft.id, reason } });
    setBusy(false);
    setRefused(result.ok ? null : result.problem);
    if (result.ok) tell({ message: t('draft.sentBack', { code }) });
  }

  return (
    <form
      className={styles.bar}
      aria-labelledby="draft-title"
      onSubmit={(event) => {
        event.preventDefault();
        if (why === null) approve();
        else void sendBack();
      }}
    >
      <div>
        <h2 id="draft-title" className={styles.title}>
          {t(`draft.title.${draft.kind}`)}
        </h2>
        <p className={styles.by}>
          {draft.post ?? t('draft.someone')} · <Ago at={draft.at} />
        </p>
      </div>
      <RefusedChange problem={problem} />
      {why === null ? (
        <>
          <Textarea
            autosize
            minRows={2}
            maxRows={8}
            label={t('draft.label')}
            value={text}
            error={mistake}
            onChange={(event) => {
              changed.set(event.currentTarget.value);
              setMistake(null);
            }}
          />
          {photos.length > 0 && (
            <div>
              <p className={styles.by}>{t('draft.photos')}</p>
              <PhotoStrip media={photos} />
            </div>
          )}
          <SentAs code={code} to={draft.kind} text={text} />
        </>
      ) : (
        <Textarea
          data-autofocus
          autoFocus
          autosize
          minRows={2}
          maxRows={8}
          label={t('draft.why')}
          value={why}
          error={mistake}
          onChange={(event) => {
            setWhy(event.currentTarget.value);
            setMistake(null);
          }}
        />
      )}
      <div className={styles.foot}>
        {why === null ? (
          <>
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={16} aria-hidden />}
              onClick={() => setWhy('')}
            >
              {t('draft.sendBack')}
            </Button>
            <Button type="submit" leftSection={<IconSend size={16} aria-hidden />}>
              {t('draft.approve')}
            </Button>
          </>
        ) : (
          <>
            <Button
              variant="default"
              onClick={() => {
                setWhy(null);
                setMistake(null);
              }}
            >
              {t('page.cancel')}
            </Button>
            <Button type="submit" loading={busy} leftSection={<IconArrowBackUp size={16} aria-hidden />}>
              {t('draft.sendBack')}
            </Button>
          </>
        )}
      </div>
    </form>
  );
}
