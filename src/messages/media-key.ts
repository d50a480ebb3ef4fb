export type MediaSize = 'large' | 'small';

/**
 * Where the bytes of a medium lie in storage. It follows from the id alone, so that what a crash left half done is found again.
 * The folder is taken from the random end of the id: its beginning is the time.
 */
export function mediaKey(id: string, size: MediaSize = 'large'): string {
  return `media/${id.slice(-2)}/${id}${size === 'small' ? '.small' : ''}`;
}
