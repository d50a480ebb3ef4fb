import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem.ts';
import styles from '../issue/dialog.module.css';
import { ProblemNotice } from '../shell/problem-notice.tsx';

interface FormDialogProps {
  title: string;
  submit: string;
  /** What it does cannot be taken back. */
  danger?: boolean;
  busy: boolean;
  disabled?: boolean;
  problem: Problem | null;
  size?: number;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A small form above the page. */
export function FormDialog(props: FormDialogProps) {
  const { title, submit, danger, busy, disabled, problem, size = 480, onSubmit, onClose, children } = props;
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} size={size} title={title} closeButtonProps={{ 'aria-label': t('page.close') }}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {problem && <ProblemNotice problem={problem} />}
        {children}
        <div className={styles.foot}>
          <Button variant="default" onClick={onClose}>
            {t('page.cancel')}
          </Button>
          <Button type="submit" color={danger ? 'red.8' : undefined} loading={busy} disabled={disabled}>
            {submit}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
