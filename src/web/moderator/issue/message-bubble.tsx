import { IconAlertTriangle, IconCheck, IconClock, IconWorld } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { IssueMessage } from '../../../issues/issue-schema.ts';
import { clockTime, fullDate } from '../shell/when.ts';
import styles from './message-bubble.module.css';
import { PhotoStrip } from './photo-strip.tsx';

type Message = Pick<IssueMessage, 'direction' | 'text' | 'media' | 'at' | 'state' | 'reason'> & {
  staff?: string | null;
  author?: IssueMessage['author'];
  /** What it is where it has no words (`src/messages/message-schema.ts`). */
  kind?: string;
};

/** What the resident said on the left; on the right what was said to him, a moderator's own words marked with the name. */
export function MessageBubble({ message, isReport }: { message: Message; isReport?: boolean }) {
  const { t, i18n } = useTranslation();
  const kindName = useKindName();
  const at = new Date(message.at);
  const isOutside = message.author === 'outside_assistant';
  const ours = isOutside ? t('issue.outsideAssistant') : t('issue.assistant');
  const who = message.direction === 'in' ? t('issue.resident') : (message.staff ?? ours);
  return (
    <article
      className={styles.message}
      data-direction={message.direction}
      data-staff={message.staff ? true : undefined}
      data-outside={isOutside || undefined}
    >
      <p className={styles.who}>
        {isOutside && <IconWorld size={14} aria-hidden />}
        {who}
      </p>
      <div className={styles.bubble}>
        {isReport ? (
          <p className={styles.quiet}>{t('issue.asAbove')}</p>
        ) : (
          <>
            {message.text && message.kind === 'edited' && <p className={styles.quiet}>{t('issue.changedTo')}</p>}
            {message.text && <p className={styles.text}>{message.text}</p>}
            {!message.text && message.media.length === 0 && <p className={styles.quiet}>{kindName(message.kind)}</p>}
            <PhotoStrip media={message.media} />
          </>
        )}
      </div>
      <p className={styles.foot}>
        <time dateTime={message.at} title={fullDate(at, i18n.language)}>
          {clockTime(at, i18n.language)}
        </time>
        <Delivery {...message} />
      </p>
    </article>
  );
}

/** What a message without words is. */
export function useKindName(): (kind: string | undefined) => string {
  const { t } = useTranslation();
  return (kind) => t(`inbox.kind.${kind as 'place'}`, { defaultValue: t('inbox.noText') });
}

/** Where a message to the resident is, and why where nothing else will be tried; of his own only what went wrong. */
export function Delivery({ direction, state, reason }: Pick<Message, 'direction' | 'state' | 'reason'>) {
  const { t } = useTranslation();
  if (direction === 'in' && state !== 'quarantined') return null;
  const wrong = state === 'failed' || state === 'quarantined';
  const isOver = state === 'failed' || state === 'cancelled';
  const tellsWhy = direction === 'out' && (isOver || reason === 'waits_for_person');
  const why = tellsWhy ? t(`delivery.why.${reason as 'channel_off'}`, { defaultValue: '' }) : '';
  const Sign = wrong ? IconAlertTriangle : state === 'sent' ? IconCheck : IconClock;
  return (
    <span className={styles.delivery} data-wrong={wrong || undefined}>
      <Sign size={14} aria-hidden />
      {t(`delivery.${state as 'sent'}`, { defaultValue: state })}
      {why && `: ${why}`}
    </span>
  );
}
