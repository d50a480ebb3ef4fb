import { Button } from '@mantine/core';
import styles from './form.module.css';

interface SavedMeanwhileProps {
  /** Who has been here. */
  text: string;
  show: string;
  onShow: () => void;
}

/** Somebody else saved meanwhile: what is typed here can only be dropped for theirs. */
export function SavedMeanwhile({ text, show, onShow }: SavedMeanwhileProps) {
  return (
    <p className={styles.notice} role="alert">
      {text}{' '}
      <Button size="compact-sm" variant="default" onClick={onShow}>
        {show}
      </Button>
    </p>
  );
}
