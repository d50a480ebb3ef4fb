import { Button, Modal, Radio, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AllowedChange, IssueStatus, Refusal } from '../../../issues/issue-schema.ts';
import { REFUSALS } from '../../../issues/issue-schema.ts';
import type { Problem } from '../api/problem.ts';
import { StatusSign } from '../issues/status-sign.tsx';
import { blankIn, selectBlank } from './blanks.ts';
import styles from './dialog.module.css';
import { useDraft } from './drafts.ts';
import { useHeldAnswers } from './held-answers.tsx';
import { useIssue } from './issue-context.ts';
import { RefusedChange } from './refused-change.tsx';
import { SentAs } from './sent-as.tsx';
import { TemplateMenu } from './template-menu.tsx';

type Needs = Exclude<NonNullable<AllowedChange['needs']>, 'unit'>;

interface StatusDialogProps {
  onClose: () => void;
  /** A change to `assigned` asks for the unit. */
  onAssign: () => void;
  onPlain: (to: IssueStatus) => Promise<Problem | null>;
}

/** The changes that are possible now. One that tells the resident something asks for the words and shows what he will read. */
export function StatusDialog({ onClose, onAssign, onPlain }: StatusDialogProps) {
  const { t } = useTranslation();
  const { issue } = useIssue();
  const [to, setTo] = useState<IssueStatus | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(issue.code, `status:${to}`);
  const { hold } = useHeldAnswers();
  const needs = issue.allowed.find((change) => change.to === to)?.needs ?? null;

  // A newer version may not allow what was chosen.
  useEffect(() => {
    if (to !== null && !issue.allowed.some((change) => change.to === to)) setTo(null);
  }, [issue, to]);

  function mistakeIn(text: string, wanted: Needs): string | undefined {
    if (text.trim() === '') return t(`change.wordsMissing.${wanted}`);
    const blank = blankIn(text);
    return blank === null ? undefined : t('draft.blank', { blank });
  }

  async function submit() {
    if (to === null || busy) return;
    if (to === 'assigned') return onAssign();
    if (needs === null || needs === 'unit') {
      setBusy(true);
      const refused = await onPlain(to);
      setBusy(false);
      setProblem(refused);
      if (!refused) onClose();
      return;
    }
    const text = draft.text.trim();
    setTried(true);
    if (text === '' || (needs === 'refusal' && refusal === null) || blankIn(text) !== null)
      return selectBlank(field.current);
    const body = { to, reason: text, ...(refusal ? { refusal } : {}), version: issue.version };
    hold({ code: issue.code, draft: `status:${to}`, text, change: 'status', body });
    draft.set('');
    onClose();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('change.statusTitle', { code: issue.code })}
      closeButtonProps={{ 'aria-label': t('page.close') }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
        }}
      >
        <p className={styles.now}>
          {t('change.statusNow')} <StatusSign status={issue.status} />
        </p>
        {issue.allowed.length === 0 && <p>{t('change.statusNone')}</p>}
        <RefusedChange problem={problem} />
        <Radio.Group
          label={t('change.to')}
          value={to}
          onChange={(value) => {
            setTo(value as IssueStatus);
            setTried(false);
          }}
        >
          <div className={styles.choices}>
            {issue.allowed.map((change, index) => (
              <Radio.Card
                key={change.to}
                value={change.to}
                className={styles.choice}
                data-autofocus={index === 0 || undefined}
              >
                <Radio.Indicator size="xs" />
                <span className={styles.choiceWords}>
                  <StatusSign status={change.to} />
                  <span className={styles.effect}>{t(`change.effect.${change.to}`)}</span>
                </span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        {needs === 'refusal' && (
          <Radio.Group
            label={t('change.refusalLabel')}
            value={refusal}
            error={tried && refusal === null ? t('change.refusalMissing') : undefined}
            onChange={(value) => setRefusal(value as Refusal)}
          >
            <div className={styles.reasons}>
              {REFUSALS.map((one) => (
                <Radio
                  key={one}
                  size="xs"
                  styles={{ label: { fontSize: 13 } }}
                  value={one}
                  label={capitalised(t(`change.refusal.${one}`))}
                />
              ))}
            </div>
          </Radio.Group>
        )}
        {needs !== null && needs !== 'unit' && to !== null && (
          <>
            <Textarea
              autosize
              minRows={3}
              maxRows={10}
              ref={field}
              label={t(`change.words.${needs satisfies Needs}`)}
              value={draft.text}
              error={tried ? mistakeIn(draft.text, needs) : undefined}
              onChange={(event) => draft.set(event.currentTarget.value)}
            />
            <TemplateMenu
              to={to}
              field={field}
              onPick={(text) => draft.set([draft.text.trim(), text].filter(Boolean).join('\n'))}
            />
            <SentAs code={issue.code} to={to} text={draft.text} refusal={refusal} />
          </>
        )}
        <div className={styles.foot}>
          <span className={styles.hint}>{to !== null && t('change.tellsResident')}</span>
          <Button variant="default" onClick={onClose}>
            {t('page.cancel')}
          </Button>
          <Button type="submit" disabled={to === null} loading={busy}>
            {to === 'assigned' ? t('issue.assign') : t('change.statusSubmit')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The reasons are parts of a sentence to the resident. */
function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
