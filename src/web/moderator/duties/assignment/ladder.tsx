import { IconCheck, IconClock, IconExclamationMark, IconHourglass, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../../../duties/duty-schema.ts';
import type { LadderView } from '../../../../reminders/ladder-schema.ts';
import { useChannelName } from '../../shell/channel-mark.tsx';
import { fullDate } from '../../shell/when.ts';
import styles from './assignment.module.css';

type Reminder = AssignmentView['reminders'][number];

interface Props {
  reminders: Reminder[];
  upcoming?: LadderView['upcoming'];
}

/** Every message about an assignment, with whether it arrived, and those that are still to come. */
export function Ladder({ reminders, upcoming = [] }: Props) {
  const { t, i18n } = useTranslation();
  const { kindName, audienceName } = useReminderWords();
  return (
    <section className={styles.ladder} aria-label={t('assignment.ladder')}>
      <h3>{t('assignment.ladder')}</h3>
      {reminders.length + upcoming.length === 0 && <p className={styles.quiet}>{t('assignment.noLadder')}</p>}
      <ol>
        {reminders.map((one) => (
          <Said key={`${one.rung} ${one.audience} ${one.dueAt}`} reminder={one} />
        ))}
        {upcoming.map(({ kind, rung, at, audience }) => (
          <li key={`${rung} ${at}`} data-outcome="upcoming">
            <IconClock size={16} stroke={2} aria-hidden />
            <div>
              <p>
                <strong>{kindName(kind)}</strong>
                {', '}
                {audience.map(({ to, postTitle }) => audienceName(to, postTitle)).join(', ')}
              </p>
              <p className={styles.quiet}>
                {t('assignment.upcoming', { when: fullDate(new Date(at), i18n.language) })}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

const SIGNS = { arrived: IconCheck, waiting: IconHourglass, failed: IconExclamationMark, dropped: IconMinus };

function Said({ reminder }: { reminder: Reminder }) {
  const { t, i18n } = useTranslation();
  const channelName = useChannelName();
  const { kindName, audienceName } = useReminderWords();
  const { kind, audience, postTitle, dueAt, saidAt, channel, text } = reminder;
  const { outcome, words } = useDelivery()(reminder);
  const Sign = SIGNS[outcome];
  return (
    <li data-outcome={outcome}>
      <Sign size={16} stroke={2} aria-hidden />
      <div>
        <p>
          <strong>{kindName(kind)}</strong>, {audienceName(audience, postTitle)}
        </p>
        <p className={styles.quiet}>
          {fullDate(new Date(saidAt ?? dueAt), i18n.language)}
          {channel && `, ${channelName(channel)}`}
        </p>
        <p className={styles.outcome}>{words}</p>
        {text && (
          <details>
            <summary>{t('assignment.message')}</summary>
            <blockquote>{text}</blockquote>
          </details>
        )}
      </div>
    </li>
  );
}

function useReminderWords() {
  const { t } = useTranslation();
  return {
    kindName: (kind: string) => t(`assignment.kind.${kind as 'deadline'}`, { defaultValue: kind }),
    audienceName: (audience: string, postTitle: string | null) => {
      const name = t(`assignment.audience.${audience as 'holder'}`, { defaultValue: audience });
      return postTitle && audience !== 'holder' && audience !== 'other_channel' ? `${name} (${postTitle})` : name;
    },
  };
}

/** Whether a message arrived, and why not. */
function useDelivery() {
  const { t, i18n } = useTranslation();
  const day = (at: string) => fullDate(new Date(at), i18n.language);
  return ({ state, delivery, deliveredAt, reason, asked }: Reminder) => {
    const words = (name: 'waiting' | 'dropped' | 'nobody' | 'queued' | 'sending' | 'cancelled') =>
      t(`assignment.delivery.${name}`);
    if (state === 'waiting' || state === 'dropped' || state === 'nobody') {
      const outcome = state === 'nobody' ? 'failed' : state;
      return { outcome, words: words(state) } as const;
    }
    if (delivery === 'sent') {
      const when = deliveredAt ? day(deliveredAt) : '';
      return { outcome: 'arrived', words: t('assignment.delivery.sent', { when }) } as const;
    }
    if (delivery === 'failed') {
      const why = t(`assignment.why.${(reason ?? '') as 'person_blocked'}`, {
        defaultValue: t('assignment.whyElse'),
      });
      return { outcome: 'failed', words: t('assignment.delivery.failed', { why }) } as const;
    }
    if (delivery === 'cancelled') return { outcome: 'dropped', words: words('cancelled') } as const;
    if (asked?.arrivedAt)
      return {
        outcome: 'waiting',
        words: t('assignment.delivery.askArrived', { when: day(asked.arrivedAt) }),
      } as const;
    if (asked?.sentAt)
      return { outcome: 'waiting', words: t('assignment.delivery.asked', { when: day(asked.sentAt) }) } as const;
    return { outcome: 'waiting', words: words(delivery === 'sending' ? 'sending' : 'queued') } as const;
  };
}
