import { Button, CopyButton, Modal } from '@mantine/core';
import { IconCheck, IconCopy, IconPrinter } from '@tabler/icons-react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { CodeCard, CodeCardList } from '../../../organisation/organisation-change-schema.ts';
import { fullDate } from '../shell/when.ts';
import styles from './code-sheet.module.css';

/** Codes that were just made, large, and as cards on paper: they are shown this once. */
export function CodeSheet({ cards, onClose }: { cards: CodeCardList; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { items, channels } = cards;
  const when = fullDate(new Date(items[0]!.expiresAt), i18n.language);
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      // What it shows is not shown again: a click beside it must not lose it.
      closeOnClickOutside={false}
      title={t('card.title')}
      closeButtonProps={{ 'aria-label': t('page.close') }}
    >
      <div className={styles.codes}>
        <p className={styles.once}>{t('card.once', { when })}</p>
        {items.map((card) => (
          <ShownCode key={card.holderId} card={card} />
        ))}
        <div className={styles.foot}>
          <Button variant="default" onClick={onClose}>
            {t('page.close')}
          </Button>
          <Button data-autofocus leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('card.print')}
          </Button>
        </div>
      </div>
      {createPortal(<PaperCards items={items} channels={channels} />, document.body)}
    </Modal>
  );
}

function ShownCode({ card }: { card: CodeCard }) {
  const { t } = useTranslation();
  return (
    <article className={styles.shown} aria-label={card.name}>
      {card.qr && <Qr card={card} size={132} />}
      <div>
        <strong>{card.name}</strong>
        <p className={styles.once}>
          {card.title}, {card.unit}
        </p>
        <output className={styles.code}>{card.code}</output>
        {card.link && (
          <CopyButton value={card.link.url}>
            {({ copied, copy }) => (
              <Button
                size="compact-sm"
                variant="subtle"
                leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                onClick={copy}
              >
                {t(copied ? 'card.copied' : 'card.copyLink')}
              </Button>
            )}
          </CopyButton>
        )}
      </div>
    </article>
  );
}

/** Seen on paper alone; the rest of the page is not. */
function PaperCards({ items, channels }: Pick<CodeCardList, 'items' | 'channels'>) {
  const { t, i18n } = useTranslation();
  return (
    <div className={styles.paper} data-paper>
      {items.map((card) => (
        <section key={card.holderId} className={styles.paperCard}>
          <header>
            <p>{t('card.heading')}</p>
            <strong>{card.name}</strong>
            <p>
              {card.title}, {card.unit}
            </p>
          </header>
          {card.qr && <Qr card={card} size={150} />}
          <p className={styles.paperCode}>{card.code}</p>
          <ol>
            {card.link ? (
              <>
                <li>{t('card.scan')}</li>
                <li>{t('card.start', { channel: card.link.channel })}</li>
              </>
            ) : (
              <li>{t('card.write', { channels: channels.join(', ') })}</li>
            )}
            <li>{t('card.check')}</li>
          </ol>
          {card.link && <p>{t('card.instead', { channels: channels.join(', ') })}</p>}
          <p className={styles.secret}>
            {t('card.secret', { when: fullDate(new Date(card.expiresAt), i18n.language) })}
          </p>
        </section>
      ))}
    </div>
  );
}

function Qr({ card, size }: { card: CodeCard; size: number }) {
  const { t } = useTranslation();
  return (
    <img
      className={styles.qr}
      src={`data:image/svg+xml,${encodeURIComponent(card.qr!)}`}
      alt={t('card.qr', { channel: card.link?.channel ?? '' })}
      width={size}
      height={size}
    />
  );
}
