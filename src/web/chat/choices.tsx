import type { ChatChoice, ChatMessage } from '../../channels/web/web-chat-schema.ts';
import { PinIcon } from './icons.tsx';
import type { Words } from './words.ts';

interface Props {
  question: Pick<ChatMessage, 'choices' | 'asksPlace'>;
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
        <button type="button" onClick={onSharePlace}>
          <PinIcon />
          {words.sharePlace}
        </button>
      )}
    </div>
  );
}
