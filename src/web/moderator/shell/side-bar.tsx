import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconCategory,
  IconChecklist,
  IconClipboardList,
  IconInbox,
  IconKeyboard,
  IconLanguage,
  IconListDetails,
  IconLogout,
  IconMessageQuestion,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SessionUser } from '../../../staff/session-schema.ts';
import { useLiveConnected } from '../api/live.tsx';
import { useFreshReference } from '../api/reference.ts';
import { useSignOut } from '../api/session.ts';
import { setLanguage } from '../i18n.ts';
import { UnansweredBadge } from '../inbox/unanswered-badge.tsx';
import { useHeldAnswers } from '../issue/held-answers.tsx';
import { TaskBadge } from '../tasks/task-badge.tsx';
import { ContentMenu } from './content-menu.tsx';
import styles from './side-bar.module.css';

export function SideBar({ user, onKeys }: { user: SessionUser; onKeys: () => void }) {
  const { t } = useTranslation();
  useFreshReference();
  return (
    <nav className={styles.bar} aria-label={t('nav.label')}>
      <img
        className={styles.mark}
        src={new URL('../icon.svg', import.meta.url).href}
        alt={t('page.name')}
        width={32}
        height={32}
      />
      <Link to="/inbox" className={styles.link} activeProps={{ 'data-here': true, 'aria-current': 'page' } as object}>
        <IconInbox size={22} stroke={1.75} aria-hidden />
        {t('nav.inbox')}
        <UnansweredBadge user={user} />
      </Link>
      <Link to="/issues" className={styles.link} activeProps={{ 'data-here': true, 'aria-current': 'page' } as object}>
        <IconListDetails size={22} stroke={1.75} aria-hidden />
        {t('nav.issues')}
      </Link>
      <Link to="/answers" className={styles.link} activeProps={{ 'data-here': true, 'aria-current': 'page' } as object}>
        <IconMessageQuestion size={22} stroke={1.75} aria-hidden />
        {t('nav.answers')}
      </Link>
      <Link to="/tasks" className={styles.link} activeProps={{ 'data-here': true, 'aria-current': 'page' } as object}>
        <IconChecklist size={22} stroke={1.75} aria-hidden />
        {t('nav.tasks')}
        <TaskBadge />
      </Link>
      <Link to="/duties" className={styles.link} activeProps={{ 'data-here': true, 'aria-current': 'page' } as object}>
        <IconClipboardList size={22} stroke={1.75} aria-hidden />
        {t('nav.duties')}
      </Link>
      <Link
        to="/categories"
        className={`${styles.link} ${styles.deskOnly}`}
        activeProps={{ 'data-here': true, 'aria-current': 'page' } as object}
      >
        <IconCategory size={22} stroke={1.75} aria-hidden />
        {t('nav.categories')}
      </Link>
      <ContentMenu />
      <span className={styles.gap} />
      <LiveSign />
      <UnstyledButton className={`${styles.link} ${styles.keys}`} onClick={onKeys}>
        <IconKeyboard size={22} stroke={1.75} aria-hidden />
        {t('nav.keys')}
      </UnstyledButton>
      <UserMenu user={user} />
    </nav>
  );
}

function LiveSign() {
  const { t } = useTranslation();
  const connected = useLiveConnected();
  if (connected !== false) return null;
  return (
    <p className={styles.notLive} role="status">
      {t('nav.notLive')}
    </p>
  );
}

function UserMenu({ user }: { user: SessionUser }) {
  const { t, i18n } = useTranslation();
  const endSession = useSignOut();
  const { sendAll } = useHeldAnswers();
  const signOut = async () => {
    await sendAll();
    await endSession();
  };
  const other = i18n.language === 'vi' ? 'en' : 'vi';
  return (
    <Menu position="right-end" withArrow width={240}>
      <Menu.Target>
        <Tooltip label={t('nav.signedInAs', { name: user.name })} position="right">
          <UnstyledButton className={styles.user} aria-label={t('nav.signedInAs', { name: user.name })}>
            <span className={styles.initials} aria-hidden>
              {initials(user.name)}
            </span>
            <span className={styles.userName}>{user.name}</span>
          </UnstyledButton>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who}>
          <strong>{user.name}</strong>
          <span>{user.email}</span>
          <span>{t(`nav.${user.role}`)}</span>
        </div>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLanguage size={16} aria-hidden />}
          lang={other}
          onClick={() => void setLanguage(other)}
        >
          {other === 'en' ? 'English' : 'Tiếng Việt'}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          {t('nav.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Vietnamese people are called by the last part of their name. */
function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  return [parts[0], parts.length > 1 ? parts.at(-1) : '']
    .map((part) => part?.[0] ?? '')
    .join('')
    .toUpperCase();
}
