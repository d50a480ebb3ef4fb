import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../../../duties/duty-schema.ts';
import { useChannelName } from '../../shell/channel-mark.tsx';
import { fullDate } from '../../shell/when.ts';
import { dayText } from '../days.ts';
import styles from './assignment.module.css';

type Act = AssignmentView['history'][number];

/** Everything that happened: when, who, what, by which channel, in whose words. */
export function History({ history }: { history: Act[] }) {
  const { t, i18n } = useTranslation();
  const channelName = useChannelName();
  const who = ({ actor, staff, cadre }: Act) =>
    actor === 'system'
      ? t('assignment.system')
      : actor === 'moderator'
        ? (staff ?? t('assignment.office'))
        : (cadre ?? t('assignment.cadre'));
  return (
    <section className={styles.part} aria-label={t('assignment.history')}>
      <h3>{t('assignment.history')}</h3>
      <ol className={styles.history}>
        {history.map((act, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: history is only added to.
          <li key={at}>
            <time dateTime={act.at}>{fullDate(new Date(act.at), i18n.language)}</time>
            <span>
              <strong>{who(act)}</strong>:{' '}
              {t(`assignment.change.${act.change as 'accept'}`, { defaultValue: act.change })}
              {act.channel && `, ${channelName(act.channel)}`}
              {act.text && <q>{wordsOf(act, i18n.language)}</q>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Days stand in it as the machine writes them. */
function wordsOf({ change, text }: Act, language: string): string {
  if (text === null) return '';
  if (change === 'move' || change === 'snooze') return fullDate(new Date(text), language);
  return change === 'ask_time' ? text.replace(/^\d{4}-\d\d-\d\d/, dayText) : text;
}
