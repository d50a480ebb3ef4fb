import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../messages/message-schema.ts';
import { Delivery, useKindName } from '../issue/message-bubble.tsx';
import { smallUrl } from '../issue/photo-strip.tsx';
import { Ago } from '../shell/ago.tsx';
import { ChannelMark } from '../shell/channel-mark.tsx';
import styles from './message-row.module.css';

/** Direction, channel, words, photos, time; the issue it belongs to has a link of its own. */
export const MessageRow = memo(function MessageRow({ message, open }: { message: Message; open: boolean }) {
  const { t } = useTranslation();
  const kindName = useKindName();
  const { direction, media } = message;
  const Arrow = direction === 'in' ? IconArrowDownLeft : IconArrowUpRight;
  const photos = media.filter(({ kind, url }) => kind === 'photo' && url);
  return (
    <li className={styles.item} data-open={open || undefined}>
      <Link
        to="/inbox"
        search={{ conversation: message.conversation }}
        className={styles.row}
        data-message={message.id}
        data-direction={direction}
        aria-current={open || undefined}
      >
        <span className={styles.head}>
          <span className={styles.direction}>
            <Arrow size={16} stroke={2} aria-hidden />
            {message.staff ? t('inbox.outBy', { name: message.staff }) : t(`inbox.${direction}`)}
          </span>
          <ChannelMark channel={message.channel} />
          {message.state !== 'sent' && <Delivery {...message} />}
          <span className={styles.when}>
            <Ago at={message.at} />
          </span>
        </span>
        <span className={styles.text}>{message.text || (media.length === 0 && kindName(message.kind))}</span>
        {photos.length > 0 && (
          <span className={styles.photos}>
            {photos.slice(0, 4).map((photo) => (
              <img key={photo.id} src={smallUrl(photo.url)} alt="" width={48} height={48} loading="lazy" />
            ))}
            {t('inbox.photo', { count: photos.length })}
          </span>
        )}
      </Link>
      <span className={styles.issue}>
        {message.issue ? (
          <Link
            to="/issues/$code"
            params={{ code: message.issue }}
            aria-label={t('inbox.issueLink', { code: message.issue })}
          >
            {message.issue}
          </Link>
        ) : (
          direction === 'in' && t('inbox.noIssue')
        )}
      </span>
    </li>
  );
});
