import { useState } from 'react';
import type { ChatMedium } from '../../channels/web/web-chat-schema.ts';
import type { Words } from './words.ts';

interface Props {
  medium: ChatMedium;
  /** The picture as this phone has it. */
  preview: string | null;
  words: Words;
  onOpen(url: string): void;
}

/** The width of a picture in the page, in pixels, and how tall it may be. */
const WIDTH = 240;
const TALLEST = 300;

export function MessageMedium({ medium, preview, words, onOpen }: Props) {
  const [failed, setFailed] = useState(false);
  if (medium.state === 'refused')
    return <p className="medium-problem">{words.mediaReasons[medium.reason ?? ''] ?? words.mediaGone}</p>;
  const url = medium.url ?? preview;
  if (!url) return <p className="medium-waits">{words.checkingPhoto}</p>;
  if (medium.kind === 'voice' && medium.url)
    // biome-ignore lint/a11y/useMediaCaption: nobody has written down what people say in recordings
    return <audio controls preload="none" src={medium.url} aria-label={words.recording.voice} />;
  if (medium.kind === 'video' && medium.url)
    // biome-ignore lint/a11y/useMediaCaption: nobody has written down what people say in films
    return <video controls preload="none" src={medium.url} width={WIDTH} aria-label={words.recording.video} />;
  if (medium.kind === 'file' && medium.url && !medium.width)
    return (
      <a className="text" href={medium.url}>
        {words.recording.file}
      </a>
    );
  if (failed) return <p className="medium-problem">{words.mediaGone}</p>;
  return (
    <button type="button" className="photo" onClick={() => onOpen(url)} aria-label={words.openPhoto}>
      <img
        src={preview ?? medium.smallUrl ?? url}
        alt={words.photoAlt}
        style={sizeOf(medium)}
        onError={() => setFailed(true)}
      />
    </button>
  );
}

/** Known before it is loaded: nothing jumps. */
function sizeOf({ width, height }: ChatMedium): { width: number; height: number } | undefined {
  if (!width || !height) return undefined;
  return { width: WIDTH, height: Math.min(TALLEST, Math.round((WIDTH * height) / width)) };
}
