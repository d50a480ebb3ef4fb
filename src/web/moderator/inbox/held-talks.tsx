import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session.ts';
import { useHeldTalks } from '../api/talks.ts';
import { ChannelMark } from '../shell/channel-mark.tsx';
import styles from './held-talks.module.css';

/** The talks that moderators have now, above the list: whose they are, and what still waits in them. */
export function HeldTalks({ conversation }: { conversation: string | null }) {
  const { t } = useTranslation();
  const me = useSession().data?.user?.id;
  const talks = useHeldTalks();
  if (talks.length === 0) return null;
  return (
    <section className={styles.held} aria-label={t('talk.held')}>
      <h2>{t('talk.held')}</h2>
      <ul>
        {talks.map(({ id, channel, holder, unanswered, lastText }) => (
          <li key={id}>
            <Link
              to="/inbox"
              search={{ conversation: id }}
              className={styles.talk}
              data-open={id === conversation || undefined}
            >
              <span className={styles.who}>
                <strong>{holder?.id === me ? t('talk.heldByMe') : holder?.name}</strong>
                <ChannelMark channel={channel} />
                {unanswered > 0 && <span className={styles.owed}>{t('talk.unanswered', { count: unanswered })}</span>}
              </span>
              <span className={styles.text}>{lastText || t('talk.noWords')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
