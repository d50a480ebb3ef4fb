import { useCallback, useState } from 'react';
import { MOST_PHOTO_BYTES, MOST_PHOTOS } from '../../channels/web/web-limits-schema.ts';
import { shrinkPhoto } from './shrink-photo.ts';
import type { Words } from './words.ts';

/** A photo that was chosen and not yet sent. */
export interface ChosenPhoto {
  blob: Blob;
  /** Of the page's own, for showing it. */
  url: string;
}

/** The photos beside the text field. Each is made small as soon as it is chosen. */
export function useChosenPhotos(words: Words) {
  const [photos, setPhotos] = useState<ChosenPhoto[]>([]);
  const [problem, setProblem] = useState<string | null>(null);

  const count = photos.length;
  const choose = useCallback(
    async (files: Iterable<File>) => {
      const chosen = [...files];
      const room = MOST_PHOTOS - count;
      setProblem(chosen.length > room ? words.tooManyPhotos(MOST_PHOTOS) : null);
      for (const file of chosen.slice(0, room)) {
        const blob = (await shrinkPhoto(file)) ?? (file.type.startsWith('image/') ? file : null);
        if (!blob) setProblem(words.photoUnreadable);
        else if (blob.size > MOST_PHOTO_BYTES) setProblem(words.photoTooLarge);
        else {
          const url = URL.createObjectURL(blob);
          setPhotos((before) => [...before, { blob, url }]);
        }
      }
    },
    [count, words],
  );
  const remove = useCallback((url: string) => {
    URL.revokeObjectURL(url);
    setPhotos((before) => before.filter((photo) => photo.url !== url));
  }, []);
  /** They are somebody else's now; their addresses stay valid. */
  const take = () => {
    setPhotos([]);
    setProblem(null);
    return photos;
  };
  return { photos, problem, choose, remove, take };
}
