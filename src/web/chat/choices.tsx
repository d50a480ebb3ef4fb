import { useState } from 'react';
import type { ChatChoice, ChatMessage } from '../../channels/web/web-chat-schema.ts';
import { MapIcon, PinIcon } from './icons.tsx';
import { mapPath } from './map-path.ts';
import type { Words } from './words.ts';

interface Props {
  question: Pick<ChatMessage, 'id' | 'choices' | 'asksPlace'>;
  words: Words;
  onChoose(choice: ChatChoice): void;
  onSharePlace(): void;
}

/** The answers that are offered, as wide rows: a thumb needs no aim. */
export function Choices({ question, words, onChoose, onSharePlace }: Props) {
  return (
    <div className="choices">
      {question.choices?.map((choice) => (
        <button type="button" key={choice.id} onClick={() => onChoose(choice)}>
          {choice.label}
        </button>
      ))}
      {question.asksPlace && (
        <>
          <button type="button" onClick={onSharePlace}>
            <PinIcon />
            {words.sharePlace}
          </button>
          <MapChoice question={question.id} words={words} />
        </>
      )}
    </div>
  );
}

/** Who is not at the place, or whose phone does not tell where it is, shows it on a map. */
function MapChoice({ question, words }: { question: string; words: Words }) {
  const [state, setState] = useState<'idle' | 'opening' | 'failed'>('idle');
  const open = async () => {
    setState('opening');
    const path = await mapPath(question);
    setState(path === null ? 'failed' : 'idle');
    // In this window: the map leads back here.
    if (path !== null) location.assign(path);
  };
  return (
    <>
      <button type="button" disabled={state === 'opening'} onClick={() => void open()}>
        <MapIcon />
        {words.showOnMap}
      </button>
      {state === 'failed' && (
        <p className="problem" role="alert">
          {words.mapNotOpened}
        </p>
      )}
    </>
  );
}
