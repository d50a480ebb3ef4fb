import { ActionIcon, Modal } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './lightbox.module.css';

interface LightboxProps {
  photos: readonly { id: string; url: string | null }[];
  /** Which photo is shown; null: closed. */
  index: number | null;
  onMove: (index: number) => void;
  onClose: () => void;
}

/** One photo as large as the window; the arrow keys go on, Escape closes. */
export function Lightbox({ photos, index, onMove, onClose }: LightboxProps) {
  const { t } = useTranslation();
  const photo = index === null ? undefined : photos[index];
  const move = (step: number) => {
    const next = (index ?? 0) + step;
    if (photos[next]) onMove(next);
  };
  return (
    <Modal
      opened={photo !== undefined}
      onClose={onClose}
      size="auto"
      yOffset="2vh"
      title={t('issue.photo', { number: (index ?? 0) + 1, total: photos.length })}
      closeButtonProps={{ 'aria-label': t('page.close') }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') move(-1);
        if (event.key === 'ArrowRight') move(1);
      }}
    >
      <div className={styles.stage}>
        {photos.length > 1 && (
          <ActionIcon
            variant="default"
            size="lg"
            disabled={index === 0}
            aria-label={t('issue.photoPrevious')}
            onClick={() => move(-1)}
          >
            <IconChevronLeft size={20} />
          </ActionIcon>
        )}
        <img
          className={styles.photo}
          src={photo?.url ?? ''}
          alt={t('issue.photo', { number: (index ?? 0) + 1, total: photos.length })}
        />
        {photos.length > 1 && (
          <ActionIcon
            variant="default"
            size="lg"
            disabled={index === photos.length - 1}
            aria-label={t('issue.photoNext')}
            onClick={() => move(1)}
          >
            <IconChevronRight size={20} />
          </ActionIcon>
        )}
      </div>
    </Modal>
  );
}
