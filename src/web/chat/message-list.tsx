import { Fragment, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { dayWords } from './day-words.ts';
import { Avatar, DownIcon } from './icons.tsx';
import { MessageBubble } from './message-bubble.tsx';
import type { ShownMessage } from './shown-messages.ts';
import type { Words } from './words.ts';

interface Props {
  messages: readonly ShownMessage[];
  typing: boolean;
  /** Pictures that this phone still has, by the `clientId` of their message. */
  previews: ReadonlyMap<string, string>;
  words: Words;
  onOpenPhoto(url: string): void;
  onSendAgain(clientId: string): void;
  onDiscard(clientId: string): void;
  /** What stands under the last message. */
  children: ReactNode;
}

/** Nearer to the end than this, in pixels, one reads along. */
const AT_END = 80;

/** The messages, with a line above each day. It follows the talk while its end is seen, and stays where one reads otherwise. */
export function MessageList({ messages, typing, words, children, ...rest }: Props) {
  const box = useRef<HTMLElement>(null);
  const atEnd = useRef(true);
  const [unseen, setUnseen] = useState(false);
  const last = messages.at(-1);
  const seenLast = useRef<string | undefined>(undefined);

  const toEnd = useCallback(() => {
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, []);

  // Also without a change of ours: a picture has loaded, the keyboard has opened.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => atEnd.current && toEnd());
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, [toEnd]);

  useEffect(() => {
    const isNew = last !== undefined && last.key !== seenLast.current;
    const isFirst = seenLast.current === undefined;
    seenLast.current = last?.key;
    if (!isNew) return;
    if (atEnd.current || isFirst || last.from === 'person') {
      atEnd.current = true;
      toEnd();
    } else setUnseen(true);
  }, [last, toEnd]);

  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < AT_END;
    if (atEnd.current) setUnseen(false);
  };

  const now = new Date();
  const lastOwn = messages.findLastIndex(({ from }) => from === 'person');
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <section className="scroll" ref={box} onScroll={onScroll} tabIndex={0} aria-label={words.log}>
        <div className="messages">
          <div role="log" aria-live="polite" aria-relevant="additions" aria-label={words.log}>
            {messages.map((message, index) => (
              <Fragment key={message.key}>
                {message.startsDay && (
                  <p className="day">
                    <span>{dayWords(message.at, now, words)}</span>
                  </p>
                )}
                <MessageBubble message={message} isLastOwn={index === lastOwn} words={words} {...rest} />
              </Fragment>
            ))}
          </div>
          {children}
          {typing && (
            <div className="row ours" role="status" aria-label={words.typing}>
              <Avatar />
              <div className="bubble typing" aria-hidden="true">
                <i />
                <i />
                <i />
              </div>
            </div>
          )}
        </div>
      </section>
      {unseen && (
        <button
          type="button"
          className="unseen"
          onClick={() => {
            setUnseen(false);
            atEnd.current = true;
            toEnd();
          }}
        >
          <DownIcon />
          {words.newMessages}
        </button>
      )}
    </>
  );
}
