import { ActionIcon, Button, Textarea, Tooltip } from '@mantine/core';
import { IconPhotoPlus, IconSend, IconX } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_STAFF_PHOTOS, MOST_STAFF_TEXT } from '../../../messages/talk-schema.ts';
import { problemOf } from '../api/problem.ts';
import type { useTalkActs, Words } from '../api/talks.ts';
import { useDraft } from '../issue/drafts.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { writingKeys } from '../shell/writing-keys.ts';
import styles from './talk-composer.module.css';

/** What the server takes of one picture. */
const MOST_PHOTO_BYTES = 20 * 1024 * 1024;

/** Words and photos to the resident. They stay a draft of this conversation until they are gone. */
export function TalkComposer({
  conversation,
  write,
}: {
  conversation: string;
  write: ReturnType<typeof useTalkActs>['write'];
}) {
  const { t } = useTranslation();
  const draft = useDraft(conversation, 'talk');
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const [mistake, setMistake] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  // A message whose answer got lost is sent again as the same one.
  const trial = useRef<{ of: string; clientId: string } | null>(null);

  // Whoever takes a talk over wants to write.
  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  function send() {
    const text = draft.text.trim();
    const wrong = mistakeIn(text);
    setMistake(wrong);
    if (wrong !== null) return field.current?.focus();
    if (write.isPending) return;
    const of = JSON.stringify([text, photos.map(({ name, size, lastModified }) => [name, size, lastModified])]);
    if (trial.current?.of !== of) trial.current = { of, clientId: crypto.randomUUID() };
    const words: Words = { text, photos, clientId: trial.current.clientId };
    write.mutate(words, {
      onSuccess: () => {
        trial.current = null;
        draft.set('');
        setPhotos([]);
        field.current?.focus();
      },
    });
  }
  function mistakeIn(text: string): string | null {
    if (text === '' && photos.length === 0) return t('talk.missing');
    return text.length > MOST_STAFF_TEXT ? t('talk.tooLong', { count: text.length - MOST_STAFF_TEXT }) : null;
  }
  function add(files: readonly File[]) {
    const all = [...photos, ...files.filter(({ size }) => size <= MOST_PHOTO_BYTES)];
    setMistake(
      all.length > MOST_STAFF_PHOTOS
        ? t('talk.photosMost', { count: MOST_STAFF_PHOTOS })
        : files.some(({ size }) => size > MOST_PHOTO_BYTES)
          ? t('talk.photoTooLarge')
          : null,
    );
    setPhotos(all.slice(0, MOST_STAFF_PHOTOS));
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {write.error && <ProblemNotice problem={problemOf(write.error)} />}
      <Previews photos={photos} onDrop={(index) => setPhotos(photos.filter((_, nth) => nth !== index))} />
      <Textarea
        ref={field}
        autosize
        minRows={2}
        maxRows={8}
        label={t('talk.write')}
        placeholder={t('talk.placeholder')}
        value={draft.text}
        error={mistake}
        onChange={(event) => {
          draft.set(event.currentTarget.value);
          setMistake(null);
        }}
        onPaste={(event) => {
          const pictures = [...event.clipboardData.files].filter(({ type }) => type.startsWith('image/'));
          if (pictures.length === 0) return;
          event.preventDefault();
          add(pictures);
        }}
        onKeyDown={writingKeys(send)}
      />
      <div className={styles.foot}>
        <PhotoButton onPick={add} />
        <span className={styles.hint}>{t('talk.hint')}</span>
        <Button type="submit" loading={write.isPending} leftSection={<IconSend size={16} aria-hidden />}>
          {t('talk.send')}
        </Button>
      </div>
    </form>
  );
}

function PhotoButton({ onPick }: { onPick: (files: readonly File[]) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Tooltip label={t('talk.addPhotos')}>
        <ActionIcon variant="default" size={32} aria-label={t('talk.addPhotos')} onClick={() => input.current?.click()}>
          <IconPhotoPlus size={18} />
        </ActionIcon>
      </Tooltip>
      <input
        ref={input}
        hidden
        type="file"
        accept="image/jpeg,image/png,image/webp,image/heic"
        multiple
        onChange={(event) => {
          onPick([...(event.currentTarget.files ?? [])]);
          // The same photo can be chosen again after it was left out.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

function Previews({ photos, onDrop }: { photos: readonly File[]; onDrop: (index: number) => void }) {
  const { t } = useTranslation();
  const urls = useMemo(() => photos.map((photo) => URL.createObjectURL(photo)), [photos]);
  useEffect(
    () => () => {
      for (const url of urls) URL.revokeObjectURL(url);
    },
    [urls],
  );
  if (photos.length === 0) return null;
  return (
    <ul className={styles.photos}>
      {urls.map((url, index) => (
        <li key={url}>
          <img src={url} alt={photos[index]!.name} width={64} height={64} />
          <ActionIcon
            className={styles.drop}
            size="sm"
            radius="xl"
            color="dark"
            aria-label={t('talk.dropPhoto', { number: index + 1 })}
            onClick={() => onDrop(index)}
          >
            <IconX size={12} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
