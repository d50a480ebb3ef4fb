import { useEffect, useRef } from 'react';
import { CloseIcon } from './icons.tsx';
import type { Words } from './words.ts';

/** A photo over the whole page. Esc, the cross and a tap anywhere close it; the focus goes back by itself. */
export function PhotoViewer({ url, words, onClose }: { url: string; words: Words; onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialog
    <dialog ref={dialog} className="viewer" aria-label={words.photoAlt} onClose={onClose} onClick={onClose}>
      <img src={url} alt={words.photoAlt} />
      <button type="button" className="round" aria-label={words.close} onClick={onClose}>
        <CloseIcon />
      </button>
    </dialog>
  );
}
