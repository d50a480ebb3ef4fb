import { IconDownload, IconFile, IconMicrophone, IconPhotoOff, IconVideo } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueMessage } from '../../../issues/issue-schema.ts';
import styles from './other-medium.module.css';

type Medium = IssueMessage['media'][number];

const SIGNS = { photo: IconPhotoOff, voice: IconMicrophone, video: IconVideo, file: IconFile } as const;

/** What is no picture to look at: a recording is played here, a file is saved, and of what is not there it is said why. */
export function OtherMedium({ medium }: { medium: Medium }) {
  const { t } = useTranslation();
  const Sign = SIGNS[medium.kind];
  const name = t(`medium.kind.${medium.kind}`);
  if (medium.url === null)
    return (
      <span className={styles.missing}>
        <Sign size={16} aria-hidden />
        {t(`medium.state.${medium.state === 'failed' ? 'refused' : medium.state}`, { name })}
        {medium.reason &&
          medium.state !== 'erased' &&
          ` ${t(`medium.reason.${medium.reason as 'gone'}`, { defaultValue: '' })}`}
      </span>
    );
  return (
    <span className={styles.recording} data-kind={medium.kind}>
      {(medium.kind === 'voice' || medium.kind === 'video') && (
        <Player kind={medium.kind} url={medium.url} name={name} />
      )}
      <a className={styles.save} href={medium.url} download>
        {medium.kind === 'file' ? <Sign size={16} aria-hidden /> : <IconDownload size={16} aria-hidden />}
        {t(medium.kind === 'file' ? 'medium.saveFile' : 'medium.save')}
      </a>
    </span>
  );
}

/** Bytes are fetched when it is played: a list of talks may hold many. */
function Player({ kind, url, name }: { kind: 'voice' | 'video'; url: string; name: string }) {
  const { t } = useTranslation();
  const [cannot, setCannot] = useState(false);
  const shared = {
    controls: true,
    preload: 'metadata',
    src: url,
    'aria-label': name,
    onError: () => setCannot(true),
  } as const;
  if (cannot) return <span className={styles.cannot}>{t('medium.cannotPlay', { name })}</span>;
  // What residents record has no captions.
  return kind === 'voice' ? (
    <audio className={styles.voice} {...shared} />
  ) : (
    <video className={styles.video} {...shared} />
  );
}
