import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './pane-head.module.css';

interface PaneHeadProps {
  /** What the list is called. */
  back: string;
  /** What closing is called. */
  close: string;
  onClose: () => void;
  /** What is opened. */
  children: ReactNode;
  /** Between it and the way out; on a phone it takes the place of what is opened. */
  beside?: ReactNode;
}

/** Above what is opened beside a list: what it is, and the way back to the list. */
export function PaneHead({ back, close, onClose, children, beside }: PaneHeadProps) {
  return (
    <header className={styles.head}>
      <Button
        className={styles.back}
        variant="subtle"
        leftSection={<IconChevronLeft size={18} aria-hidden />}
        onClick={onClose}
      >
        {back}
      </Button>
      <h2>{children}</h2>
      {beside && <div className={styles.beside}>{beside}</div>}
      <Tooltip label={`${close} (Esc)`}>
        <ActionIcon className={styles.close} variant="subtle" color="gray" aria-label={close} onClick={onClose}>
          <IconX size={18} />
        </ActionIcon>
      </Tooltip>
    </header>
  );
}
