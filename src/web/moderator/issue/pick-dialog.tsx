import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem.ts';
import type { ChoiceGroup } from '../api/reference.ts';
import { FindSelect } from '../shell/find-select.tsx';
import styles from './dialog.module.css';
import { RefusedChange } from './refused-change.tsx';

interface PickDialogProps {
  title: string;
  label: string;
  missing: string;
  submit: string;
  choices: ChoiceGroup[];
  /** What it is now. */
  value: string | null;
  onPick: (value: string) => Promise<Problem | null>;
  onClose: () => void;
}

/** Puts one of many in the place of what an issue has now. */
export function PickDialog({ title, label, missing, submit, choices, value, onPick, onClose }: PickDialogProps) {
  const { t } = useTranslation();
  const [picked, setPicked] = useState(value);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);

  async function pick() {
    setTried(true);
    if (picked === null || busy) return;
    if (picked === value) return onClose();
    setBusy(true);
    const refused = await onPick(picked);
    setBusy(false);
    setProblem(refused);
    if (!refused) onClose();
  }

  return (
    <Modal opened onClose={onClose} size={480} title={title} closeButtonProps={{ 'aria-label': t('page.close') }}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void pick();
        }}
      >
        <RefusedChange problem={problem} />
        <FindSelect
          data-autofocus
          label={label}
          clearable
          value={picked}
          data={choices}
          comboboxProps={{ width: 'target' }}
          error={tried && picked === null ? missing : undefined}
          onChange={setPicked}
        />
        <div className={styles.foot}>
          <Button variant="default" onClick={onClose}>
            {t('page.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {submit}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
