import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem.ts';
import styles from './dialog.module.css';
import { useIssue } from './issue-context.ts';
import { RefusedChange } from './refused-change.tsx';

interface MergeDialogProps {
  /** The code that was chosen among the possible duplicates; empty: it is typed. */
  into: string;
  onMerge: (into: string) => Promise<Problem | null>;
  onClose: () => void;
}

/** Closes this report in favour of another of the same matter, and says beforehand who hears of it. */
export function MergeDialog({ into, onMerge, onClose }: MergeDialogProps) {
  const { t } = useTranslation();
  const { code } = useIssue().issue;
  const [typed, setTyped] = useState(into);
  const [mistake, setMistake] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  async function merge() {
    const target = codeIn(typed);
    const wrong = target === null ? t('change.mergeMissing') : target === code ? t('change.mergeItself') : null;
    setMistake(wrong);
    if (target === null || wrong !== null || busy) return;
    setBusy(true);
    const refused = await onMerge(target);
    setBusy(false);
    setProblem(refused);
    if (!refused) onClose();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size={480}
      title={t('change.mergeTitle', { code })}
      closeButtonProps={{ 'aria-label': t('page.close') }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void merge();
        }}
      >
        <RefusedChange problem={problem} />
        <TextInput
          data-autofocus
          label={t('change.mergeInto')}
          value={typed}
          error={mistake}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setMistake(null);
          }}
        />
        <p className={styles.hint}>{t('change.mergeEffect', { code })}</p>
        <div className={styles.foot}>
          <Button variant="default" onClick={onClose}>
            {t('page.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('change.mergeSubmit')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** A code as it is typed in haste: `vc 427`; null for what is none. */
function codeIn(typed: string): string | null {
  const [, prefix, digits] = /^\s*([a-z]{2})[\s-]*0*(\d{1,9})\s*$/i.exec(typed) ?? [];
  return prefix && digits ? `${prefix.toUpperCase()}-${digits.padStart(4, '0')}` : null;
}
