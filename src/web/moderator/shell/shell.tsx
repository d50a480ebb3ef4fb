import { Outlet, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionUser } from '../../../staff/session-schema.ts';
import { LiveProvider } from '../api/live.tsx';
import { HeldAnswersProvider } from '../issue/held-answers.tsx';
import { HeldBar } from '../issue/held-bar.tsx';
import { AlarmBar } from '../tasks/alarm-bar.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import styles from './shell.module.css';
import { SideBar } from './side-bar.tsx';
import { useKeys } from './use-keys.ts';

export function Shell({ user }: { user: SessionUser }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [keysOpen, setKeysOpen] = useState(false);
  useKeys({
    '?': () => setKeysOpen(true),
    '1': () => void navigate({ to: '/inbox' }),
    '2': () => void navigate({ to: '/issues' }),
    '3': () => void navigate({ to: '/tasks' }),
    '4': () => void navigate({ to: '/answers' }),
    '5': () => void navigate({ to: '/categories' }),
    '6': () => void navigate({ to: '/duties' }),
  });
  return (
    <LiveProvider>
      <HeldAnswersProvider>
        <div className={styles.shell}>
          <a className={styles.skip} href="#content">
            {t('page.skip')}
          </a>
          <SideBar user={user} onKeys={() => setKeysOpen(true)} />
          <div className={styles.page}>
            <AlarmBar />
            <main id="content" className={styles.content} tabIndex={-1}>
              <Outlet />
            </main>
          </div>
        </div>
        <KeysDialog opened={keysOpen} onClose={() => setKeysOpen(false)} />
        <HeldBar />
      </HeldAnswersProvider>
    </LiveProvider>
  );
}
