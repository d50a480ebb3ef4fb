import { timeOf } from './day-words.ts';
import { Avatar, DeliveryIcon, PhoneIcon, PinIcon } from './icons.tsx';
import { LinkedText } from './linked-text.tsx';
import { MessageMedium } from './message-medium.tsx';
import type { ShownMessage } from './shown-messages.ts';
import type { Words } from './words.ts';

interface Props {
  message: ShownMessage;
  /** Only the newest of the person's says in words how far it came; a tick is enough for the others. */
  isLastOwn: boolean;
  previews: ReadonlyMap<string, string>;
  words: Words;
  onOpenPhoto(url: string): void;
  onSendAgain(clientId: string): void;
  onDiscard(clientId: string): void;
}

export function MessageBubble({ message, isLastOwn, previews, words, onOpenPhoto, onSendAgain, onDiscard }: Props) {
  const { from, text, media, delivery, startsGroup, endsGroup, clientId } = message;
  const own = from === 'person';
  const shownText = message.pressed ? words.pressed : text;
  return (
    <div className={`row ${own ? 'own' : 'ours'}${startsGroup ? ' starts' : ''}`}>
      {!own && (endsGroup ? <Avatar /> : <span className="avatar" />)}
      <div className="column">
        {from === 'staff' && startsGroup && <p className="by">{words.staff}</p>}
        <div className={`bubble${media.length > 0 ? ' with-media' : ''}${delivery === 'refused' ? ' refused' : ''}`}>
          {media.map((medium, index) => (
            <MessageMedium
              // biome-ignore lint/suspicious/noArrayIndexKey: the media of a message never change their order
              key={index}
              medium={medium}
              preview={(clientId && previews.get(clientId)) || null}
              words={words}
              onOpen={onOpenPhoto}
            />
          ))}
          {message.place && (
            <p className="place">
              <PinIcon />
              {words.place}
            </p>
          )}
          {shownText !== '' && (
            <p className="text">
              <LinkedText text={shownText} />
            </p>
          )}
          {message.calls.map(({ label, number }) => (
            <a key={number} className="call" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
              <PhoneIcon />
              {words.call(label)}
            </a>
          ))}
        </div>
        {delivery === 'refused' ? (
          <p className="refusal" role="alert">
            <span>{message.refusal ?? words.notSent}</span>
            <button type="button" onClick={() => clientId && onSendAgain(clientId)}>
              {words.sendAgain}
            </button>
            <button type="button" onClick={() => clientId && onDiscard(clientId)}>
              {words.discard}
            </button>
          </p>
        ) : (
          (endsGroup || (delivery !== null && delivery !== 'received')) && (
            <p className="meta">
              {delivery !== 'held' && timeOf(message.at)}
              {delivery !== null && <Ticks delivery={delivery} inWords={isLastOwn} words={words} />}
            </p>
          )
        )}
      </div>
    </div>
  );
}

function Ticks({
  delivery,
  inWords,
  words,
}: {
  delivery: 'sending' | 'held' | 'received';
  inWords: boolean;
  words: Words;
}) {
  const said = { sending: words.sending, held: words.waitingForLine, received: words.received }[delivery];
  return (
    <>
      <DeliveryIcon delivery={delivery} />
      <span className={inWords || delivery === 'held' ? '' : 'hidden'}>{said}</span>
    </>
  );
}
