import { Button, Textarea } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writingKeys } from '../shell/writing-keys.ts';
import styles from './answer-form.module.css';
import { blankIn, selectBlank } from './blanks.ts';
import { useDraft } from './drafts.ts';
import { useHeldAnswers } from './held-answers.tsx';
import { useIssue } from './issue-context.ts';
import { RefusedChange } from './refused-change.tsx';
import { SentAs } from './sent-as.tsx';
import { TemplateMenu } from './template-menu.tsx';

/** What the server takes (`src/issues/issue-schema.ts`). */
export const MOST_LETTERS = 4000;

/** An answer in the moderator's own words; it stays a draft of this issue until it is gone. */
export function AnswerForm({
  field,
  check,
}: {
  field: RefObject<HTMLTextAreaElement | null>;
  check: () => Promise<void>;
}) {
  const { t } = useTranslation();
  const { issue } = useIssue();
  const { code } = issue;
  const draft = useDraft(code, 'answer');
  const { hold, problemOf, forgetProblem } = useHeldAnswers();
  const [mistake, setMistake] = useState<string | null>(null);
  const problem = problemOf(code);

  // The words come back seconds after they were sent: only now is it time to see who was quicker.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a problem.
  useEffect(() => {
    if (problem?.kind === 'stale') void check();
  }, [problem]);

  function send() {
    const text = draft.text.trim();
    const wrong = mistakeIn(text);
    setMistake(wrong);
    if (wrong !== null) return selectBlank(field.current);
    hold({ code, draft: 'answer', text, change: 'answers', body: { text, version: issue.version } });
    draft.set('');
  }
  function mistakeIn(text: string): string | null {
    if (text === '') return t('compose.missing');
    const blank = blankIn(text);
    if (blank !== null) return t('draft.blank', { blank });
    return text.length > MOST_LETTERS ? t('compose.tooLong', { count: text.length - MOST_LETTERS }) : null;
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <RefusedChange problem={problem} />
      <SentAs code={code} to="answered" text={draft.text} />
      <Textarea
        ref={field}
        autosize
        minRows={2}
        maxRows={10}
        label={t('compose.label')}
        placeholder={t('compose.placeholder')}
        value={draft.text}
        error={mistake}
        onChange={(event) => {
          draft.set(event.currentTarget.value);
          setMistake(null);
          if (problem && problem.kind !== 'stale') forgetProblem(code);
        }}
        onKeyDown={writingKeys(send)}
      />
      <div className={styles.foot}>
        <TemplateMenu
          to="answered"
          field={field}
          onPick={(text) => {
            draft.set([draft.text.trim(), text].filter(Boolean).join('\n'));
            setMistake(null);
          }}
        />
        {issue.voices > 1 && issue.visibility === 'A' ? (
          <span className={styles.hint}>{t('issue.followersRead', { count: issue.voices - 1 })}</span>
        ) : (
          <span className={`${styles.hint} ${styles.keyHint}`}>{t('compose.hint')}</span>
        )}
        <Button type="submit" leftSection={<IconSend size={16} aria-hidden />}>
          {t('compose.send')}
        </Button>
      </div>
    </form>
  );
}
