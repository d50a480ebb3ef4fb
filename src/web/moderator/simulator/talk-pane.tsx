import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMapPin, IconMicrophone, IconPhoto, IconSend, IconSticker } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SimulatorInput } from '../../../conversations/simulator/simulator-schema.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import styles from './simulator-screen.module.css';
import type { Simulator } from './use-simulator.ts';

/** Somewhere in the sample town. */
const PLACE = { lat: 21.17, lon: 106.06 };

/** The talk as the web chat shows it: large type, the person's words right, choices as wide rows under the last message. */
export function TalkPane({ simulator, wordsOnly = false }: { simulator: Simulator; wordsOnly?: boolean }) {
  const { t, i18n } = useTranslation();
  const { said, busy, problem, setting, say } = simulator;
  const [text, setText] = useState('');
  const messages = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const last = said.at(-1);
  const offered = last?.by === 'assistant' ? last.reply : null;

  // Only this box moves: somebody may be writing elsewhere on the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new message is shown.
  useEffect(() => {
    messages.current?.scrollTo({ top: messages.current.scrollHeight });
  }, [said.length, busy]);

  function send(event: FormEvent) {
    event.preventDefault();
    const words = text.trim();
    if (words === '' || busy) return;
    setText('');
    void say({ kind: 'text', text: words }, words);
  }

  const standIns: [kind: 'photo' | 'place' | 'voice' | 'sticker', icon: typeof IconPhoto, input: SimulatorInput][] = [
    ['photo', IconPhoto, { kind: 'photo' }],
    ['place', IconMapPin, { kind: 'place', ...PLACE }],
    ['voice', IconMicrophone, { kind: 'voice' }],
    ['sticker', IconSticker, { kind: 'sticker' }],
  ];
  const sentAs = {
    photo: t('simulator.sentPhoto'),
    place: t('simulator.sentPlace'),
    voice: t('simulator.sentVoice'),
    sticker: t('simulator.sentSticker'),
  };

  return (
    <section className={styles.talk} aria-label={t('simulator.label')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard. */}
      <div ref={messages} className={styles.messages} tabIndex={0} role="log" aria-label={t('simulator.label')}>
        {said.length === 0 && <p className={styles.begin}>{t('simulator.begin')}</p>}
        {said.map((one, nth) =>
          one.by === 'me' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: messages are only ever added.
            <p key={nth} className={styles.mine}>
              {one.text}
            </p>
          ) : one.by === 'service' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: messages are only ever added.
            <p key={nth} className={styles.silence}>
              {t('simulator.willLine', { what: i18n.language === 'en' ? one.en : one.vi })}
            </p>
          ) : one.reply === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: messages are only ever added.
            <p key={nth} className={styles.silence}>
              {t('simulator.quiet')}
            </p>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: messages are only ever added.
            <div key={nth} className={styles.theirs} data-bot>
              {one.reply.text}
              {one.reply.calls.map(({ label, number }) => (
                <span key={number} className={styles.call}>
                  {label}: {number}
                </span>
              ))}
            </div>
          ),
        )}
        {offered && (offered.choices.length > 0 || offered.asksPlace) && (
          <div className={styles.choices}>
            {offered.choices.map(({ id, label }, nth) => (
              <button
                key={id}
                type="button"
                disabled={busy}
                onClick={() => {
                  void say(setting.buttons ? { kind: 'choice', id } : { kind: 'text', text: String(nth + 1) }, label);
                  field.current?.focus();
                }}
              >
                {setting.buttons ? label : `${nth + 1}. ${label}`}
              </button>
            ))}
            {offered.asksPlace && (
              <button
                type="button"
                disabled={busy}
                onClick={() => void say({ kind: 'place', ...PLACE }, t('simulator.sentPlace'))}
              >
                <IconMapPin size={18} aria-hidden /> {t('simulator.asksPlace')}
              </button>
            )}
          </div>
        )}
        {problem && <ProblemNotice problem={problem} />}
      </div>
      <form className={styles.composer} onSubmit={send}>
        {(wordsOnly ? [] : standIns).map(([kind, Icon, input]) => (
          <Tooltip key={kind} label={t(`simulator.${kind}`)}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t(`simulator.${kind}`)}
              disabled={busy}
              onClick={() => void say(input, sentAs[kind])}
            >
              <Icon size={20} />
            </ActionIcon>
          </Tooltip>
        ))}
        <input
          ref={field}
          aria-label={t('simulator.write')}
          placeholder={t('simulator.write')}
          autoComplete="off"
          maxLength={4_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ActionIcon type="submit" size="lg" aria-label={t('simulator.send')} disabled={busy || text.trim() === ''}>
          <IconSend size={18} />
        </ActionIcon>
      </form>
    </section>
  );
}
