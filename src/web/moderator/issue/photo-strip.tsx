import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueMessage } from '../../../issues/issue-schema.ts';
import { Lightbox } from './lightbox.tsx';
import { OtherMedium } from './other-medium.tsx';
import styles from './photo-strip.module.css';

type Medium = IssueMessage['media'][number];

/** Photos of one message or issue, each opens large; recordings to play and files to save beside them. */
export function PhotoStrip({ media }: { media: readonly Medium[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<number | null>(null);
  const photos = media.filter((medium) => medium.kind === 'photo' && medium.url !== null);
  const others = media.filter((medium) => !photos.includes(medium));
  if (media.length === 0) return null;
  return (
    <div className={styles.strip}>
      {photos.map((photo, index) => (
        <UnstyledButton
          key={photo.id}
          className={styles.photo}
          aria-label={t('issue.photoOpen', { number: index + 1, total: photos.length })}
          onClick={() => setOpen(index)}
        >
          <img src={smallUrl(photo.url)} alt="" loading="lazy" />
        </UnstyledButton>
      ))}
      {others.map((medium) => (
        <OtherMedium key={medium.id} medium={medium} />
      ))}
      <Lightbox photos={photos} index={open} onMove={setOpen} onClose={() => setOpen(null)} />
    </div>
  );
}

/** The same picture at 320 pixels (`GET /media/:token?size=small`). */
export function smallUrl(url: string | null): string {
  return url ? `${url}?size=small` : '';
}
