import { ActionIcon, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconBell, IconBellOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEmergencies, useTaskCounts } from '../api/tasks.ts';
import { Ago } from '../shell/ago.tsx';
import styles from './alarm-bar.module.css';
import { isSoundOn, ring, setSound } from './alarm-sound.ts';
import { useTaskWords } from './use-task-words.ts';

/** At the top of every page, as long as somebody is in danger and nobody of the office has dealt with it. */
export function AlarmBar() {
  const { t } = useTranslation();
  const count = useTaskCounts()?.kinds.emergency ?? 0;
  const first = useEmergencies(count)?.[0];
  const { whatOf } = useTaskWords();
  const [sound, setSoundOn] = useState(isSoundOn);
  const before = useRef<number | null>(null);

  useEffect(() => {
    if (before.current !== null && count > before.current && sound) ring();
    before.current = count;
  }, [count, sound]);

  if (count === 0 || !first) return null;
  const toggle = () => {
    setSound(!sound);
    setSoundOn(!sound);
  };
  return (
    <section className={styles.bar} role="alert" aria-label={t('tasks.alarm')}>
      <IconAlertTriangle size={20} aria-hidden className={styles.sign} />
      <p className={styles.words}>
        <strong>{t('tasks.alarm')}</strong> <Ago at={first.createdAt} />. {whatOf(first)}
        {count > 1 && ` (${t('tasks.alarmMore', { count: count - 1 })})`}
      </p>
      <span className={styles.acts}>
        {first.conversation && (
          <Link to="/inbox" search={{ conversation: first.conversation }} className={styles.act}>
            {t('tasks.alarmOpen')}
          </Link>
        )}
        <Link to="/tasks" search={{ kind: 'emergency' }} className={styles.act}>
          {t('tasks.alarmList')}
        </Link>
        <Tooltip label={t('tasks.soundHint')}>
          <ActionIcon
            variant="transparent"
            c="#fff"
            aria-pressed={sound}
            aria-label={t(sound ? 'tasks.soundOff' : 'tasks.soundOn')}
            onClick={toggle}
          >
            {sound ? <IconBell size={18} /> : <IconBellOff size={18} />}
          </ActionIcon>
        </Tooltip>
      </span>
    </section>
  );
}
