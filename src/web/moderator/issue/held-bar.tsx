import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type HeldAnswer, useHeldAnswers } from './held-answers.tsx';
import styles from './held-bar.module.css';

/** What is about to go to residents, with the way back. */
export function HeldBar() {
  const { held } = useHeldAnswers();
  if (held.length === 0) return null;
  return (
    <div className={styles.stack} role="status">
      {held.map((answer) => (
        <Held key={answer.id} answer={answer} />
      ))}
    </div>
  );
}

function Held({ answer }: { answer: HeldAnswer }) {
  const { t } = useTranslation();
  const { undo, sendNow } = useHeldAnswers();
  const seconds = useSecondsTo(answer.at);
  return (
    <div className={styles.bar}>
      <IconSend size={16} aria-hidden />
      <strong>{answer.code}</strong>
      <span className={styles.words}>
        {seconds === null ? t('compose.sending') : t('compose.held', { count: seconds })}
      </span>
      {seconds !== null && (
        <>
          <Button size="compact-sm" variant="white" onClick={() => undo(answer.id)}>
            {t('page.undo')}
          </Button>
          <Button size="compact-sm" variant="transparent" c="white" onClick={() => sendNow(answer.id)}>
            {t('compose.sendNow')}
          </Button>
        </>
      )}
    </div>
  );
}

function useSecondsTo(at: number | null): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 250);
    return () => window.clearInterval(timer);
  }, []);
  return at === null ? null : Math.max(0, Math.ceil((at - now) / 1000));
}
