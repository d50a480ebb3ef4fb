import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../../../duties/duty-schema.ts';
import type { Contact } from '../../../../reminders/ladder-schema.ts';
import { useChannelName } from '../../shell/channel-mark.tsx';
import { useNow } from '../../shell/use-now.ts';
import { dueWords, fullDate } from '../../shell/when.ts';
import { postName } from '../post-name.ts';
import { stateOf } from '../state-of.ts';
import { StateSign } from '../state-sign.tsx';
import styles from './assignment.module.css';
import { PhoneButton } from './phone-button.tsx';

const SETTLED = new Set(['filed', 'done', 'declined', 'cancelled']);

/** What, whose, until when, how it stands, and how its holder can be reached. */
export function AssignmentFacts({ assignment, contact }: { assignment: AssignmentView; contact?: Contact }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const { number, duty, titleVi, titleEn, supportTitles, acknowledgedAt, isReceiptLate, progress } = assignment;
  const state = stateOf(assignment, now);
  const deadline = new Date(assignment.deadline);
  const due = dueWords(deadline, now, i18n.language);
  const date = (iso: string) => fullDate(new Date(iso), i18n.language);
  return (
    <header className={styles.facts}>
      <p className={styles.kicker}>
        <span>NV{number}</span>
        <StateSign state={state} />
        {isReceiptLate && <span>{t('assignment.acknowledgedLate')}</span>}
      </p>
      <h2>{i18n.language === 'en' ? titleEn : titleVi}</h2>
      <p>
        <Link to="/duties/catalogue" search={{ duty }}>
          {t('assignment.duty', { code: duty })}
        </Link>
      </p>
      <dl>
        <dt>{t('assignment.ofPost')}</dt>
        <dd>
          {postName(assignment)}
          {contact && <ContactLine contact={contact} number={number} />}
          {supportTitles.length > 0 && (
            <span className={styles.quiet}>{t('assignment.support', { who: supportTitles.join(', ') })}</span>
          )}
        </dd>
        <dt>{t('assignment.deadline')}</dt>
        <dd>
          {date(assignment.deadline)}
          {!SETTLED.has(state) && (
            <span className={due.late ? styles.alarm : styles.quiet}>
              {t(due.key, { count: due.count, time: due.time })}
            </span>
          )}
        </dd>
        <dt>{t('assignment.given')}</dt>
        <dd>{date(assignment.assignedAt)}</dd>
        <dt>{t('assignment.acknowledged')}</dt>
        <dd>{acknowledgedAt ? date(acknowledgedAt) : t('assignment.notYet')}</dd>
        {progress !== null && (
          <>
            <dt>{t('assignment.progress')}</dt>
            <dd>{progress}%</dd>
          </>
        )}
      </dl>
    </header>
  );
}

function ContactLine({ contact, number }: { contact: Contact; number: number }) {
  const { t } = useTranslation();
  const channelName = useChannelName();
  const { name, via, channels, hasPhone } = contact;
  if (name === null) return <span className={styles.lack}>{t('assignment.contact.none')}</span>;
  const role = via === null ? 'holder' : (via as 'holder' | 'acting' | 'substitute' | 'appointing');
  return (
    <>
      <span>
        {name}, {t(`assignment.contact.${role}`)}
      </span>
      {channels.length > 0 ? (
        <span className={styles.quiet}>
          {t('assignment.contact.by', { channels: channels.map(channelName).join(', ') })}
        </span>
      ) : (
        <span className={styles.lack}>{t('assignment.contact.noChannel')}</span>
      )}
      {hasPhone && <PhoneButton number={number} />}
    </>
  );
}
