import { useTranslation } from 'react-i18next';
import { useNow } from './use-now.ts';
import { agoWords, fullDate } from './when.ts';

/** "3 phút trước", with the whole date behind it. */
export function Ago({ at }: { at: string }) {
  const { t, i18n } = useTranslation();
  const date = new Date(at);
  const words = agoWords(date, useNow(), i18n.language);
  return (
    <time dateTime={at} title={fullDate(date, i18n.language)}>
      {words.text ?? t(words.key, { count: words.count, time: words.time })}
    </time>
  );
}
