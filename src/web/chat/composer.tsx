import { type ClipboardEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { MOST_TEXT } from '../../channels/web/web-limits-schema.ts';
import { CameraIcon, CloseIcon, PinIcon, SendIcon } from './icons.tsx';
import type { Kept } from './outgoing.ts';
import { type ChosenPhoto, useChosenPhotos } from './use-chosen-photos.ts';
import { type FoundPlace, usePlace } from './use-place.ts';
import type { Words } from './words.ts';

interface Props {
  kept: Pick<Kept, 'readDraft' | 'writeDraft'>;
  words: Words;
  /** Raised when the place is asked for from elsewhere in the page. */
  asksPlace: number;
  onText(text: string): void;
  onPhotos(photos: ChosenPhoto[], caption: string): Promise<void>;
  onPlace(place: FoundPlace): void;
}

/** The camera, the pin, the field and the arrow. What is typed is kept at every letter. */
export function Composer({ kept, words, asksPlace, onText, onPhotos, onPlace }: Props) {
  const [text, setText] = useState(() => kept.readDraft());
  const { photos, problem: photoProblem, choose, remove, take } = useChosenPhotos(words);
  const { place, problem: placeProblem, find, forget } = usePlace(words);
  const field = useRef<HTMLTextAreaElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const over = text.trim().length - MOST_TEXT;
  const canSend = over <= 0 && (text.trim() !== '' || photos.length > 0);

  useEffect(() => kept.writeDraft(text), [kept, text]);
  useEffect(() => {
    if (asksPlace > 0) find();
  }, [asksPlace, find]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);

  const send = () => {
    if (!canSend) return;
    if (photos.length > 0) void onPhotos(take(), text.trim());
    else onText(text.trim());
    setText('');
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // On a phone Enter begins a new line; while a word is being composed (Telex) it ends the word.
    const isPhone = matchMedia('(pointer: coarse)').matches;
    if (event.key !== 'Enter' || event.shiftKey || isPhone || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    void choose(event.clipboardData.files);
  };
  const problem = over > 0 ? words.tooLong(over) : (photoProblem ?? placeProblem);

  return (
    <footer className="composer">
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {place && (
        <div className="place-card" role="status">
          {place === 'finding' ? (
            <p>{words.findingPlace}</p>
          ) : (
            <>
              <p>{words.placeQuestion(Math.max(1, Math.round(place.accuracy ?? 1)))}</p>
              <button
                type="button"
                className="strong-button"
                onClick={() => {
                  onPlace(place);
                  forget();
                }}
              >
                {words.sendPlace}
              </button>
            </>
          )}
          <button type="button" className="plain-button" onClick={forget}>
            {words.cancel}
          </button>
        </div>
      )}
      {photos.length > 0 && (
        <div className="tray">
          <ul>
            {photos.map(({ url }, index) => (
              <li key={url}>
                <img src={url} alt="" />
                <button type="button" aria-label={words.removePhoto(index + 1)} onClick={() => remove(url)}>
                  <CloseIcon />
                </button>
              </li>
            ))}
          </ul>
          <p role="status">{words.photoReady(photos.length)}</p>
        </div>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <input
          ref={files}
          type="file"
          // Named one by one: then an iPhone hands its own format over as JPEG, which everybody can open.
          accept="image/jpeg,image/png,image/webp"
          multiple
          hidden
          onChange={(event) => {
            if (event.target.files) void choose([...event.target.files]);
            event.target.value = '';
          }}
        />
        <button type="button" className="round" aria-label={words.choosePhoto} onClick={() => files.current?.click()}>
          <CameraIcon />
        </button>
        <button type="button" className="round" aria-label={words.sharePlace} onClick={find}>
          <PinIcon />
        </button>
        <textarea
          ref={field}
          rows={1}
          value={text}
          aria-label={words.write}
          placeholder={words.write}
          enterKeyHint="enter"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <button type="submit" className="round send" aria-label={words.send} disabled={!canSend}>
          <SendIcon />
        </button>
      </form>
    </footer>
  );
}
