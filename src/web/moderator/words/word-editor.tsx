import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WordItem } from '../../../conversations/talk-words/word-schema.ts';
import type { Problem, Result } from '../api/problem.ts';
import { dropWord, saveWord, undoWord } from '../api/talk-content.ts';
import { useApi } from '../api/use-api.ts';
import { tell } from '../issue/tell.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { draftShelf } from '../simulator/draft-shelf.ts';
import { adviceOn } from './advice-on.ts';
import { WordHistory } from './word-history.tsx';
import styles from './word-pane.module.css';
import { WordPreview } from './word-preview.tsx';

interface WordEditorProps {
  item: WordItem;
  lang: 'vi' | 'en';
  mayWrite: boolean;
}

/** The field, and beside it the message as people will see it and the wordings before. */
export function WordEditor({ item, lang, mayWrite }: WordEditorProps) {
  const { t } = useTranslation();
  const api = useApi();
  const client = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const { key, blanks, fixed } = item;
  const stored = item[lang];
  const [draft, setDraft] = useState<string | null>(draftShelf.of(key, lang));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const text = draft ?? stored.text;
  const changed = text !== stored.text;
  const readOnly = !mayWrite || fixed;

  function write(next: string | null) {
    setDraft(next);
    draftShelf.put(key, lang, next === stored.text ? null : next);
  }

  async function run(act: () => Promise<Result<WordItem>>): Promise<WordItem | null> {
    if (busy) return null;
    setBusy(true);
    const result = await act();
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    await client.invalidateQueries({ queryKey: ['words'] });
    if (!result.ok) return null;
    write(null);
    return result.value;
  }

  function undoOf(saved: WordItem) {
    const undo = async () => {
      const undone = await undoWord(api, { key, lang, version: saved[lang].version });
      await client.invalidateQueries({ queryKey: ['words'] });
      if (undone.ok) tell({ message: t('saying.undone') });
      else setProblem(undone.problem);
    };
    return { label: t('page.undo'), run: () => void undo() };
  }

  async function save() {
    if (readOnly || !changed) return;
    const saved = await run(() => saveWord(api, { key, lang, text, version: stored.version }));
    if (saved) tell({ message: t('saying.saved'), action: undoOf(saved) });
  }

  async function drop() {
    const saved = await run(() => dropWord(api, { key, lang, version: stored.version }));
    if (saved) tell({ message: t('saying.dropped'), action: undoOf(saved) });
  }

  function insert(name: string) {
    const { selectionStart: from, selectionEnd: to } = field.current!;
    write(`${text.slice(0, from)}{${name}}${text.slice(to)}`);
    field.current!.focus();
  }

  return (
    <form
      className={styles.body}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
      }}
    >
      <div className={styles.fields}>
        <p className={styles.facts}>
          <span>{t(item.button ? 'sayings.button' : 'sayings.sentence')}</span>
          {item.steps.length > 0 && <span>{t('saying.steps', { steps: item.steps.join(', ') })}</span>}
          <code>{key}</code>
        </p>
        {fixed && <p className={styles.notice}>{t('saying.fixed')}</p>}
        {!fixed && !mayWrite && <p className={styles.notice}>{t('saying.readOnly')}</p>}
        {problem && <ProblemNotice problem={problem} />}
        <Textarea
          ref={field}
          label={t('saying.text')}
          autosize
          minRows={item.button ? 1 : 4}
          maxLength={2_000}
          readOnly={readOnly}
          value={text}
          lang={lang}
          onChange={(event) => write(event.currentTarget.value)}
        />
        {blanks.length > 0 && (
          <p className={styles.blanks}>
            {t('saying.blanks')}
            {blanks.map((name) => (
              <Button
                key={name}
                size="compact-xs"
                variant="default"
                disabled={readOnly}
                onClick={() => insert(name)}
                data-missing={!text.includes(`{${name}}`) || undefined}
              >
                {`{${name}}`}
              </Button>
            ))}
          </p>
        )}
        {lang === 'vi' && changed && adviceOn(text).length > 0 && (
          <ul className={styles.advice}>
            {adviceOn(text).map((advice) => (
              <li key={advice}>{t(`saying.advice.${advice}`)}</li>
            ))}
          </ul>
        )}
        {text !== stored.standard && (
          <p className={styles.standard}>
            <strong>{t('saying.standard')}</strong>
            {stored.standard}
          </p>
        )}
        <div className={styles.actions}>
          {!readOnly && (
            <Button type="submit" loading={busy} disabled={!changed}>
              {t('saying.save')}
            </Button>
          )}
          {!readOnly && changed && (
            <Button variant="default" onClick={() => write(null)}>
              {t('saying.forget')}
            </Button>
          )}
          {!readOnly && stored.text !== stored.standard && (
            <Button variant="default" loading={busy} onClick={() => void drop()}>
              {t('saying.drop')}
            </Button>
          )}
          {changed && !item.outside && <Link to="/simulator">{t('saying.try')}</Link>}
        </div>
      </div>
      <aside className={styles.side}>
        <WordPreview text={text} lang={lang} button={item.button} />
        <WordHistory
          word={key}
          lang={lang}
          version={stored.version}
          onTake={readOnly ? null : (taken) => write(taken ?? stored.standard)}
        />
      </aside>
    </form>
  );
}
