import '@fontsource/be-vietnam-pro/vietnamese-500.css';
import '@fontsource/be-vietnam-pro/latin-500.css';
import './map-card.css';
import type { PlaceCard } from '../../messages/place-schema.ts';
import { openApi } from './api.ts';
import { showEnding } from './ending.ts';
import { showPicker } from './picker.ts';
import { wordsIn } from './words.ts';

/** The one-time map: plain elements and one library, so that an old phone on a slow line opens it in a moment. */

const page = document.getElementById('page')!;
const api = openApi(location.pathname.split('/').at(-1)!);

void open();

async function open(): Promise<void> {
  let card: PlaceCard | undefined;
  try {
    card = await api.card();
    document.documentElement.lang = card.lang;
    document.title = wordsIn(card.lang).title;
    if (card.state === 'open') await showPicker(page, { api, card, onEnd: end });
    else end(card);
  } catch {
    const words = wordsIn(card?.lang ?? 'vi');
    showEnding(page, { title: words.cannotLoad, words, again: open });
  }
}

/** It is sent, or can be sent no more. */
function end({ state, lang, chat, chatUrl }: PlaceCard): void {
  const words = wordsIn(lang);
  const isSent = state === 'sent';
  showEnding(page, {
    sign: isSent ? 'sent' : 'over',
    title: isSent ? words.sent : words.over,
    whatNow: isSent ? words.sentWhatNow : words.overWhatNow,
    ...(chatUrl === null ? { hint: words.closeHint(chat) } : { chatUrl }),
    words,
  });
}
