import '@fontsource/be-vietnam-pro/vietnamese-400.css';
import '@fontsource/be-vietnam-pro/latin-400.css';
import '@fontsource/be-vietnam-pro/vietnamese-600.css';
import '@fontsource/be-vietnam-pro/latin-600.css';
import './chat.css';
import './messages.css';
import './composer.css';
import { createRoot } from 'react-dom/client';
import { CODE_IN_HASH } from '../../channels/web/web-limits-schema.ts';
import { openApi } from './api.ts';
import { ChatPage } from './chat-page.tsx';
import { openConversation } from './conversation.ts';
import { newClientId } from './new-client-id.ts';
import { keptIn } from './outgoing.ts';
import { openPhotoBox } from './photo-box.ts';
import { wordsFor } from './words.ts';

const { language, words } = wordsFor(location.search);
document.documentElement.lang = language;

const kept = keptIn(storageOf());
takeCode();
const conversation = openConversation({
  api: openApi(),
  kept,
  box: openPhotoBox(),
  newId: newClientId,
  now: () => new Date(),
});
conversation.start();
addEventListener('online', conversation.hurry);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') conversation.hurry();
});

createRoot(document.getElementById('page')!).render(<ChatPage conversation={conversation} kept={kept} words={words} />);

/** A code that a QR picture brought waits in the field to be sent; the address does not keep it. */
function takeCode(): void {
  const code = new URLSearchParams(location.hash.slice(1)).get(CODE_IN_HASH);
  if (code === null) return;
  kept.writeDraft(code.slice(0, 20));
  history.replaceState(null, '', `${location.pathname}${location.search}`);
}

/** Reading the property throws where the browser keeps nothing. */
function storageOf(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  try {
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => {}, removeItem: () => {} };
  }
}
