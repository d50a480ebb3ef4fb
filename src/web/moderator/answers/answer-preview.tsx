import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewAnswer } from '../api/answers.ts';
import { orThrow } from '../api/problem.ts';
import { useApi } from '../api/use-api.ts';
import { type AnswerDraft, contentOf, mistakesIn } from './answer-draft.ts';
import styles from './answer-pane.module.css';

/** After so long a pause in the writing the message is made anew. */
const PAUSE_MS = 400;

/** The message as the chat shows it, made by the server with the words of the talk itself. */
export function AnswerPreview({ draft }: { draft: AnswerDraft }) {
  const { t, i18n } = useTranslation();
  const api = useApi();
  const settled = useSettled(draft);
  const { answerVi, answerEn, source, sourceLink, sourceDate, area } = contentOf(settled);
  const { answerVi: noAnswer, source: noSource, sourceLink: badLink } = mistakesIn(settled);
  // Somebody who has yet to write the English sees the Vietnamese.
  const asked = { answerVi, answerEn: answerEn.slice(0, 600) || answerVi, source, sourceLink, sourceDate, area };
  const preview = useQuery({
    queryKey: ['answers', 'preview', asked],
    queryFn: async () => orThrow(await previewAnswer(api, asked)),
    enabled: !noAnswer && !noSource && !badLink,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 0,
  }).data;

  const shown = preview?.[i18n.language === 'en' ? 'en' : 'vi'];

  return (
    <section aria-label={t('answer.preview')}>
      <h3>{t('answer.preview')}</h3>
      {shown && !noAnswer && !noSource ? (
        <>
          <p className={styles.bubble} data-preview>
            {shown.text}
          </p>
          <ul className={styles.buttons}>
            {shown.choices.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        </>
      ) : (
        <p className={styles.quiet}>{t('answer.previewEmpty')}</p>
      )}
    </section>
  );
}

function useSettled(draft: AnswerDraft): AnswerDraft {
  const [settled, setSettled] = useState(draft);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  return settled;
}
