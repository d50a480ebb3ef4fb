import { Button, Checkbox, Textarea } from '@mantine/core';
import { IconPencil, IconSend } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChaseItem } from '../../../../reminders/chase-schema.ts';
import { useNow } from '../../shell/use-now.ts';
import { dayDate, dueWords } from '../../shell/when.ts';
import { PhoneButton } from '../assignment/phone-button.tsx';
import { postName } from '../post-name.ts';
import { stateOf } from '../state-of.ts';
import { StateSign } from '../state-sign.tsx';
import styles from './chase.module.css';

interface Props {
  item: ChaseItem;
  chosen: boolean;
  onChoose: (on: boolean) => void;
  /** With a text of one's own, or null for the one that is shown. */
  onSend: (text: string | null) => Promise<void>;
}

/** Who, what, since when, how they were reminded last, and what would be said now. */
export function ChaseRow({ item, chosen, onChoose, onSend }: Props) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const [text, setText] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { number, titleVi, titleEn, contact, isChased, message } = item;
  const canWrite = contact.channels.length > 0;
  const { key, count, time } = dueWords(new Date(item.deadline), now, i18n.language);

  async function send() {
    setBusy(true);
    await onSend(text === null ? null : text.trim() || null);
    setBusy(false);
    setText(null);
  }

  return (
    <li className={styles.row} data-chase={number} data-chased={isChased || undefined}>
      <Checkbox
        className={styles.choose}
        aria-label={t('chase.select', { number })}
        disabled={!canWrite || isChased}
        checked={chosen && canWrite && !isChased}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <div className={styles.main}>
        <p className={styles.head}>
          <StateSign state={stateOf(item, now)} />
          <Link to="/duties/nv/$number" params={{ number: String(number) }}>
            NV{number} – {i18n.language === 'en' ? titleEn : titleVi}
          </Link>
          <span>{t(key, { count, time })}</span>
        </p>
        <p>
          {contact.name ? `${contact.name}, ` : ''}
          {postName(item)}
        </p>
        <LastReminder item={item} />
      </div>
      <div className={styles.say}>
        {isChased ? (
          <p className={styles.quiet}>{t('chase.sentToday')}</p>
        ) : !canWrite ? (
          <>
            <p className={styles.lack}>{contact.name === null ? t('assignment.contact.none') : t('chase.call')}</p>
            {contact.hasPhone && <PhoneButton number={number} />}
          </>
        ) : (
          <>
            {text === null ? (
              <blockquote>{message}</blockquote>
            ) : (
              <Textarea
                // It was opened to write here.
                autoFocus
                autosize
                minRows={2}
                maxLength={1000}
                aria-label={t('chase.text', { number })}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
              />
            )}
            <p className={styles.acts}>
              <Button leftSection={<IconSend size={16} aria-hidden />} loading={busy} onClick={() => void send()}>
                {t('chase.send')}
              </Button>
              {text === null ? (
                <Button
                  variant="default"
                  leftSection={<IconPencil size={16} aria-hidden />}
                  onClick={() => setText(message)}
                >
                  {t('chase.edit')}
                </Button>
              ) : (
                <Button variant="default" onClick={() => setText(null)}>
                  {t('page.cancel')}
                </Button>
              )}
            </p>
          </>
        )}
      </div>
    </li>
  );
}

function LastReminder({ item: { lastReminder } }: { item: ChaseItem }) {
  const { t, i18n } = useTranslation();
  if (!lastReminder) return <p className={styles.quiet}>{t('chase.never')}</p>;
  const { at, state, delivery } = lastReminder;
  const how =
    delivery === 'sent'
      ? 'arrived'
      : state === 'nobody' || delivery === 'failed' || delivery === 'cancelled'
        ? 'notArrived'
        : 'onWay';
  const when = dayDate(new Date(at), i18n.language);
  return <p className={styles.quiet}>{t('chase.lastReminder', { when, how: t(`chase.${how}`) })}</p>;
}
