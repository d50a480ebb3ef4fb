import { Button, Textarea } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem.ts';
import { Ago } from '../shell/ago.tsx';
import { writingKeys } from '../shell/writing-keys.ts';
import { useDraft } from './drafts.ts';
import { useIssue } from './issue-context.ts';
import styles from './notes.module.css';
import { PhotoStrip } from './photo-strip.tsx';
import { RefusedChange } from './refused-change.tsx';

/** What colleagues tell each other. In a colour and a place of its own, so that nobody takes it for an answer. */
export function Notes({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useTranslation();
  const { issue, make } = useIssue();
  const draft = useDraft(issue.code, 'note');
  const [mistake, setMistake] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const notes = issue.history.filter(({ kind }) => kind === 'note');

  async function save() {
    const text = draft.text.trim();
    setMistake(text === '' ? t('issue.noteMissing') : null);
    if (text === '' || busy) return field.current?.focus();
    setBusy(true);
    const result = await make({ path: 'notes', body: { text } });
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    if (result.ok) draft.set('');
  }

  return (
    <section className={styles.notes} aria-labelledby="notes-title">
      <h2 id="notes-title" className={styles.title}>
        <IconEyeOff size={16} aria-hidden />
        {t('issue.notes')}
      </h2>
      {notes.map((note) => (
        <article key={note.id} className={styles.note}>
          <p className={styles.text}>{note.text}</p>
          <p className={styles.by}>
            {note.staff ?? t(`history.${note.actor}`)} · <Ago at={note.at} />
          </p>
        </article>
      ))}
      <PhotoStrip media={issue.media.filter(({ role }) => role === 'note')} />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <RefusedChange problem={problem} />
        <Textarea
          ref={field}
          autosize
          minRows={1}
          maxRows={8}
          aria-label={t('issue.notes')}
          placeholder={t('issue.notePlaceholder')}
          value={draft.text}
          error={mistake}
          onChange={(event) => {
            draft.set(event.currentTarget.value);
            setMistake(null);
          }}
          onKeyDown={writingKeys(() => void save())}
        />
        <Button type="submit" size="compact-sm" variant="default" loading={busy} className={styles.save}>
          {t('issue.noteSave')}
        </Button>
      </form>
    </section>
  );
}
