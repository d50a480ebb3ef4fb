import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Choices } from './choices.tsx';
import { Composer } from './composer.tsx';
import type { Conversation } from './conversation.ts';
import { Avatar } from './icons.tsx';
import { MessageList } from './message-list.tsx';
import type { Kept } from './outgoing.ts';
import { PhotoViewer } from './photo-viewer.tsx';
import { shownMessages } from './shown-messages.ts';
import { useOnline } from './use-online.ts';
import type { Words } from './words.ts';

/** The whole page: a bar that says who is there, the talk, and the field to write in. */
export function ChatPage({ conversation, kept, words }: { conversation: Conversation; kept: Kept; words: Words }) {
  const state = useSyncExternalStore(conversation.subscribe, conversation.state);
  const online = useOnline();
  const [previews] = useState(() => new Map<string, string>());
  const [opened, setOpened] = useState<string | null>(null);
  const [asksPlace, setAsksPlace] = useState(0);
  const messages = useMemo(() => shownMessages(state, online), [state, online]);
  useRealHeight();

  const question = openQuestion(state);
  const isEmpty = state.loading === 'loaded' && messages.length === 0;
  const replyDue = state.history.replyDue || state.outgoing.some((item) => item.state === 'stored');
  const sendPhotos = useCallback(
    (photos: { blob: Blob; url: string }[], caption: string) =>
      conversation.sendPhotos(
        photos.map(({ blob }) => blob),
        caption,
        (clientId, index) => previews.set(clientId, photos[index]!.url),
      ),
    [conversation, previews],
  );

  return (
    <div className="phone">
      <header className="bar">
        <Avatar />
        <div>
          <h1>{words.assistant}</h1>
          <p>{words.about}</p>
        </div>
      </header>
      <LineNotice online={online} line={state.line} loading={state.loading} words={words} />
      <main className="talk">
        {state.loading === 'failed' && messages.length === 0 && (
          <div className="middle">
            <p>{words.cannotLoad}</p>
            <button type="button" className="plain-button" onClick={conversation.hurry}>
              {words.tryAgain}
            </button>
          </div>
        )}
        {state.loading === 'loading' && messages.length === 0 && (
          <div className="middle" role="status">
            <p>{words.loading}</p>
          </div>
        )}
        {isEmpty && (
          <div className="middle welcome">
            <Avatar />
            <h2>{words.welcomeTitle}</h2>
            {words.welcome.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </div>
        )}
        <MessageList
          messages={messages}
          typing={replyDue && messages.at(-1)?.from === 'person'}
          previews={previews}
          words={words}
          onOpenPhoto={setOpened}
          onSendAgain={conversation.sendAgain}
          onDiscard={conversation.discard}
        >
          {question && (
            <Choices
              question={question}
              words={words}
              onChoose={(choice) =>
                conversation.send({ kind: 'choice', choice: choice.id, question: question.id }, choice.label)
              }
              onSharePlace={() => setAsksPlace((count) => count + 1)}
            />
          )}
        </MessageList>
      </main>
      <Composer
        kept={kept}
        words={words}
        asksPlace={asksPlace}
        onText={(text) => conversation.send({ kind: 'text', text }, text)}
        onPhotos={sendPhotos}
        onPlace={(place) => conversation.send({ kind: 'place', ...place }, '')}
      />
      {opened && <PhotoViewer url={opened} words={words} onClose={() => setOpened(null)} />}
    </div>
  );
}

/** The message whose buttons are shown; none while an answer to it is on its way. */
function openQuestion({ history, outgoing }: ReturnType<Conversation['state']>) {
  const onItsWay = outgoing.some(
    (item) =>
      item.state !== 'refused' &&
      item.kind === 'message' &&
      (item.message.kind === 'choice' || item.message.kind === 'text'),
  );
  if (onItsWay || history.replyDue) return null;
  const last = history.messages.at(-1);
  const message = history.messages.find(({ id }) => id === history.openQuestion);
  if (message) return message;
  return last?.asksPlace && last.from !== 'person' ? last : null;
}

function LineNotice(props: { online: boolean; line: 'up' | 'down'; loading: string; words: Words }) {
  const { online, line, loading, words } = props;
  const notice = !online ? words.offline : line === 'down' && loading === 'loaded' ? words.connecting : '';
  return (
    <div role="status" className={notice ? 'notice' : 'hidden'}>
      {notice}
    </div>
  );
}

/** Safari does not make the page smaller for its keyboard; the part that is seen is smaller. */
function useRealHeight(): void {
  useEffect(() => {
    const seen = window.visualViewport;
    if (!seen) return;
    const follow = () => {
      // Drawn larger with two fingers, a smaller part is seen of the same page.
      const height = seen.scale > 1.01 ? '' : `${Math.round(seen.height)}px`;
      document.documentElement.style.setProperty('--seen-height', height);
    };
    follow();
    seen.addEventListener('resize', follow);
    return () => seen.removeEventListener('resize', follow);
  }, []);
}
